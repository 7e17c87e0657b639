"""The first, the second, the third of a kind, which are not each other."""

import re
from collections.abc import Sequence
from itertools import takewhile

from index.search import stems
from index.search.query import carries_meaning
from index.split.speech.lexicon import PAST

_ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth".split())
_ORDINAL = re.compile(rf"\b({'|'.join(sorted(_ORDINALS))}) (?=((?:[\w’'-]+ ?){{1,3}}))", re.IGNORECASE)


def misplaced(asked: str, text: str) -> bool:
    """Whether a text tells only of another than is asked about: of the first summit, where the second one is meant."""
    wanted = _numbered(asked)
    if not wanted:
        return False
    there = _numbered(text)
    return any(
        nouns & others and not any(nouns & more and number == ordinal for number, more in there)
        for ordinal, nouns in wanted
        for other, others in there
        if other != ordinal
    )


def _numbered(text: str) -> list[tuple[str, frozenset[str]]]:
    """Each number of a row, with the stems of the nouns behind it."""
    return [(found[1].lower(), _nouns(found[2].split())) for found in _ORDINAL.finditer(text)]


def _nouns(words: Sequence[str]) -> frozenset[str]:
    """Stems of the words that come before what happens."""
    nouns = takewhile(lambda word: carries_meaning(word) and word.lower() not in PAST | _ORDINALS, words)
    return frozenset(stems(" ".join(nouns)))
