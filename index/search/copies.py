"""Copies of one story: passages of other sources that carry nearly the same words are folded into the best of them."""

import re
from collections.abc import Container, Iterable, Mapping

from index.store.row import Row

# The share of the shorter one's three-word runs that makes two passages one story.
_SAME = 0.8
_A_FEW = 3
_NUMBER = re.compile(r"\d[\d.,:]*\b")
_NEGATION = re.compile(r"\b(?:not|no|never|nor|none|cannot)\b|n[’']t\b")


def fold(
    scored: Iterable[tuple[float, Row]], like: Mapping[str, Container[str]], most: int
) -> list[tuple[float, Row, list[Row]]]:
    """The best passages, at most so many, each with its copies, even those from far down the list; a copy of a better
    one has no place of its own.

    Args:
        scored: passages, best first.
        like: for the id of each that may have copies, the ids of those that may be.
        most: how many.
    """
    kept: list[tuple[float, Row, list[Row]]] = []
    for score, row in scored:
        some = like.get(row.id, ())
        first = next((place for place, one in enumerate(kept) if one[1].id in some and _is_copy(row, one[1])), None)
        if first is not None:
            kept[first][2].append(row)
        elif len(kept) < most:
            kept.append((score, row, []))
    return kept


def differ(short: str, long: str) -> bool:
    """Whether a text has a number or a "not" that another one, as long or longer, has not; or lacks one that the other
    has in hardly more words.
    """
    numbers, negations = (
        [set(pattern.findall(text.lower())) for text in (short, long)] for pattern in (_NUMBER, _NEGATION)
    )
    like = len(long.split()) <= len(short.split()) + _A_FEW
    turned = bool(negations[0]) > bool(negations[1]) or (like and bool(negations[1]) > bool(negations[0]))
    return turned or bool(numbers[0] - numbers[1])


def _is_copy(row: Row, other: Row) -> bool:
    """Whether one passage is a copy of the other: most of the shorter one's words in a row, and nothing that turns what
    it says into something else.
    """
    if row.source == other.source:
        return False
    own, others = _runs(row.text), _runs(other.text)
    if len(own & others) < _SAME * max(min(len(own), len(others)), 1):
        return False
    short, long = (row.text, other.text) if len(row.text) <= len(other.text) else (other.text, row.text)
    return not differ(short, long)


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = text.lower().split()
    return frozenset(zip(words, words[1:], words[2:], strict=False))
