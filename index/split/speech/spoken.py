"""The day on which something was said, from the words around it: "on Thursday" against the day of publication."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from index.types import Span

_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_WEEKDAY = rf"(?:{'|'.join(_WEEKDAYS)})"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.|Jul\.|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_TH = r"(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)"
_YEAR = r"(?P<{}>(?:19|20)\d\d)\b"
_DAY = re.compile(
    rf"\b(?:{_WEEKDAY},?\s+)?(?:"
    rf"(?P<iso>\d{{4}}-\d\d-\d\d)(?!\d)"
    rf"|(?P<m1>{_MONTH})\s+(?P<d1>\d\d?){_TH}(?:,?\s+{_YEAR.format('y1')})?"
    rf"|(?:the\s+(?=\d\d?(?:st|nd|rd|th)\s+of\b))?(?P<d2>\d\d?){_TH}\s+(?:of\s+)?(?P<m2>{_MONTH})\b(?:,?\s+{_YEAR.format('y2')})?)"
    rf"|\b(?P<last>[Ll]ast\s+)?(?P<weekday>{_WEEKDAY})\b"
    r"|\b(?P<near>yesterday|last\s+night|earlier\s+today|this\s+(?:morning|afternoon|evening)|tonight)\b"
    r"|\b(?P<now>today)\b"
    r"|^\W*(?P<opens>Yesterday|Last\s+night|(?:Earlier\s+)?[Tt]oday|This\s+(?:morning|afternoon|evening))\b"
)

_SPEAKS = (
    r"(?:sa(?:id|ys?|ying)|t(?:old|ells?|elling)|wr(?:ote|ites?|iting)|spoke|sp(?:eak|oke)\w*|asked|add(?:ed|ing)"
    r"|(?:announc|declar|insist|claim|warn|argu|not|explain|reiterat|stress|emphasi[sz]|confirm|acknowledg|suggest"
    r"|tweet|post|respond|repli|comment|remark|report|assert|stat|admitt|testifi|call|describ|accus|urg|promis|vow"
    r"|den|predict|reject|publish)(?:i?ed|ing|e?s))"
)
# Words that lead to another time, or to times without number.
_OTHER_TIME = re.compile(
    r"\b(?:next|every|each|until|till|to|by|since|before|after|from|through|for|following|coming|this|of"
    r"|Super|Black|Good|Easter|Palm|Cyber|Ash|Holy|Bloody|News)\s+$"
)
_GOES_ON = re.compile(
    r"\s+(?:Times|Mirror|Telegraph|Mail|Express|Night|Morning|Post|Star|World|Herald|Tribune|Today|next|of\s+last"
    r"|last)\b|s\b|-|,?\s+(?:and|or|to|through)\s+" + _WEEKDAY
)
_OCCASION = (
    r"(?:\w+\s+){0,3}?(?:interviews?|statements?|speech|address|remarks|rally|debate|tweets?|posts?|letter|e-?mail"
    r"|(?:news|press)\s+conference|briefing|call|meeting|hearing|appearance|editorial|column|video|event|town\s+hall"
    r"|forum|show|broadcast|episode|memo|report|article|testimony|session|summit|press\s+release)\b"
)
# "At Monday's debate", "in a Friday interview": the day is of what it stands before.
_OF_IT = re.compile(r"(?:['’]s)?(?:\s+(?:morning|afternoon|evening|night))?['’]?s?\s+" + _OCCASION)
_OWNS = re.compile(r"(?:\s+(?:morning|afternoon|evening|night))?['’]s\b")
_AT_IT = re.compile(r"\b(?:[Ii]n|[Aa]t|[Dd]uring|[Oo]n|[Ff]rom)\s+(?:(?:an?|the|his|her|their|its)\s+)?$")
_BOUND = re.compile(r"\b(?:\w+['’]s?|[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts)\s+(?:(?:early|late)[\s-])?$")
# "On Thursday, Ruiz will testify": a day to come.
_TO_COME = re.compile(r"\b(?:will|(?:is|are)\s+(?:set|due|expected|scheduled|to)|plans?\s+to)\b")
# What happened "after the talks on Monday" may have been said later.
_CLAUSE = re.compile(
    r"\b(?:after|before|since|until|as(?!\s+(?:much|well|an?|of|part|if)\b)|while|who|whose|which|that|when|where|because|following|ahead\s+of|if|despite)\b"
    rf"(?!\s+to\b)(?!.*\b{_SPEAKS}\b)[^,;:]*$",
    re.IGNORECASE | re.DOTALL,
)
_VERB = re.compile(rf"\s+{_SPEAKS}\b")
# "Ruiz, who told Reuters on Monday that": the clause of one who may have said more since.
_WHO = re.compile(r"[,—–(]\s*(?:who|which|whose)\b[^,;:—–()]*$")
_BESIDE = re.compile(rf"\b{_SPEAKS}(?:\s+[\w.’']+){{0,3}}?(?:\s+(?:late|early|earlier))?(?:\s+on)?\s+$")

# A day without a year that is nearly a year back is one to come.
_LONGEST = timedelta(300)
_LOOK_BACK = 300  # characters


def spoken(text: str, pieces: Iterable[Span], published: str | None) -> str | None:
    """The ISO date of the only day that these pieces of a text name, or of the one that stands beside a verb of speech;
    None where they name no day, or several.
    """
    today = _iso(published or "")
    found = [(day, beside) for piece in pieces for day, beside in _days(text, piece, today)]
    days = {day for day, _ in found}
    if len(days) > 1:
        days = {day for day, beside in found if beside}
    return days.pop().isoformat() if len(days) == 1 else None


def _days(text: str, piece: Span, today: date | None) -> Iterator[tuple[date, bool]]:
    """The days that a piece names, and whether each stands beside a verb of speech."""
    start, end = piece
    for found in _DAY.finditer(text[start:end]):
        before, behind = found.string[: found.start()][-_LOOK_BACK:], found.string[found.end() :]
        day = _read(found, today)
        beside = bool(_BESIDE.search(before))
        if day and (beside or not _TO_COME.search(found.string)) and _is_of_speech(found, before, behind):
            yield day, beside


def _is_of_speech(found: re.Match[str], before: str, behind: str) -> bool:
    """Whether the day between these may be the one of the speech. "Today" alone is often nowadays."""
    if found["now"] and not _BESIDE.search(before) and not _VERB.match(behind):
        return False
    if _OTHER_TIME.search(before) or _GOES_ON.match(behind) or _CLAUSE.search(before) or _WHO.search(before):
        return False
    if _BOUND.search(before) or _OWNS.match(behind):
        return bool(_AT_IT.search(before) and _OF_IT.match(behind))
    return True


def _read(found: re.Match[str], today: date | None) -> date | None:
    """The day meant; None where the calendar or the text does not have it, or it was yet to come."""
    try:
        day = _written(found, today) or (today and _relative(found, today))
    except (ValueError, OverflowError):
        return None
    return day if day and (today is None or day <= today) else None


def _written(found: re.Match[str], today: date | None) -> date | None:
    if found["iso"]:
        return date.fromisoformat(found["iso"])
    month, day = found["m1"] or found["m2"], found["d1"] or found["d2"]
    if not month:
        return None
    number, year = _MONTHS.index(month[:3].lower()) + 1, found["y1"] or found["y2"]
    if year:
        return date(int(year), number, int(day))
    return _latest(number, int(day), today) if today else None


def _latest(month: int, day: int, today: date) -> date | None:
    """The last such day. The eleventh of September is the name of another."""
    past = date(today.year - ((month, day) > (today.month, today.day)), month, day)
    return past if today - past < _LONGEST and (month, day) != (9, 11) else None


def _relative(found: re.Match[str], today: date) -> date | None:
    if found["weekday"]:
        latest = today - timedelta(2 if found["last"] else 0)
        return latest - timedelta((latest.weekday() - _WEEKDAYS.index(found["weekday"])) % 7)
    word = (found["near"] or found["now"] or found["opens"] or "").lower()
    return today - timedelta("yesterday" in word or "last" in word) if word else None


def _iso(published: str) -> date | None:
    try:
        return date.fromisoformat(published)
    except ValueError:
        return None
