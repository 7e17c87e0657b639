"""Spellings of one name. Only what rules can know: how an ending is written in Latin letters."""

import re
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


@lru_cache(maxsize=256)
def pattern(name: str) -> re.Pattern[str]:
    """Finds the name as a whole word in any of its spellings, possessive or not; case does not matter."""
    ways = "|".join(re.escape(way) for way in sorted(spellings(name), key=len, reverse=True))
    return re.compile(rf"\b(?:{ways})(?:[’']s?)?(?!\w)", re.IGNORECASE)
