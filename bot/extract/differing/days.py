"""Dates in a sentence, as exactly as it tells them, so that two of them can be compared."""

import re
from dataclasses import dataclass

from index.split.speech.lexicon import MONTH_NAMES
from index.types import Span

_MONTH = f"(?P<month>{'|'.join(MONTH_NAMES)})"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_DATES = (
    re.compile(rf"\b{_MONTH} {_DAY}(?:,? {_YEAR})?\b", re.IGNORECASE),
    re.compile(rf"\b{_DAY} (?:of )?{_MONTH}(?:,? {_YEAR})?\b", re.IGNORECASE),
    re.compile(rf"\b{_MONTH}(?: of)?,? {_YEAR}\b", re.IGNORECASE),
    re.compile(r"\b(?P<year>1[5-9]\d\d|20\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)\b"),
    re.compile(rf"\b(?:in|until|since|by|for|last|next|of|early|late|mid) {_MONTH}\b", re.IGNORECASE),
    re.compile(rf"(?<![\d,.$€£-]){_YEAR}(?![\d,.%-]\d|s\b)"),
)


@dataclass(frozen=True, slots=True)
class Day:
    """A date as it is told: what is not told is None. `span` is where it stands in the sentence."""

    year: int | None
    month: int | None
    day: int | None
    span: Span


def days(sentence: str) -> list[Day]:
    """The dates of a sentence, in order; "Monday" and "last week" are none."""
    found: list[Day] = []
    for pattern in _DATES:
        for match in pattern.finditer(sentence):
            if not any(match.start() < one.span[1] and one.span[0] < match.end() for one in found):
                found.append(_day(match))
    return sorted(found, key=lambda one: one.span)


def fits(one: Day, other: Day) -> bool:
    """Whether two dates may be the same day, as "June 2024" and "2024" may."""
    pairs = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    return all(a == b for a, b in pairs if a is not None and b is not None)


def _day(match: re.Match[str]) -> Day:
    told = match.groupdict()
    month = (told.get("month") or "").lower()
    number = MONTH_NAMES.index(month) + 1 if month in MONTH_NAMES else int(month) if month else None
    start = match.start("month") if number and not told.get("year") and not told.get("day") else match.start()
    return Day(_number(told.get("year")), number, _number(told.get("day")), (start, match.end()))


def _number(text: str | None) -> int | None:
    return int(text) if text else None
