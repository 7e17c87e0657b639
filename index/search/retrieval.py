"""The way of a question through the search: its words and its vector find candidates, which are then ranked."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.search.confidence import weigh
from index.search.filters import narrowed
from index.search.fuse import candidates, depth
from index.search.query import Question
from index.search.rank import Judge, rank
from index.search.rerank import weighted
from index.store.live import View
from index.store.row import Row
from index.store.snapshot import Snapshot
from index.store.within import Within
from index.types import Embedder, Filters, Passage, Span, TokenEmbedder

if TYPE_CHECKING:
    from index.types import Vectors

# Words are looked up, and the passages that match best fetched, while the question is embedded.
_FETCHED = 30
_beside = ThreadPoolExecutor(4, "onrecord-words")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the embedder made of a question: its vector, and those of its tokens with their places, if it gives them."""

    vector: "Vectors"
    tokens: "Vectors | None" = None
    spans: Sequence[Span] = ()


def embed(embedder: Embedder, question: Question) -> Asked:
    """The vectors of a question; none of its tokens where all that is asked is what somebody said."""
    if question.is_bare or not isinstance(embedder, TokenEmbedder):
        return Asked(embedder.embed_question(question.text))
    return Asked(*embedder.embed_question_tokens(question.text))


def retrieve(  # noqa: PLR0913  (what is searched, with what, for what, and how)
    view: View,
    embedder: Embedder,
    question: Question,
    filters: Filters,
    k: int,
    *,
    rerank: bool = True,
    judge: Judge | None = None,
    asked: Asked | None = None,
) -> list[Passage]:
    """The k passages that best answer a question, best first.

    Args:
        view: of the snapshot to search.
        embedder: that it was built with.
        question: what is asked.
        filters: which passages may answer.
        k: how many are wanted.
        rerank: whether the best ones are ranked once more, by their tokens' vectors if the embedder has them.
        judge: a cross-encoder that then has the last word on the best few.
        asked: what `embed` made of the question, where that is known.

    Raises:
        QuestionError: a filter is no date.
    """
    words = view.snapshot.words
    within = narrowed(filters, view.sources, words)
    if within is not None and within.speakers is not None:
        question = replace(question, known=True)  # Who may speak was said outright.
    elif question.speakers:
        within = replace(within or Within(), speakers=question.speakers)
    stems = sorted(frozenset[str]().union(*question.terms))
    matching = _beside.submit(_match, view.snapshot, stems, k, within)
    weights = weigh(question.terms, words)
    if asked is None:
        asked = embed(embedder, question) if rerank else Asked(embedder.embed_question(question.text))
    tokens = None if asked.tokens is None else weighted(question, asked.tokens, asked.spans, weights)
    matches, rows = matching.result()
    found = candidates(view.snapshot, question, asked.vector, matches, k, within=within)
    last = judge if rerank else None
    return rank(
        question,
        found,
        view.snapshot,
        view.sources,
        k,
        fetched=rows,
        weights=weights,
        tokens=tokens,
        judge=last,
        within=within,
    )


def _match(
    snapshot: Snapshot, stems: Sequence[str], k: int, within: Within | None
) -> tuple[dict[int, float], dict[str, Row]]:
    """BM25 scores of the passages that match best, by serials, and the best of these, by ids."""
    matches = snapshot.words.search(stems, depth(k), within)
    best = snapshot.columns.ids(snapshot.columns.numbers(list(matches)[:_FETCHED]))
    return matches, snapshot.words.rows(best)
