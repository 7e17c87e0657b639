"""How near statements are to a topic by meaning, where their words do not tell. Knows nothing of who speaks.

Nothing is kept for it but what passages have: a statement's vector is the mean of the signs of its own tokens, as the
model read them within the passage (late chunking; Günther and others, 2024).
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from index.search.confidence import Weights
from index.search.query import Question
from index.search.rerank import FULL, late_interaction, weighted
from index.store.live import View
from index.store.row import serial
from index.store.statements import StatementRow
from index.types import TokenEmbedder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from index.types import Vectors

# Passages looked at: the tokens of each are found anew, which takes 0.4 ms.
_PASSAGES = 20


def nearness(
    view: View, embedder: TokenEmbedder, topic: Question, weights: Weights, rows: Sequence[StatementRow]
) -> list[float]:
    """For each statement the mean of three similarities to a topic: of its vector, its passage, and its tokens
    (late interaction); 0 for one in no passage, or in none of those nearest to the topic.

    Args:
        view: of the snapshot to search.
        embedder: that it was built with.
        topic: what statements should be about.
        weights: how much each of its terms counts.
        rows: the statements.
    """
    import numpy as np

    ids = sorted({row.passage for row in rows if row.passage})
    numbers = view.snapshot.columns.numbers(list(map(serial, ids)))
    vector, vectors, spans = embedder.embed_question_tokens(topic.text)
    cosines = view.snapshot.columns.cosines(vector, numbers)
    best = np.argsort(-cosines, kind="stable")[:_PASSAGES]
    tokens = _tokens(view, embedder, [ids[place] for place in best], numbers[best])
    whole = dict(zip(tokens, cosines[best].tolist(), strict=True))
    signs = [tokens[row.passage].of(row) if row.passage in tokens else None for row in rows]
    met = late_interaction(weighted(topic, vectors, spans, weights), [own for own in signs if own is not None])
    left = iter(met)
    return [
        0.0 if own is None else (whole[row.passage or ""] + cosine(own, vector) + next(left) / FULL) / 3
        for row, own in zip(rows, signs, strict=True)
    ]


class _Tokens(NamedTuple):
    """The tokens of a passage, which starts at `start` of its document: where they stand in it, and their signs."""

    start: int
    spans: "NDArray[np.int64]"
    signs: "NDArray[np.uint8]"

    def of(self, row: StatementRow) -> "NDArray[np.uint8]":
        """The signs of the tokens that are of a statement's content."""
        starts, ends = self.spans.T + self.start
        own: NDArray[np.uint8] = self.signs[(row.start <= starts) & (starts < ends) & (ends <= row.end)]
        return own


def _tokens(
    view: View, embedder: TokenEmbedder, ids: Sequence[str], numbers: "NDArray[np.int64]"
) -> dict[str, _Tokens]:
    import numpy as np

    passages = view.snapshot.words.rows(ids)
    spans = embedder.token_spans([passages[id_].text for id_ in ids])
    found = {}
    for id_, own, signs in zip(ids, spans, view.snapshot.columns.signs(numbers), strict=True):
        # A tokenizer that does not tell where tokens stand tells of none.
        known = len(own) == len(signs)
        places = np.array(own if known else [], dtype=np.int64).reshape(-1, 2)
        found[id_] = _Tokens(passages[id_].start, places, signs if known else signs[:0])
    return found


def cosine(signs: "NDArray[np.uint8]", vector: "Vectors") -> float:
    """The cosine of the mean of tokens to a vector of unit length; 0 for no tokens."""
    import numpy as np

    if not len(signs):
        return 0.0
    mean = 2 * np.unpackbits(signs, axis=1, count=len(vector)).mean(axis=0) - 1
    return float(mean @ vector / max(float(np.linalg.norm(mean)), 1e-9))
