"""Two ranked lists become one: cosines from the vectors and BM25 from the words, added with weights."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.search.query import Question
from index.store.snapshot import Snapshot

if TYPE_CHECKING:
    from index.store.columns import Numbers
    from index.types import Vectors

DEPTH = 100
"""How many passages each engine gives: far more than are shown, since one that only one engine finds needs its place."""

# A question that is little but a name tells a dense model nothing, so its words weigh more: see docs/decisions.md.
_DENSE_WEIGHT = {"said": 0.2}
_DENSE_WEIGHT_ELSE = 0.4
# Of so many passages or fewer that may answer, each one's cosine is taken; and so many passages of one wording.
_FEW, _COPIES = 2000, 5


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
    matches: Mapping[str, float],
    k: int = 5,
    *,
    within: "Numbers | None" = None,
) -> list[Candidate]:
    """Passages that may answer, best first, more than k where there are more.

    A passage's fused score is its cosine and its BM25 score over the best one's, with weights that depend on the kind
    of question: on every set measured but bare names this beats reciprocal rank fusion. Each passage of either list has
    its true cosine, so neither list is cut before they meet, and no score depends on what else was found.

    Args:
        snapshot: what to search.
        question: what is asked.
        vector: of the question.
        matches: BM25 scores of passages that hold its words, by id, as `LexicalIndex.search` gives them.
        k: how many are wanted in the end.
        within: only these passages; None for all.
    """
    import numpy as np

    columns = snapshot.columns
    near = _near(snapshot, vector, depth(k), within)
    numbers = np.union1d(near, columns.numbers(list(matches))) if matches else np.unique(near)
    dense = _DENSE_WEIGHT.get(question.kind, _DENSE_WEIGHT_ELSE)
    top = max(matches.values(), default=0.0) or 1.0
    found = [
        Candidate(id_, int(number), float(cosine), bm25, dense * float(cosine) + (1 - dense) * bm25 / top)
        for id_, number, cosine in zip(columns.ids(numbers), numbers, columns.cosines(vector, numbers), strict=True)
        for bm25 in (matches.get(id_, 0.0),)
    ]
    return sorted(found, key=lambda candidate: (-candidate.fused, candidate.id))


def depth(k: int) -> int:
    """How many passages of each engine are looked at, where k are wanted."""
    return max(DEPTH, 4 * k)


def _near(snapshot: Snapshot, vector: "Vectors", depth_: int, within: "Numbers | None") -> "Numbers":
    """The passages nearest to a question: about so many; all that may answer, if few may."""
    import numpy as np

    if within is not None and len(within) <= _FEW:
        return within
    wanted = depth_
    while True:
        wordings = list(snapshot.vectors.nearest(vector, wanted))
        most = _COPIES if within is None else len(snapshot.columns)
        found = np.concatenate([np.array([], dtype=np.int64), *snapshot.columns.of_wordings(wordings, most)])
        if within is None or wanted >= len(snapshot.vectors):
            return found if within is None else found[np.isin(found, within)]
        found = found[np.isin(found, within)]
        if len(found) >= depth_:
            return found
        wanted = min(4 * wanted, len(snapshot.vectors))
