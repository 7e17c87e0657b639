"""What somebody said after a statement: further on in its source, and then on later days."""

from collections.abc import Sequence

from index import Statement


def following(shown: Statement, others: Sequence[Statement]) -> list[Statement]:
    """Those that follow a statement, in order.

    Args:
        shown: the statement.
        others: of the same speaker.
    """
    behind = [one for one in others if one.source == shown.source and one.start > shown.start]
    later = [one for one in others if one.source != shown.source and _day(one) > _day(shown)]
    return [
        *sorted(behind, key=lambda one: one.start),
        *sorted(later, key=lambda one: (_day(one), one.source, one.start)),
    ]


def _day(statement: Statement) -> str:
    """When it was said, or else reported; what has no day is before all that has."""
    return statement.spoken or statement.published or ""
