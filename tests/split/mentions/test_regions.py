import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.split.mentions.regions import quotations, regions


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “no” twice.", "“no”"),
        ('He said "no" twice.', '"no"'),
        ("He said ''it isn't so'' twice.", "''it isn't so''"),
        ('He said “no," and left.', '“no,"'),
        ("“No,\nhe said.", "“No,"),
        ("It isn't “", "“"),
    ],
)
def test_what_stands_between_quotation_marks(text: str, quoted: str) -> None:
    found = quotations(text)
    assert [text[a:b] for a, b in zip(found.starts, found.ends, strict=True)] == [quoted]


def test_which_region_holds_a_place() -> None:
    some = regions([(5, 8), (0, 2), (7, 9)])
    assert [some.holding(place) for place in range(10)] == [0, 0, None, None, None, 1, 1, 1, 1, None]


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)).map(sorted)))
def test_a_place_is_held_if_a_span_holds_it(spans: list[list[int]]) -> None:
    some = regions((start, end) for start, end in spans)
    for place in range(51):
        assert (some.holding(place) is not None) == any(start <= place < end for start, end in spans)


@given(st.text())
def test_quotations_lie_in_order_within_the_text(text: str) -> None:
    found = quotations(text)
    places = [place for span in zip(found.starts, found.ends, strict=True) for place in span]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)
