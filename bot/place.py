"""A place in the sources: one of them, and where in its text."""

from collections.abc import Iterable

from index.types import Span

Place = tuple[str, Span]
"""The source, and from where to where."""


def overlap(place: Place, others: Iterable[Place]) -> bool:
    """Whether a place has characters in common with one of the others."""
    source, (start, end) = place
    return any(source == other and start < b and a < end for other, (a, b) in others)
