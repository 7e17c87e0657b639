"""The calendar: the months and weeks around a day, and days some months away. Stretches have a first and a last day.

All raise ValueError or OverflowError where the calendar ends, before the year 1 and after 9999.
"""

from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date, date]
"""The first day and the last."""

DAY = timedelta(1)
_MONTHS_IN = {"month": 1, "year": 12, "decade": 120}
_PARTS = ("early", "mid", "late")


def back(day: date, count: int, unit: str) -> date:
    """The day some days, weeks, months, years or decades before."""
    months = _MONTHS_IN.get(unit)
    return _moved(day, -count * months) if months else day - DAY * count * (7 if unit == "week" else 1)


def around(day: date, unit: str) -> Days:
    """The day, or the calendar's week (from Monday), month or year that it is in."""
    match unit:
        case "day":
            return day, day
        case "week":
            monday = day - DAY * day.weekday()
            return monday, monday + DAY * 6
        case "month":
            return span(day.year, day.month, 1)
    return span(day.year, 1, 12)


def span(year: int, month: int, count: int) -> Days:
    """Some whole months."""
    first = date(year, month, 1)
    last = _moved(first, count - 1)
    return first, last.replace(day=monthrange(last.year, last.month)[1])


def _moved(day: date, months: int) -> date:
    """The day some months later, or the last of its month where that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def part_of(days: Days, part: str) -> Days:
    """The early, mid or late third of these whole months, or ten days of one; all of them where no part is named."""
    if part not in _PARTS:
        return days
    first, last = days
    third = ((last.year - first.year) * 12 + last.month - first.month + 1) // 3
    begins = [_moved(first, third * i) if third else first + DAY * 10 * i for i in range(3)]
    ends = [begins[1] - DAY, begins[2] - DAY, last]
    place = _PARTS.index(part)
    return begins[place], ends[place]
