"""The words of a sentence that carry meaning, in order, as they are compared: numbers by value, names by key."""

import re
from dataclasses import dataclass
from typing import Literal

from bot.write.figures import figures
from index.search import stems
from index.search.query import carries_meaning
from index.split.names import NAME, key

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’][sS]?$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word: the key of a name, the value of a number, the stem of any other."""

    term: str
    kind: Literal["name", "number", "word"]


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


def _word(written: str) -> Word:
    bare = _POSSESSIVE.sub("", written)
    if NAME.fullmatch(bare) and key(bare):
        return Word(key(bare), "name")
    return Word("".join(stems(bare)), "word")
