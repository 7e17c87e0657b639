"""What words can be an answer of a kind, by what they are.

A date holds a date, a place stands behind "in" or is named, somebody is a name or a noun. However well other words
stand to the question, they are none.
"""

import re
from collections.abc import Callable, Mapping

from bot.extract.exact.wanted import Kind, Wanted
from bot.extract.exact.words import Words
from index.split.speech.lexicon import MONTH_NAMES
from index.types import Span

_MONTHS = "|".join(MONTH_NAMES)
_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_CALENDAR = re.compile(rf"\b(?:{_MONTHS}|{_DAYS})s?\b", re.IGNORECASE)
_TIME = re.compile(
    rf"\b(?:{_MONTHS}|{_DAYS}|\d{{3,4}}s?|\d0s|\d+(?:st|nd|rd|th)|centur(?:y|ies)|decades?|years?|months?|weeks?|days?|hours?"
    r"|seasons?|spring|summer|autumn|fall|winter|yesterday|today|tomorrow|tonight|nights?|mornings?|afternoons?|evenings?"
    r"|noon|midnight|dawn|dusk|christmas|easter|ramadan|ago|after|before|during|since|until|when|while|once|now|soon|later"
    r"|early|late|eras?|period|war|bc|ad|bce|ce|a\.?m|p\.?m)\b|\d:\d\d",
    re.IGNORECASE,
)
_MONEY = re.compile(r"[$€£%]|\b(?:euros?|dollars?|pounds|percent|people|workers)\b", re.IGNORECASE)
_TWO_THINGS = re.compile(r"\w (?:by|at|against|with|for) ", re.IGNORECASE)
# "Without Russia" is no place.
_NOWHERE = frozenset("without with by for about as than like against despite because due of during since until".split())
_THINGS = frozenset({"name", "noun"})
# Who is quoted there is another matter.
_SAYS = frozenset("said says told added".split())
_NO_PERSON_FIRST = frozenset({"preposition", "adverb", "verb", "auxiliary", "opener", "pronoun"})


def may_be(wanted: Wanted, words: Words, place: Span) -> bool:
    """Whether words can be an answer.

    Args:
        wanted: by the question.
        words: of the sentence.
        place: from the first word to behind the last.
    """
    fits = _FITS.get(wanted.kind)
    if wanted.kind == "place" and wanted.asking == "where":
        return _place(words, place) and _leads_there(words, place)
    return fits is None or fits(words, place)


def quotes(words: Words, place: Span) -> bool:
    """Whether words tell that somebody says something."""
    return any(words.low(i) in _SAYS for i in range(*place))


def _text(words: Words, place: Span) -> str:
    start, end = words.span(*place)
    return words.text[start:end]


def _number(words: Words, place: Span) -> bool:
    return "number" in words.sorts[slice(*place)]


def _date(words: Words, place: Span) -> bool:
    text = _text(words, place)
    nouns = [words.low(i) for i in range(*place) if words.sort(i) in {"noun", "name", "number", "adverb"}]
    times = [noun for noun in nouns if _TIME.search(noun)]
    if not times or _MONEY.search(text) or _TWO_THINGS.search(text):
        return False
    # "Monday in the court" is two things, "the reign of Henry in the 9th century" may be when.
    return not _CALENDAR.search(text) or all(noun in times or noun[0].isdigit() for noun in nouns)


def _place(words: Words, place: Span) -> bool:
    sorts = words.sorts[slice(*place)]
    return not (_CALENDAR.search(_text(words, place)) or _THINGS.isdisjoint(sorts) or "auxiliary" in sorts)


def _leads_there(words: Words, place: Span) -> bool:
    """Whether words stand where a place does, or name one."""
    before, first = (words.low(place[0] - 1), words.sort(place[0] - 1)), (words.low(place[0]), words.sort(place[0]))
    leads = [low for low, sort in (before, first) if sort in {"preposition", "of"}]
    if before[0] == "on" and first[1] == "name":  # A summit on Ukraine may be held anywhere.
        return False
    return _NOWHERE.isdisjoint(leads) and bool(leads or "name" in words.sorts[slice(*place)])


def _name(words: Words, place: Span) -> bool:
    sorts = words.sorts[slice(*place)]
    return (
        not _THINGS.isdisjoint(sorts)
        and sorts[0] not in _NO_PERSON_FIRST
        and "auxiliary" not in sorts
        and not _CALENDAR.search(_text(words, place))
    )


def _reason(words: Words, place: Span) -> bool:
    sorts = words.sorts[slice(*place)]
    return not (
        {*sorts} <= {"number", "preposition", "name", "article", "and", ","} and _CALENDAR.search(_text(words, place))
    )


_FITS: Mapping[Kind, Callable[[Words, Span], bool]] = {
    "number": _number,
    "date": _date,
    "place": _place,
    "name": _name,
    "reason": _reason,
}
