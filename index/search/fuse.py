"""Two ranked lists become one: cosines from the vectors and BM25 from the words, as normalised scores added up."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.search.query import Question
from index.store.row import wording
from index.store.snapshot import Snapshot

if TYPE_CHECKING:
    from index.types import Vectors

# How many passages each engine gives: far more than are shown, since one that only one engine finds needs its place.
DEPTH = 200
# A question that is little but a name tells a dense model nothing, so its words weigh more: see docs/decisions.md.
_DENSE_WEIGHT = {"said": 0.2}
_DENSE_WEIGHT_ELSE = 0.4
# Of so many passages or fewer that may answer, each one's cosine is taken; and so many passages a wording are looked
# at, on average.
_FEW, _COPIES = 1000, 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that may answer: its cosine to the question in -1..1, its BM25 score (0 where no word matches), and
    both fused, in 0..1.
    """

    id: str
    cosine: float
    bm25: float
    fused: float


def candidates(  # noqa: PLR0913  (what to search, for what, how deep, and two ways to narrow it)
    snapshot: Snapshot,
    question: Question,
    vector: "Vectors",
    k: int = 5,
    *,
    sources: Sequence[str] | None = None,
    ids: Sequence[str] | None = None,
) -> list[Candidate]:
    """Passages that may answer, best first, more than k where there are more.

    Cosines are scaled between the smallest and the largest (min-max), BM25 scores by the largest, and added with
    weights that depend on the kind of question: on every set measured but bare names this beats reciprocal rank
    fusion. Each passage of either list has its true cosine, so neither list is cut before they meet.

    Args:
        snapshot: what to search.
        question: what is asked.
        vector: of the question.
        k: how many are wanted in the end.
        sources: only passages of these; None for all.
        ids: only these passages; None for all.
    """
    depth = max(DEPTH, 4 * k)
    stems = sorted(frozenset[str]().union(*question.terms))
    bm25 = snapshot.words.search(stems, depth, sources=sources, ids=ids)
    cosines = _near(snapshot, vector, depth, sources, ids)
    cosines |= _cosines(snapshot, vector, [id_ for id_ in bm25 if id_ not in cosines])
    dense = _DENSE_WEIGHT.get(question.kind, _DENSE_WEIGHT_ELSE)
    low, high = min(cosines.values(), default=0.0), max(cosines.values(), default=0.0)
    top = max(bm25.values(), default=0.0)

    def fused(id_: str) -> float:
        near = (cosines[id_] - low) / (high - low) if high > low else 1.0
        words = bm25.get(id_, 0.0) / top if top else 0.0
        return dense * near + (1 - dense) * words

    found = [Candidate(id_, cosine, bm25.get(id_, 0.0), fused(id_)) for id_, cosine in cosines.items()]
    return sorted(found, key=lambda candidate: (-candidate.fused, candidate.id))


def _near(
    snapshot: Snapshot, vector: "Vectors", depth: int, sources: Sequence[str] | None, ids: Sequence[str] | None
) -> dict[str, float]:
    """The passages nearest to a question with their cosines: about `depth` of them; all that may answer, if few may."""
    words, vectors = snapshot.words, snapshot.vectors
    if ids is None and sources is not None and (few := words.number(sources)) <= _FEW:
        ids = words.ids(sources=sources, k=max(few, 1))
    if ids is not None:
        return _cosines(snapshot, vector, ids)
    wanted = depth
    while True:
        cosines = vectors.nearest(vector, wanted)
        found = words.ids(wordings=cosines, sources=sources, k=_COPIES * depth)
        if len(found) == _COPIES * depth:  # Some wording has so many copies that they hide nearer ones.
            found = [id_ for near in cosines for id_ in words.ids(wordings=[near], sources=sources, k=_COPIES)]
        if sources is None or len(found) >= depth or wanted >= len(vectors):
            return {id_: cosines[wording(id_)] for id_ in found}
        wanted = min(4 * wanted, len(vectors))


def _cosines(snapshot: Snapshot, vector: "Vectors", ids: Sequence[str]) -> dict[str, float]:
    cosines = snapshot.vectors.cosines(vector, {wording(id_) for id_ in ids})
    return {id_: cosines[wording(id_)] for id_ in ids}
