"""Whether a statement means a topic in other words: the topic's tokens against those about where it stands."""

from collections.abc import Mapping, Sequence
from math import ceil
from typing import TYPE_CHECKING

from index.search.confidence import Weights
from index.search.query import Question
from index.search.rerank import FULL, TokenVectors, late_interaction, weighted
from index.search.retrieval import Asked
from index.store.live import View
from index.store.row import serial
from index.store.statements import StatementRow
from index.types import Passage

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Passages keep no places of their tokens: so many more on either side.
_BESIDE = 1


def of_topic(asked: Asked, question: Question, topic: Question, weights: Weights) -> TokenVectors | None:
    """The tokens of a question that are of its topic, with which it ends; None where the embedder gives none, or where
    the topic was read as something else.
    """
    if asked.tokens is None or not question.text.endswith(topic.text):
        return None
    begin = len(question.text) - len(topic.text)
    own = [place for place, (start, end) in enumerate(asked.spans) if begin <= start < end]
    spans = [(start - begin, end - begin) for start, end in map(asked.spans.__getitem__, own)]
    return weighted(topic, asked.tokens[own], spans, weights) if own else None


def meaning(
    view: View, rows: Sequence[StatementRow], passages: Mapping[str, Passage], tokens: TokenVectors | None
) -> list[float]:
    """How near the words of each statement come to a topic, in 0..1.

    Args:
        view: of the snapshot.
        rows: statements.
        passages: all those in which they begin, by their ids.
        tokens: of the topic.
    """
    if tokens is None or not rows:
        return [0.0] * len(rows)
    columns, ids = view.snapshot.columns, list(passages)
    signs = dict(zip(ids, columns.signs(columns.numbers(list(map(serial, ids)))), strict=True))
    own = [_of(row, passages[row.passage or ""], signs[row.passage or ""]) for row in rows]
    return [max(met, 0.0) / FULL for met in late_interaction(tokens, own)]


def _of(row: StatementRow, passage: Passage, signs: "NDArray[np.uint8]") -> "NDArray[np.uint8]":
    """The tokens of a passage that are about where a statement is."""
    length = passage.end - passage.start
    first = int((row.start - passage.start) / length * len(signs)) - _BESIDE
    last = ceil(min((row.end - passage.start) / length, 1.0) * len(signs)) + _BESIDE
    return signs[max(first, 0) : last]
