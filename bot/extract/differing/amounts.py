"""Numbers in a sentence, each with what it counts and how exactly, so that two of them can be compared."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bot.extract.differing.days import days
from index.search import stems
from index.types import Span

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
ONES = {word: number for number, word in enumerate(f"{_ONES} eighteen nineteen".split())}
TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
"""The words for numbers below a hundred that are one word."""
_WORDS = ONES | TENS
_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "m": 1_000_000,
    "bn": 1_000_000_000,
}
_WRITTEN = "|".join(sorted(_WORDS, key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?<![\w.,-])(?P<money>[$€£])?(?:(?P<digits>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?)|(?P<word>(?:{_WRITTEN})(?:-(?:{_WRITTEN}))?))"
    r"(?:[ -]?(?P<scale>hundred|thousand|million|billion|bn|m)\b)?(?P<percent> ?%| ?per ?cent\b)?(?![\w%]|[.,:-]\d)",
    re.IGNORECASE,
)
_HEDGES: dict[str, str] = {
    "least": r"more than|over|at least|above|upwards of|no fewer than|no less than",
    "most": r"up to|fewer than|less than|under|at most|no more than|below",
    "about": r"about|around|some|roughly|nearly|almost|approximately|an estimated|close to|circa",
}
_BEFORE = re.compile(
    rf"(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _HEDGES.items())}) (?:the |a |an )?$", re.IGNORECASE
)
# A number that is a part, a rate, a rank or a name, and no answer to how many there are in all.
_PART = re.compile(
    r"\b(?:another|additional|further|other|first|last|next|remaining|every|each|per|no\.|article|chapter|page|section|"
    r"phase|group|step|day|aged?|of the|between|from) $",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"\s*(?:\w+ ){0,2}?(?:more\b|others?\b|of (?:them|the|those|these|its|his|her|their)\b|each\b|every\b|per\b|"
    r"an? (?:day|week|month|year|hour)\b|daily\b|(?:st|nd|rd|th)\b|to \d|–|-\d|(?:a\.?m|p\.?m)\b)",
    re.IGNORECASE,
)
_NO_NOUN = frozenset(
    """
    a an the of in on at to for by with from and or nor but that which who whom whose were was are is be been being have
    has had will would could can may might should must did do does not as than since until after before during while
    when where because so if then there here yesterday today tomorrow ago old long per each more others other
    """.split()
)
# A word for several things.
_MANY = re.compile(r"(?:[^su\W]s|people|children|men|women|police|personnel|staff|cattle)$")
_LONGEST_NOUN = 4
_ROUND = 100

Hedge = Literal["", "least", "most", "about"]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a sentence.

    Attributes:
        value: of it.
        counts: stems of the words behind it, which say what it counts; empty where they do not.
        hedge: "least" for "more than", "most" for "up to", "about" for "around"; empty for an exact one.
        part: whether it counts only a part, as in "another 300", or is a rate.
        span: where it stands in the sentence.
    """

    value: float
    counts: frozenset[str]
    hedge: Hedge
    part: bool
    span: Span


def amounts(sentence: str) -> list[Amount]:
    """The numbers of a sentence that count something, in order; years, days of a month and times of day left out."""
    return [*_amounts(sentence)]


def agree(one: Amount, other: Amount) -> bool:
    """Whether two numbers may both be right: one is the other rounded, or no more exact than to leave room for it."""
    low, high = sorted((one, other), key=lambda amount: amount.value)
    if low.hedge == "least" or high.hedge == "most":
        return True
    near = 0.1 * high.value if "about" in {one.hedge, other.hedge} else 0.0
    return high.value - low.value <= max(near, _rounded(one.value), _rounded(other.value))


def _amounts(sentence: str) -> Iterator[Amount]:
    dates = [day.span for day in days(sentence)]
    for found in _NUMBER.finditer(sentence):
        if any(start < found.end() and found.start() < end for start, end in dates):
            continue
        before, after = sentence[: found.start()], sentence[found.end() :]
        hedge = _BEFORE.search(before)
        unhedged = before[: hedge.start()] if hedge else before
        part = bool(_PART.search(unhedged) or _RATE.match(after))
        yield Amount(_value(found), _counts(found, after), _hedge(hedge), part, found.span())


def _hedge(found: re.Match[str] | None) -> Hedge:
    if found is None:
        return ""
    return "least" if found["least"] else "most" if found["most"] else "about"


def _value(found: re.Match[str]) -> float:
    if found["digits"]:
        number = float(found["digits"].replace(",", ""))
    else:
        number = float(sum(_WORDS[word] for word in found["word"].lower().split("-")))
    return number * _SCALES.get((found["scale"] or "").lower(), 1)


def _counts(found: re.Match[str], after: str) -> frozenset[str]:
    """What a number counts: money, hundredths, or the words behind it."""
    if found["money"]:
        return frozenset({found["money"]})
    if found["percent"]:
        return frozenset({"%"})
    words: list[str] = []
    for word in re.findall(r"[^\W\d_][\w’'-]*|\S", after)[:_LONGEST_NOUN]:
        if word in _NO_NOUN or not word[0].islower() or word.endswith(("ed", "ing")):
            break
        words.append(word)
        if _MANY.search(word):
            return frozenset(stems(" ".join(words)))
    return frozenset()


def _rounded(value: float) -> float:
    """By how much a number may be off that was rounded to so many noughts."""
    if value < _ROUND or value != int(value):
        return 0.0
    noughts = len(str(int(value))) - len(str(int(value)).rstrip("0"))
    return 10.0**noughts / 2 if noughts else 0.0
