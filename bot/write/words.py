"""The words of a sentence that carry meaning, in order, as they are compared: numbers by value, others by stem."""

import re
from dataclasses import dataclass, field
from typing import Literal

from bot.write.figures import figures
from index.search import stems
from index.search.query import carries_meaning
from index.split.names import NAME, key

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’][sS]?$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word: the value of a number, the stem of any other, whatever its spelling. A word that opens a sentence has a
    capital and looks like a name: for that it is no other word.
    """

    term: str
    kind: Literal["name", "number", "word"] = field(compare=False)


def words(text: str) -> list[Word]:
    """The words of a text, each number one word."""
    numbers = figures(text)
    told = {one.start: Word(one.value, "number") for one in numbers}
    told |= {
        found.start(): _word(found[0])
        for found in _WORD.finditer(text)
        if carries_meaning(found[0]) and not any(one.start <= found.start() < one.end for one in numbers)
    }
    return [told[start] for start in sorted(told)]


def term(name: str) -> str:
    """What stands for a name among them."""
    return _word(name).term


def _word(written: str) -> Word:
    bare = _POSSESSIVE.sub("", written)
    stem = "".join(stems(bare))
    return Word(key(stem) or stem, "name" if NAME.fullmatch(bare) else "word")
