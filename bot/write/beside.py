"""Whether names and numbers stand among the words among which the sources have them.

Where two of them changed places, each stands in the source, and yet the sentence is wrong.
"""

from collections.abc import Container, Sequence
from itertools import pairwise
from math import sqrt

from bot.write.words import Word, words

# How far neighbours reach, in words that carry meaning, and by how much those of another one must be nearer (cosine).
_REACH, _NEARER = 4, 0.05
# In the place of either of two that may have changed places.
_ONE_OF_THEM = "*"

Near = dict[str, float]
"""The neighbours of a word, the near ones counting more."""


def astray(text: str, sources: Sequence[str], sure: Container[str]) -> str:
    """A name or number that stands where the sources have another one; empty if none does.

    Args:
        text: what was written.
        sources: the sentences that bear it.
        sure: names that are known to stand where they should.
    """
    here, there = words(text), [words(source) for source in sources]
    if turned := _other_way_round(here, there):
        return turned
    for at, word in enumerate(here):
        if word.kind != "word" and word.term not in sure and _is_astray(at, here, there):
            return word.term
    return ""


def _other_way_round(here: Sequence[Word], there: Sequence[Sequence[Word]]) -> str:
    """The first of two numbers side by side that the sources have the other way round: "by 19 to 21" for "21 to 19"."""
    pairs = {pair for source in there for pair in pairwise(source)}
    numbers = (pair for pair in pairwise(here) if all(one.kind == "number" for one in pair))
    return next((one.term for one, other in numbers if (other, one) in pairs and (one, other) not in pairs), "")


def _is_astray(at: int, here: Sequence[Word], there: Sequence[Sequence[Word]]) -> bool:
    word = here[at]
    rivals = {other for source in there for other in _rivals(word, source) if word in source}
    return any(_fit(at, here, other, word, there) > _fit(at, here, word, other, there) + _NEARER for other in rivals)


def _rivals(word: Word, source: Sequence[Word]) -> set[Word]:
    """What is of the same kind; the other words of the same name are none."""
    beside = {other for pair in pairwise(source) if word in pair for other in pair}
    return {other for other in source if other.kind == word.kind and other not in beside | {word}}


def _fit(at: int, here: Sequence[Word], word: Word, rival: Word, there: Sequence[Sequence[Word]]) -> float:
    """How well a word fits in a place of what was written, by its neighbours in the sources, in 0..1. What these have
    beside the words that were written is left out: a sentence made shorter has the same neighbours.
    """
    either = {word, rival}
    near = _near(here, at, either)
    kept = [[one for one in source if one in here or one in either] for source in there]
    places = [(source, place) for source in kept for place, one in enumerate(source) if one == word]
    return max((_cosine(near, _near(source, place, either)) for source, place in places), default=0.0)


def _near(found: Sequence[Word], at: int, either: Container[Word]) -> Near:
    near: Near = {}
    for place in range(max(at - _REACH, 0), min(at + _REACH + 1, len(found))):
        if place != at:
            term = _ONE_OF_THEM if found[place] in either else found[place].term
            near[term] = max(near.get(term, 0.0), 1 / abs(place - at))
    return near


def _cosine(one: Near, other: Near) -> float:
    norm = sqrt(sum(value**2 for value in one.values()) * sum(value**2 for value in other.values()))
    return sum(value * other.get(term, 0.0) for term, value in one.items()) / norm if norm else 0.0
