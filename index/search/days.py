"""Days as questions write them: "2 March", "Q1 2025", "the last two weeks". Which days each stands for, and no more."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from index.search.almanac import DAY, Days, around, back, part_of, span
from index.split.speech.lexicon import MONTH_NAMES

_MONTHS = [name[:3] for name in MONTH_NAMES]
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
# The months that seasons begin with. A winter has the year of its January, where most of it lies.
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_NTH = {word: i // 2 + 1 for i, word in enumerate("first 1st second 2nd third 3rd fourth 4th".split())}
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
_FEW = 5  # a stretch that is too long hides nothing

_NAMES = rf"(?:(?:{'|'.join(MONTH_NAMES)})\b|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
_MONTH = rf"(?P<month>{_NAMES})"
_TH = "(?:st|nd|rd|th)?"
_DAY = rf"(?P<day>\d\d?){_TH}(?:(?:\s?[-–]\s?| to | and )(?:the )?(?P<day2>\d\d?){_TH})?(?!\d)"
_DIGITS = r"(?:1[5-9]|20)\d\d"
_YEAR = r"(?:,| of| in)? (?P<year>(?:1\d|20)\d\d|(?:last|this) year)"
_PART = r"(?:(?P<part>early|mid|late)[\s-])?"
_WEEKDAY = rf"(?:{'|'.join(_WEEKDAYS)})"
_COUNT = rf"(?P<count>\d{{1,3}}|(?:a )?couple(?: of)?|(?:a )?few|an?|{'|'.join(_NUMBERS)})"
_UNIT = "(?P<unit>day|week|month|year|decade)"
_SPAN = rf"(?:{_COUNT} )?{_UNIT}(?(count)s?)(?! of\b)"
# What follows must not make a name of it (April Ryan), a verb (May resigned) or a number of things (2025 soldiers).
_NO_NAME = r"(?! (?-i:[A-ZÀ-ÞА-Я])\w)"
_NO_VERB = r"(?:(?<!\bmay)|(?=\W*$|[,;:]| (?:and|or|to|about|on|by|with|until)\b))"
_NO_COUNT = (
    r"(?! (?!(?:was|is|has|does|as|his|this|its|vs|across|versus)\b)(?-i:[a-z])+s\b"
    r"| (?:people|men|women|children|per ?cent|km|tons?|[mb]illion)\b)"
)
_WHOLE = r"(?![\w%]|[.,:/’']\w|,? \d{3,4}\b| (?:of )?next\b)"


def written(pattern: str) -> re.Pattern[str]:
    """A pattern in which a blank stands for any white space and case says nothing."""
    return re.compile(pattern.replace(" ", r"\s+"), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write days, the words that lead up to it, and whether it may stand without one."""

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], date, date], Days]
    leads: str
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """Days as a text names them."""

    form: Form
    match: re.Match[str]

    def days(self, today: date, by: date) -> Days:
        """The days meant. Where no year is written, the last ones that have begun on the day `by`.

        Raises:
            ValueError, OverflowError, LookupError: the calendar has no such day.
        """
        return self.form.read(self.match, today, by)

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.match.start()

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.match.end()

    @property
    def alone(self) -> bool:
        """Whether it needs no "in" or "on" before it."""
        return self.form.alone or self.dated or bool(_said(self.match, "which"))

    @property
    def dated(self) -> bool:
        """Whether its year is written."""
        return bool(_said(self.match, "year") or _said(self.match, "iso"))

    @property
    def bare_year(self) -> bool:
        """Whether it is four digits and nothing else."""
        return self.match[0].isdigit()


def named(text: str, start: int) -> Named | None:
    """The days that are named at this place of a text."""
    return next((Named(form, match) for form in _FORMS if (match := form.pattern.match(text, start))), None)


def _iso(match: re.Match[str], _today: date, _by: date) -> Days:
    day = date.fromisoformat(match["iso"])
    return day, day


def _day(match: re.Match[str], today: date, by: date) -> Days:
    def of(year: int) -> Days:
        first, last = sorted(
            date(year, _month_number(match), int(day or match["day"])) for day in match.group("day", "day2")
        )
        return first, last

    return _in_year(of, match, today, by)


def _month(match: re.Match[str], today: date, by: date) -> Days:
    return _in_year(lambda year: span(year, _month_number(match), 1), match, today, by)


def _season(match: re.Match[str], today: date, by: date) -> Days:
    begin = _SEASONS[match["season"].lower()]
    return _in_year(lambda year: span(year - begin // 12, begin, 3), match, today, by)


def _quarter(match: re.Match[str], today: date, by: date) -> Days:
    number = _NTH[match["nth"].lower()] if match["nth"] else int(match["code"][1])
    length = 6 if (match["unit"] or match["code"])[0] in "hH" else 3  # months
    return _in_year(lambda year: span(year, (number - 1) * length + 1, length), match, today, by)


def _decade(match: re.Match[str], _today: date, _by: date) -> Days:
    first = int(match["decade"])
    century = first % 100 == 0 and first < 2000  # noqa: PLR2004  (the 1800s are a century, the 2000s ten years)
    return part_of((date(first, 1, 1), date(first + (99 if century else 9), 12, 31)), _said(match, "part"))


def _year(match: re.Match[str], _today: date, _by: date) -> Days:
    return part_of(around(date(int(match["number"]), 1, 1), "year"), _said(match, "part"))


def _weekday(match: re.Match[str], today: date, by: date) -> Days:
    latest = today - DAY if match["which"] else by
    day = latest - DAY * ((latest.weekday() - _WEEKDAYS.index(match["weekday"].lower())) % 7)
    return day, day


def _rolling(match: re.Match[str], today: date, _by: date) -> Days:
    return back(today, _count(match), _said(match, "unit")), _small(match, today)


def _ago(match: re.Match[str], today: date, _by: date) -> Days:
    unit = _said(match, "unit")
    return around(back(_small(match, today), _count(match), unit), unit)


def _calendar(match: re.Match[str], today: date, _by: date) -> Days:
    unit = _said(match, "unit")
    return around(back(_small(match, today), int(_said(match, "which") == "last"), unit), unit)


def _near(match: re.Match[str], today: date, _by: date) -> Days:
    said = match[0].lower()
    day = _small(match, today) - DAY * (2 if "before" in said else "yesterday" in said or "last" in said)
    return day, day


def _small(match: re.Match[str], today: date) -> date:
    """Today, unless capitals make a name of the words: USA Today, Last Week Tonight."""
    if not match[0][bool(match.start() == 0) :].islower():
        raise ValueError(match[0])
    return today


def _in_year(of: Callable[[int], Days], match: re.Match[str], today: date, by: date) -> Days:
    """Days of the year that is written, or else of the latest in which they have begun; "last" ones are over."""
    which, part = _said(match, "which"), _said(match, "part")
    if year := _said(match, "year") or which.replace("last", ""):
        return part_of(of(int(year) if year.isdigit() else today.year - year.startswith("last")), part)
    for number in range(by.year, max(by.year - 9, 0), -1):
        with suppress(ValueError):  # only some years have a 29th of February, eight years apart at most
            days = part_of(of(number), part)
            if days[1] < today if which else days[0] <= by:
                return days
    raise ValueError(match[0])


def _said(match: re.Match[str], name: str) -> str:
    return (match.groupdict().get(name) or "").lower()


def _month_number(match: re.Match[str]) -> int:
    return _MONTHS.index(match["month"][:3].lower()) + 1


def _count(match: re.Match[str]) -> int:
    said = _said(match, "count")
    if said.isdigit() or said in _NUMBERS:
        return int(said) if said.isdigit() else _NUMBERS.index(said) + 1
    return 2 if "couple" in said else _FEW if "few" in said else 1


def _form(pattern: str, read: Callable[[re.Match[str], date, date], Days], leads: str, *, alone: bool = False) -> Form:
    return Form(written(f"(?:{pattern}){_WHOLE}"), read, leads, alone)


_HOURS = "(?:morning|afternoon|evening|night)"
_HOUR = rf"(?: {_HOURS}\b|(?! {_HOURS}))"
_IN, _ON, _OVER = "in during throughout from", "on from", "in during throughout within over for from"
_FORMS = (
    _form(r"(?P<iso>\d{4}-\d\d-\d\d)(?!-)", _iso, _ON, alone=True),
    _form(rf"(?:{_WEEKDAY},? )?(?:the (?=\d+[a-z]))?{_DAY} (?:of )?{_MONTH}(?:{_YEAR})?", _day, _ON, alone=True),
    _form(
        rf"(?:{_WEEKDAY},? )?{_MONTH} (?:the )?{_DAY}(?! {_NAMES})(?:{_YEAR})?(?! (?:day|week|month|year)s?\b)",
        _day,
        _ON,
        alone=True,
    ),
    _form(
        rf"(?:(?P<which>last|this) |(?:the )?month of )?{_PART}{_MONTH}(?:{_YEAR}|{_NO_NAME}{_NO_VERB})", _month, _IN
    ),
    _form(
        rf"(?:(?P<which>last|this) |the )?{_PART}(?P<season>{'|'.join(_SEASONS)})(?(which)(?! of\b)|{_YEAR})",
        _season,
        _IN,
    ),
    _form(rf"(?:the )?(?:(?P<code>[qh][1-4])|(?P<nth>{'|'.join(_NTH)}) (?P<unit>quarter|half)){_YEAR}", _quarter, _IN),
    _form(rf"(?:the )?{_PART}(?P<decade>(?:1[5-9]|20)\d0)[’']?s", _decade, _IN),
    _form(rf"(?:(?:the )?year )?{_PART}(?P<number>{_DIGITS})(?=\W*$)", _year, _IN, alone=True),
    _form(rf"(?:(?:the )?year )?{_PART}(?P<number>{_DIGITS}){_NO_COUNT}", _year, _IN),
    _form(rf"(?:(?P<which>last) )?(?P<weekday>{_WEEKDAY}){_HOUR}{_NO_NAME}", _weekday, _ON),
    _form(rf"(?:the )?last {_COUNT} {_UNIT}s?(?! of\b)", _rolling, _OVER, alone=True),
    _form(rf"(?:the |this )?past {_SPAN}", _rolling, _OVER, alone=True),
    _form(rf"the last {_SPAN}", _rolling, _OVER),
    _form(
        r"(?:(?:earlier|later|so far) )?(?P<which>this|last) (?P<unit>week|month|year)(?! of\b)",
        _calendar,
        _OVER,
        alone=True,
    ),
    _form(rf"{_COUNT} {_UNIT}s? ago", _ago, "from", alone=True),
    _form(
        rf"(?:the )?day before yesterday|yesterday{_HOUR}|(?:earlier )?today(?! (?:sa(?:y|ys|id)|report)\w*)"
        "|last night|this (?:morning|afternoon|evening)",
        _near,
        _OVER,
        alone=True,
    ),
)
