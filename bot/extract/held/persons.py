"""Sentences that say who somebody is."""

import re

from index.split.mentions.roles import before, behind
from index.split.names import pattern

_GIVEN = re.compile(r"(?:\b[A-ZÀ-Þ][\w’'-]*\.? )+$")
_WHO = re.compile(r", (?:who|whose)\b")
# What a sentence says of somebody behind the name says more than what stands before it; "X is a …" says most.
_IS = re.compile(r" (?:is|was|became|has been) (?:an? |the |one of )")


def introduces(name: str, sentence: str) -> float:
    """How clearly a sentence says who somebody is, from 0.0 for one that does not to 3.0.

    Args:
        name: as it was asked for; its last word is sought.
        sentence: of a source.
    """
    if sentence.endswith("?"):
        return 0.0
    found = pattern(name.rsplit(maxsplit=1)[-1]).finditer(sentence)
    return max((_clear(sentence, *one.span()) for one in found), default=0.0)


def _clear(sentence: str, start: int, end: int) -> float:
    """How clearly it does where the name stands."""
    given = _GIVEN.search(sentence, 0, start)
    if _IS.match(sentence, end):
        return 3.0
    if _WHO.match(sentence, end) or behind(sentence, end, len(sentence)):
        return 2.0
    return 1.0 if before(sentence, given.start() if given else start, 0) else 0.0
