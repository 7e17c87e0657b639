"""The numbers of a text, in digits or words: "6,000", "6000" and "six thousand" are one."""

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.extract.differing.amounts import ONES, TENS

_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth".split()
_ORDINALS += "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split()
_TEN = 10
_SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_WORDS = ONES | {word: number for number, word in enumerate(_ORDINALS, start=1)} | TENS | {"dozen": 12}
# What is no number, and counts all the same: "fewer than ten" is not "more than ten".
_VAGUE = (
    "more fewer less few little much most least all every only before after until unless "
    "half halves quarter quarters once twice double doubled triple tripled dozens hundreds thousands millions billions"
)
_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:[.:]\d+)*"
_ALL = "|".join((*_WORDS, *_SCALES, *_VAGUE.split()))
_FIGURE = re.compile(rf"(?<!\w)(?<!\d[.,])(?P<digits>{_DIGITS})|\b(?P<word>{_ALL})\b", re.IGNORECASE)
# "No one" is nobody where one of these follows; in "no one party" it is a number.
_VERBS = "is was has had can could will would may might should must does did knows knew else"
_NONE = re.compile(rf"\bone another\b|\bno one(?= (?:{'|'.join(_VERBS.split())})\b|\W*$)", re.IGNORECASE)
_PERCENT = re.compile(r"\s?%|[ -]per ?cent\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, and where it stands."""

    value: str
    start: int
    end: int


def figures(text: str) -> list[Figure]:
    """The numbers of a text in order."""
    blank = _NONE.sub(lambda found: " " * len(found[0]), text)
    told: list[Figure] = []
    for found in _FIGURE.finditer(blank):
        new = Figure(_value(found), found.start(), found.end())
        joined = _joined(told[-1], new, blank) if told else None
        told[len(told) - bool(joined) :] = [joined or new]
    return [_hundredth(one, blank) for one in told]


def _hundredth(one: Figure, text: str) -> Figure:
    """40 per cent is another number than 40."""
    found = _PERCENT.match(text, one.end)
    return Figure(f"{one.value}%", one.start, found.end()) if found and one.value[0].isdigit() else one


def _value(found: re.Match[str]) -> str:
    if digits := found["digits"]:
        return _plain(re.sub(r"[,\u00a0\u202f ]", "", digits))
    word = found["word"].lower()
    return str(_WORDS.get(word, _SCALES.get(word, word)))


def _plain(digits: str) -> str:
    """Without zeros in front or behind a point: 6.0 is 6; what is no number, as in 3.2.1, stays."""
    try:
        return f"{Decimal(digits).normalize():f}"
    except ArithmeticError:
        return digits


def _joined(one: Figure, other: Figure, text: str) -> Figure | None:
    """Two that are one: "twenty-five", "six thousand", "10 million"."""
    between, word = text[one.end : other.start], text[other.start : other.end].lower()
    if between not in {" ", "-", "\u00a0"} or not re.fullmatch(r"\d+(?:\.\d+)?", one.value):
        return None
    if word in _SCALES:
        return Figure(_plain(str(Decimal(one.value) * _SCALES[word])), one.start, other.end)
    tens = text[one.start : one.end].lower() in TENS and (0 < ONES.get(word, 0) < _TEN or word in _ORDINALS[: _TEN - 1])
    return Figure(str(int(one.value) + int(other.value)), one.start, other.end) if tens else None
