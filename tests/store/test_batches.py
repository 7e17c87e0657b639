"""Lists of some things at a time."""

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from index.store.batches import batches


@given(st.lists(st.text()), st.integers(1, 9))
def test_nothing_is_lost_and_all_but_the_last_are_full(things: list[str], size: int) -> None:
    found = list(batches(iter(things), size))
    assert [*chain(*found)] == things
    assert all(len(batch) == size for batch in found[:-1])
    assert all(0 < len(batch) <= size for batch in found[-1:])
