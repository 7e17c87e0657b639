"""Dates as sources write them, made ISO (YYYY-MM-DD). Only days that are written whole: no guess from "last week"."""

import re
from dataclasses import dataclass
from datetime import date, datetime

_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
_WRITTEN = re.compile(
    rf"(?<!\d)(?P<iso>\d{{4}}[-/]\d{{2}}[-/]\d{{2}})(?!\d)"
    rf"|(?<![\d.])(?P<d3>\d{{1,2}})\.(?P<m3>\d{{1,2}})\.(?P<y3>\d{{4}})(?!\d)"
    rf"|\b(?P<m1>{_MONTHS})\.? (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y1>\d{{4}})\b"
    rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? (?P<m2>{_MONTHS})\.?,? (?P<y2>\d{{4}})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A day and where it is written in a text."""

    iso: str
    start: int
    end: int


def find_date(text: str) -> Found | None:
    """The first whole date in the text: 2025-03-01, "March 1, 2025" or "1 March 2025". None where there is none."""
    for match in _WRITTEN.finditer(text):
        day = _iso(match)
        if day:
            return Found(day, *match.span())
    return None


def first_date(text: str) -> str | None:
    """The first whole date in the text, as ISO has it."""
    found = find_date(text)
    return found.iso if found else None


def _iso(match: re.Match[str]) -> str | None:
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"].replace("/", "-")).isoformat()
        if match["d3"]:
            return date(int(match["y3"]), int(match["m3"]), int(match["d3"])).isoformat()
        month, day, year = match["m1"] or match["m2"], match["d1"] or match["d2"], match["y1"] or match["y2"]
        return datetime.strptime(f"{day} {month[:3]} {year}", "%d %b %Y").date().isoformat()  # noqa: DTZ007  (a day has no zone)
    except ValueError:
        return None
