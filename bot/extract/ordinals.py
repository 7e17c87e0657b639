"""The first, the second, the third of a kind, which are not each other."""

import re

from index.search import stems

_ORDINAL = re.compile(
    r"\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) ((?:[\w’'-]+ ?){1,3})", re.IGNORECASE
)


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
    """Each number of a row, with the stems of the words behind it."""
    return [(found[1].lower(), frozenset(stems(found[2]))) for found in _ORDINAL.finditer(text)]
