"""Two ranked lists become one: cosines from the vectors and BM25 from the words, added with weights."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.search.query import Question
from index.split import WORDING
from index.store.snapshot import Snapshot
from index.store.within import Within

if TYPE_CHECKING:
    from index.store.columns import Numbers
    from index.types import Vectors

DEPTH = 50
"""How many passages each engine gives: far more than are shown, as one that only one engine finds needs its place."""

# A question that is little but a name tells a dense model nothing, so its words weigh more: see docs/decisions.md.
_DENSE_WEIGHT = {"said": 0.2}
_DENSE_WEIGHT_ELSE = 0.4
# Of so many passages or fewer that may answer, each one's cosine is taken: that costs less than to search a graph for
# the few that pass.
_FEW = 12000
_MARGIN = 1.5
# So many times the depth are given in the end.
_KEPT = 8
_ID = 40


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that may answer, by its id and its number in the columns: its cosine to the question in -1..1, its BM25
    score (0 where no word matches), and both fused, about 0..1.
    """

    id: str
    number: int
    cosine: float
    bm25: float
    fused: float


def candidates(  # noqa: PLR0913  (what to search, for what, how deep, and what may answer)
    snapshot: Snapshot,
    question: Question,
    vector: "Vectors",
    matches: Mapping[int, float],
    k: int = 5,
    *,
    within: Within | None = None,
) -> list[Candidate]:
    """Passages that may answer, best first, the best one of each wording, more than k where there are more.

    A passage's fused score is its cosine and its BM25 score over the best one's, with weights that depend on the kind
    of question: on every set measured but bare names this beats reciprocal rank fusion. Each passage of either list has
    its true cosine, so neither list is cut before they meet, and no score depends on what else was found but the best
    of the BM25 scores.

    Args:
        snapshot: what to search.
        question: what is asked.
        vector: of the question.
        matches: BM25 scores of passages that hold its words, by their serials, as `LexicalIndex.search` gives them.
        k: how many are wanted in the end.
        within: which passages may answer; None for all.
    """
    import numpy as np

    columns = snapshot.columns
    matched = columns.numbers(list(matches))
    numbers = np.union1d(_near(snapshot, vector, depth(k), within), matched)
    dense = _DENSE_WEIGHT.get(question.kind, _DENSE_WEIGHT_ELSE)
    cosines = columns.cosines(vector, numbers)
    bm25 = np.zeros(len(numbers))
    bm25[np.searchsorted(numbers, matched)] = list(matches.values())
    fused = dense * cosines + (1 - dense) * bm25 / (bm25.max(initial=0.0) or 1.0)
    ids = np.array(columns.ids(numbers), dtype=f"U{_ID}")
    order = np.lexsort((ids, -fused))
    # Of those with the same words only the best; and thousands that pass a filter are not made objects of.
    firsts = np.unique(ids[order].astype(f"U{WORDING}"), return_index=True)[1]
    best = order[np.sort(firsts)][: _KEPT * depth(k)]
    columned = (column[best].tolist() for column in (ids, numbers, cosines, bm25, fused))
    return [Candidate(*one) for one in zip(*columned, strict=True)]


def depth(k: int) -> int:
    """How many passages of each engine are looked at, where k are wanted."""
    return max(DEPTH, 4 * k)


def _near(snapshot: Snapshot, vector: "Vectors", depth_: int, within: Within | None) -> "Numbers":
    """The passages nearest to a question: about so many; all that may answer, if few may."""
    words, vectors = snapshot.words, snapshot.vectors
    number = len(words) if within is None else words.number(within)
    if within is not None and number <= _FEW:
        return snapshot.columns.numbers(words.serials(within))
    # So many that about as many pass as are wanted; more if the nearest ones pass less often than the others.
    wanted = depth_ if within is None else min(int(_MARGIN * depth_ * len(words) / max(number, 1)), len(vectors))
    while True:
        nearest = vectors.nearest(vector, wanted)
        if within is None:
            return snapshot.columns.of_wordings(nearest)
        found = words.serials(within, nearest)
        if len(found) >= depth_ or wanted >= len(vectors):
            return snapshot.columns.numbers(found)
        wanted = min(4 * wanted, len(vectors))
