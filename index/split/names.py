"""Spellings of one word of a name, in any script: what rules can know, without a list of people."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

from index.split.spelling import spelt

# One ending of Ukrainian and Russian surnames as newspapers write it: Zelensky, Zelenskyy, Zelenskiy, Zelenskii.
_SKY = re.compile(r"(?<=\w\w)sk(?:yy|iy|yi|ii|ij|yj|y|i)$")
_ENDINGS = ("sky", "skyy", "skiy", "skyi", "skii", "skij", "skyj", "ski")
_POSSESSIVE = re.compile(r"(?<=\w\w)['’][sS]?$")
ARTICLE = r"(?:[ae][lsrzdtn]|a(?:s|c|sc)h|esh)"
"""The article of Arabic names, lower case: "al-Assad", "as-Sadr"."""
# As an article only where it stands apart from the name: Elena and Alvarez begin like this too.
_ARTICLE = re.compile(rf"^{ARTICLE}[-\s]+(?=\w)", re.IGNORECASE)
NAME = re.compile(r"\b[^\W\d_a-zß-ÿа-џα-ω]\w*(?:['ʼ`´]\w+)*")
"""A word of a name: with a capital, or in a script that has none. The other words of a text are not looked at."""


class _Marks(dict[int, int | None]):
    """For `str.translate`: takes out diacritics, each looked at once."""

    def __missing__(self, letter: int) -> int | None:
        self[letter] = None if unicodedata.combining(chr(letter)) else letter
        return self[letter]


_MARKS = _Marks()
# `fold` takes й for и with a sign, so its key must be that of и.
_SHORT_I = str.maketrans("йЙ", "иИ")


@lru_cache(maxsize=1 << 17)
def key(word: str) -> str:
    """What the usual spellings of one word of a name have in common: Selenskyj, Zelensky and Зеленський are one.

    In ASCII letters; empty where the word has no letter. It is no spelling itself: nothing to show.
    """
    bare = word.strip()
    if not bare.isalpha():
        bare = _ARTICLE.sub("", _POSSESSIVE.sub("", bare))
    if anyascii(bare[-1:]) in {"c", "C"}:
        bare = re.sub("[đĐ]", "dj", bare)  # so in Serbian; a d in Vietnamese
    latin = anyascii(bare.removeprefix("ال").translate(_SHORT_I)).lower()
    if not latin.isalpha():
        latin = re.sub("[^a-z]", "", latin)
    return spelt(latin)


def fold(text: str) -> str:
    """The text without diacritics and with straight apostrophes: García and Garcia, O’Malley and O'Malley are one."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFD", text.replace("’", "'")).translate(_MARKS)


def spellings(name: str) -> tuple[str, ...]:
    """The ways in which rules can list that one word of a name is written, lower case, the given one first."""
    lower = name.lower()
    stem = _SKY.sub("", lower)
    others = () if stem == lower else (stem + ending for ending in _ENDINGS)
    return tuple(dict.fromkeys((lower, *others)))


def names(name: str, text: str) -> bool:
    """Whether a word of a name stands in a text, in any of its spellings."""
    return pattern(name).search(fold(text)) is not None


@dataclass(frozen=True, slots=True)
class Pattern:
    """Finds a word of a name in folded text, possessive or not: as it is spelt in capitals or small letters, or a
    capitalised word that is a spelling of it.
    """

    key: str
    spelt: re.Pattern[str]

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every place, from left to right."""
        return (found for found in self.spelt.finditer(text) if found["spelt"] or key(found[0]) == self.key)

    def search(self, text: str) -> re.Match[str] | None:
        """The first place."""
        return next(self.finditer(text), None)


@lru_cache(maxsize=256)
def pattern(name: str) -> Pattern:
    """What finds a word of a name."""
    ways = "|".join(re.escape(fold(way)) for way in sorted(spellings(name), key=len, reverse=True))
    return Pattern(key(name), re.compile(rf"(?P<spelt>\b(?i:{ways})(?:'[sS]?)?(?!\w))|{NAME.pattern}"))
