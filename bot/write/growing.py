"""The sentences of a text that is still being written, each as soon as it is whole."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from bot.write.marks import MARK
from bot.write.quotations import quotations
from index.split import sentences

_MARKS = re.compile(rf"(?:\s*{MARK.pattern})+")
# Marks behind the end of a sentence hide it.
_MARKED_END = re.compile(rf"[.!?…][”\"’'»]*(?:\s*{MARK.pattern})+\s+(?=[“\"‘«„]?[A-Z0-9])")
# What may yet become marks.
_MAYBE = re.compile(r"\s*(?:\[[0-9,; ]*)?$")
_END = re.compile(r"[.!?…][”\"’'»)\]]*\s*$")
# Bullets, numbers of a list, signs of a heading; and emphasis.
_BULLET = re.compile(r"^\s*(?:(?:[-*•#>]+|\d{1,2}[.)])\s+)+")
_EMPHASIS = re.compile(r"\*\*|__")
_THINK, _THOUGHT = "<think>", "</think>"
LONGEST = 1000
"""Characters of a sentence, at most. While a longer one grows it is not looked through for its end again and again."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its marks. `opens` says whether a paragraph begins with it, `whole` whether it has an end."""

    text: str
    opens: bool
    whole: bool = True


def growing(words: Iterable[str]) -> Iterator[Sentence]:
    """The sentences of a text, of which the last one may be broken off.

    Args:
        words: the pieces of the text, cut anywhere.
    """
    rest, opens = "", True
    for piece in words:
        rest = _without_thoughts(rest + piece)
        if _thinks(rest) or (len(rest) > LONGEST and "\n" not in piece):
            continue
        *lines, rest = rest.split("\n")
        for line in lines:
            for text in _pieces(line):
                yield Sentence(text, opens)
                opens = False
            opens = True
        *whole, rest = _pieces(rest) or [""]
        for text in whole:
            yield Sentence(text, opens)
            opens = False
    if rest.strip() and not _thinks(rest):
        *whole, rest = _pieces(rest)
        for text in whole:
            yield Sentence(text, opens)
            opens = False
        yield Sentence(rest.strip(), opens, whole=bool(_END.search(MARK.sub("", rest))))


def _thinks(text: str) -> bool:
    return text.lstrip().startswith(_THINK)


def _without_thoughts(text: str) -> str:
    """Without what a model writes to itself before it answers; all is kept back until that is over."""
    if _thinks(text) and _THOUGHT in text:
        return text.partition(_THOUGHT)[2].lstrip()
    return text


def _pieces(line: str) -> list[str]:
    """The sentences of a line. The white space at its end is kept: more may follow."""
    line = _EMPHASIS.sub("", _BULLET.sub("", line))
    starts = {start for start, _ in sentences(line)} | {found.end() for found in _MARKED_END.finditer(line)}
    pieces: list[str] = []
    for start, end in pairwise([*sorted(starts), len(line)]):
        _add(line[start:end], pieces)
    return pieces


def _add(piece: str, pieces: list[str]) -> None:
    """Adds a piece; marks in front of it, and the rest of a quotation, belong to the one before."""
    if not pieces:
        pieces.append(piece)
        return
    marks = _MARKS.match(piece)
    cut = marks.end() if marks else 0
    if quotations(pieces[-1]) is None or _MAYBE.match(piece[cut:]):
        cut = len(piece)
    pieces[-1] += piece[:cut]
    if piece[cut:]:
        pieces.append(piece[cut:].lstrip())
