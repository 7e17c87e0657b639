"""Days counted by the periods that they fall in: days, months, years or decades, as the span of them asks for."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

# About as many bars as a chart has room for.
_MOST = 60
_MONTHS = 12
# Letters of an ISO date that name the decade.
_DECADE = 3


def by_period(days: Iterable[str | None]) -> list[tuple[str, int]]:
    """How many of the days fall in each period from the first to the last, those between them that have none too.

    Args:
        days: ISO dates; None is passed over.
    """
    known = sorted(date.fromisoformat(day) for day in days if day)
    if not known:
        return []
    names, length = _periods(known[0], known[-1])
    counts = Counter(f"{str(day)[:length]}{'0s' * (length == _DECADE)}" for day in known)
    return [(name, counts[name]) for name in names]


def _periods(first: date, last: date) -> tuple[list[str], int]:
    """The periods between two days, and how many letters of an ISO date name one."""
    days = (last - first).days
    if days < _MOST // 2:
        return [str(first + timedelta(day)) for day in range(days + 1)], 10
    months = range(first.year * _MONTHS + first.month - 1, last.year * _MONTHS + last.month)
    if len(months) <= _MOST:
        return [f"{month // _MONTHS:04}-{month % _MONTHS + 1:02}" for month in months], 7
    if last.year - first.year < _MOST:
        return [f"{year:04}" for year in range(first.year, last.year + 1)], 4
    return [f"{decade:03}0s" for decade in range(first.year // 10, last.year // 10 + 1)], _DECADE
