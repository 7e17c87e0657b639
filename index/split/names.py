"""Spellings of one name. Only what rules can know: how an ending is written in Latin letters."""

import re
import unicodedata
from functools import lru_cache

# One ending of Ukrainian and Russian surnames as newspapers write it: Zelensky, Zelenskyy, Zelenskiy, Zelenskii.
_SKY = re.compile(r"(?<=\w\w)sk(?:yy|iy|yi|ii|ij|y|i)$")
_ENDINGS = ("sky", "skyy", "skiy", "skyi", "skii", "skij", "ski")


def spellings(name: str) -> tuple[str, ...]:
    """The ways in which one word of a name may be written, lower case, the given one first."""
    lower = name.lower()
    stem = _SKY.sub("", lower)
    others = () if stem == lower else (stem + ending for ending in _ENDINGS)
    return tuple(dict.fromkeys((lower, *others)))


def fold(text: str) -> str:
    """The text without diacritics and with straight apostrophes: García and Garcia, O’Malley and O'Malley are one."""
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFD", text.replace("’", "'"))
    return "".join(c for c in parts if not unicodedata.combining(c))


def names(name: str, text: str) -> bool:
    """Whether a word of a name stands in a text, in any of its spellings."""
    return bool(pattern(name).search(fold(text)))


@lru_cache(maxsize=256)
def pattern(name: str) -> re.Pattern[str]:
    """Finds a word of a name in folded text in any of its spellings, possessive or not; case does not matter."""
    ways = "|".join(re.escape(fold(way)) for way in sorted(spellings(name), key=len, reverse=True))
    return re.compile(rf"\b(?:{ways})(?:'s?)?(?!\w)", re.IGNORECASE)
