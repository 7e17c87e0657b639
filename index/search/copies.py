"""Copies of one story: passages of other sources that carry nearly the same words are folded into the best of them."""

import re
from collections.abc import Iterable

from index.store.row import Row

# The share of the shorter one's three-word runs that makes two passages one story.
_SAME = 0.8
_A_FEW = 3
_NUMBER = re.compile(r"\d[\d.,:]*\b")
_NEGATION = re.compile(r"\b(?:not|no|never|nor|none|cannot)\b|n[’']t\b")

Runs = frozenset[tuple[str, ...]]


def fold(scored: Iterable[tuple[float, Row]]) -> list[tuple[float, Row, list[Row]]]:
    """The passages in their order, each with its copies; a copy of a better one has no place of its own."""
    kept: list[tuple[float, Row, list[Row]]] = []
    known: dict[tuple[str, ...], set[int]] = {}
    all_runs: list[Runs] = []
    for score, row in scored:
        runs = _runs(row.text)
        near = {place for run in runs for place in known.get(run, ())}
        copied = next((place for place in sorted(near) if _is_copy(row, runs, kept[place][1], all_runs[place])), None)
        if copied is not None:
            kept[copied][2].append(row)
            continue
        for run in runs:
            known.setdefault(run, set()).add(len(kept))
        kept.append((score, row, []))
        all_runs.append(runs)
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


def _is_copy(row: Row, runs: Runs, other: Row, others: Runs) -> bool:
    """Whether one passage is a copy of the other: most of the shorter one's words in a row, and nothing that turns what
    it says into something else.
    """
    if row.source == other.source or len(runs & others) < _SAME * max(min(len(runs), len(others)), 1):
        return False
    short, long = (row.text, other.text) if len(row.text) <= len(other.text) else (other.text, row.text)
    return not differ(short, long)


def _runs(text: str) -> Runs:
    words = text.lower().split()
    return frozenset(zip(words, words[1:], words[2:], strict=False))
