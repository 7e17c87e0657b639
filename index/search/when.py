"""When a question asks about: the stretch of time that its words name, in English. It knows no sources and no clock.

A stretch read wrongly hides the answer; one left unread only leaves more to search. In doubt there is none.
"""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from index.search.almanac import DAY, Days
from index.search.days import Named, named, written

_LEAD = written(
    r"\b(?:(?P<since>(?:ever )?since(?: the (?:start|beginning) of)?|starting(?: in| on| from)?)|(?P<after>after)"
    r"|(?P<until>(?:by|until|before) the end of|(?:up )?until|till|up to|by)|(?P<before>before|prior to)"
    r"|(?P<within>in|on|during|throughout|within|over|for|from|between)) $"
)
_ASKED = written(r"\b(?:what|how) about $")
# Days after these are bound to something else: the talks of 2 March, more than a week ago, Putin's 2024 speech.
_BOUND = written(
    r"(?:\b(?:the|an?|of|for|about|at|to|with|or|than|under|nearly|almost|his|her|its|their|our|my|your)|[’']s?) $"
)
# A year after these is a name or a number: Project 2025, 1500 and 2000.
_COUNTED = written(r"(?:^|\s)(?:(?-i:[A-ZÀ-ÞА-Я])\S*|\S*\d\S*|and|is|was|are|were|be) $")
# "Today" beside a verb of the present is nowadays: how many live there today?
_NEWS = written(r"\b(?:did|was|were|had|has|have|said|happen\w*|news)\b|^\W*(?:and )?today\W*$")
_EVENT = written(r"\b(?P<side>before|until|after|since) (?:the|an?|his|her|its|their) (?:[\w’'-]+ ){1,4}$")
_OUTWARD = {"before": "until", "until": "until", "after": "since", "since": "since"}
_JOIN = {
    "within": written(r"(?:\s?[-–]\s?|, | (?:to|and|or|until|till|through) )"),
    "since": written(r" (?:to|until|till) "),
}
_ONWARD = written(r" (?:onwards?\b|on(?=\W*$))")
# A range with one end, a person ("said by May"), and verbs ("27 may", "march 5") that are written as days are.
_REFUSED = written(
    r"between\b(?!.*(?:\b(?:and|to)\b|[-–])).*|(?:by|from) (?:may|april|june|august|jan)"
    r"|(?-i:(?:this |\d+\w* )?(?:may|march)(?: \d+\w*)?)"
)
_OPEN = written(r"[-–]\w| (?:to|until|till) ")
_LONGEST = 12  # days that a list may join: the months of a year
_LOOK_BACK = 80  # characters around a date in which the words that lead to it or bind it are sought
_WORD = re.compile(r"(?<![\w.,/$€£#@–-])\w")


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time: ISO days, both within it, None where it is open, and the characters that say so."""

    since: str | None
    until: str | None
    start: int
    end: int


def period(text: str, today: date) -> Period | None:
    """The first stretch of time that a question names; None where it names none. Never fails.

    A month or day without a year is the last one that has begun. "The last two weeks" end today, "last week" goes from
    Monday to Sunday. Of an event only the side is known: "after the talks in March" is since the 1st of March.
    """
    done = 0
    for word in _WORD.finditer(text):
        days = named(text, word.start()) if word.start() >= done else None
        if days:
            done = days.end
            with suppress(ValueError, OverflowError, LookupError):  # 30 February, a day before the year 1, "ſpring"
                if found := _period(text, days, today):
                    return found
    return None


def _period(text: str, first: Named, today: date) -> Period | None:
    lead = _lead(text, first)
    if lead is None:
        return None
    side, start = lead
    last = _last(text, side, first)
    if _refused(text, start, last.end, joined=last is not first):
        return None
    if last is not first:
        return Period(*_bounds("within", _joined(first, last, today)), start, last.end)
    onward = _ONWARD.match(text, first.end) if text[start : start + 4].lower() == "from" else None
    side = "since" if onward else _outward(text, start, side)
    return Period(*_bounds(side, first.days(today, today)), start, onward.end() if onward else first.end)


def _lead(text: str, days: Named) -> tuple[str, int] | None:
    """On which side of the days the time lies, and where the words for it begin; None if the days belong elsewhere."""
    back = max(0, days.start - _LOOK_BACK)
    lead = _LEAD.search(text, back, days.start)
    if lead and lead.lastgroup:
        leads = f"{days.form.leads} between{' on' * days.dated}".split()
        fits = lead.lastgroup != "within" or lead[0].lower().strip() in leads
        return (lead.lastgroup, lead.start()) if fits else None
    free = _ASKED.search(text, back, days.start) or (days.alone and not _bound(text, back, days))
    return ("within", days.start) if free else None


def _bound(text: str, back: int, days: Named) -> bool:
    """Whether what stands before the days, or the tense of "today", takes them from the question."""
    name = days.bare_year and _COUNTED.search(text, back, days.start)
    nowadays = days.match[0].lower() == "today" and not _NEWS.search(text, back, days.end + _LOOK_BACK)
    return bool(name or nowadays or _BOUND.search(text, back, days.start))


def _last(text: str, side: str, first: Named) -> Named:
    """The other end of a range, or the last of a list; the first again where it stands by itself."""
    last = first
    for _ in range(_LONGEST if side in _JOIN else 0):
        join = _JOIN[side].match(text, last.end)
        last = (named(text, join.end()) if join else None) or last
    return last


def _refused(text: str, start: int, end: int, *, joined: bool) -> bool:
    dangling = not joined and _OPEN.match(text, end)
    said = text[start:end]
    return bool(_REFUSED.fullmatch(said) or (dangling and (said.lower().startswith("from") or dangling[0][0] in "-–")))


def _outward(text: str, start: int, side: str) -> str:
    event = _EVENT.search(text, max(0, start - _LOOK_BACK), start) if side == "within" else None
    return _OUTWARD[event["side"].lower()] if event else side


def _joined(first: Named, last: Named, today: date) -> Days:
    """From the one to the other. A year that is written with one of them serves both."""
    if first.dated:
        begin = first.days(today, today)
        end = last.days(today, min(today, begin[0] + 364 * DAY))
    else:
        end = last.days(today, today)
        begin = first.days(today, end[0])
    return min(begin[0], end[0]), max(begin[1], end[1])


def _bounds(side: str, days: Days) -> tuple[str | None, str | None]:
    first, last = days
    match side:
        case "since":
            return first.isoformat(), None
        case "after":
            return (last + DAY).isoformat(), None
        case "before":
            return None, (first - DAY).isoformat()
        case "until":
            return None, last.isoformat()
    return first.isoformat(), last.isoformat()
