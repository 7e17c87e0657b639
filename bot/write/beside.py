"""Whether names and numbers stand among the words among which the sources have them: where two of them changed places,
each stands in the source, and yet the sentence is wrong.
"""

from collections.abc import Container, Sequence
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
    for at, word in enumerate(here):
        if word.kind != "word" and word.term not in sure and _is_astray(at, here, there):
            return word.term
    return ""


def _is_astray(at: int, here: Sequence[Word], there: Sequence[Sequence[Word]]) -> bool:
    word = here[at]
    own = max((_fit(at, here, word, source) for source in there), default=0.0)
    if not own:
        return False
    rivals = {other for source in there for other in _rivals(word, source)}
    return any(_fit(at, here, other, source, word) > own + _NEARER for other in rivals for source in there)


def _rivals(word: Word, source: Sequence[Word]) -> set[Word]:
    """What is of the same kind; the other words of the same name are none."""
    beside = {source[place + step] for place in range(1, len(source) - 1) if source[place] == word for step in (-1, 1)}
    return {other for other in source if other.kind == word.kind and other not in beside | {word}}


def _fit(at: int, here: Sequence[Word], word: Word, source: Sequence[Word], instead: Word | None = None) -> float:
    """How well a word fits where another one stands, by its neighbours in a source, in 0..1. What the source has beside
    is left out: a sentence made shorter has the same neighbours.
    """
    either = {word, instead or word}
    kept = [one for one in source if one in here or one in either]
    near = _near(here, at, either)
    return max(
        (_cosine(near, _near(kept, place, either)) for place, one in enumerate(kept) if one == word), default=0.0
    )


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
