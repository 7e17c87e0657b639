"""Whether a name or a number stands among the words among which the source has it: where two of them changed places,
each stands in the source, and yet the sentence is wrong.
"""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Literal

from bot.write.figures import figures
from index.search import stems
from index.search.query import carries_meaning
from index.split.names import NAME, key

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’][sS]?$")
# How far neighbours reach, in words that carry meaning, and by how much those of another one must be nearer (cosine).
_REACH, _NEARER = 4, 0.1

Near = dict[str, float]
"""The neighbours of a word, the near ones counting more."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word that carries meaning: the key of a name, the value of a number, the stem of any other."""

    term: str
    kind: Literal["name", "number", "word"]


def astray(text: str, sources: Sequence[str], sure: Container[str]) -> str:
    """A name or number that stands where the sources have another one; empty if none does.

    Args:
        text: what was written.
        sources: the sentences that bear it.
        sure: keys of names that are known to stand where they should.
    """
    here, there = _words(text), [_words(source) for source in sources]
    wrong = (at for at, word in enumerate(here) if word.term not in sure and _is_astray(at, here, there))
    return next((here[at].term for at in wrong), "")


def _is_astray(at: int, here: Sequence[Word], there: Sequence[Sequence[Word]]) -> bool:
    word, near = here[at], _near(here, at)
    if word.kind == "word":
        return False
    own = other = 0.0
    for words in there:
        places = [place for place, one in enumerate(words) if one == word]
        own = max([own, *(_cosine(near, _near(words, place)) for place in places)])
        if not places:
            continue
        rivals = [place for place, one in enumerate(words) if one.kind == word.kind and one != word]
        # The other words of the same name are no rivals.
        apart = [place for place in rivals if all(abs(place - mine) > 1 for mine in places)]
        other = max([other, *(_cosine(near, _near(words, place)) for place in apart)])
    return other > own + _NEARER


def _near(words: Sequence[Word], at: int) -> Near:
    near: Near = {}
    for place in range(max(at - _REACH, 0), min(at + _REACH + 1, len(words))):
        if place != at:
            term = words[place].term
            near[term] = max(near.get(term, 0.0), 1 / abs(place - at))
    return near


def _cosine(one: Near, other: Near) -> float:
    norm = sqrt(sum(value**2 for value in one.values()) * sum(value**2 for value in other.values()))
    return sum(value * other.get(term, 0.0) for term, value in one.items()) / norm if norm else 0.0


def _words(text: str) -> list[Word]:
    """The words that carry meaning, in order, each number one word."""
    numbers = figures(text)
    told = {one.start: Word(one.value, "number") for one in numbers}
    told |= {
        found.start(): _word(found[0])
        for found in _WORD.finditer(text)
        if carries_meaning(found[0]) and not any(one.start <= found.start() < one.end for one in numbers)
    }
    return [told[start] for start in sorted(told)]


def _word(written: str) -> Word:
    bare = _POSSESSIVE.sub("", written)
    if NAME.fullmatch(bare) and key(bare):
        return Word(key(bare), "name")
    return Word("".join(stems(bare)), "word")
