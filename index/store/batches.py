"""Many things, a list of some at a time."""

from collections.abc import Iterable, Iterator
from itertools import islice


def batches(things: Iterable[str], size: int) -> Iterator[list[str]]:
    """The things in lists of at most so many."""
    rest = iter(things)
    while batch := list(islice(rest, size)):
        yield batch
