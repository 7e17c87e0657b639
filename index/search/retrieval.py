"""The way of a question through the search: its words and its vector find candidates, which are then ranked."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from index.search.confidence import weigh
from index.search.filters import narrowed
from index.search.fuse import candidates, depth
from index.search.query import Question
from index.search.rank import Judge, rank
from index.search.rerank import TokenVectors, weighted
from index.store.live import View
from index.store.row import Row
from index.store.snapshot import Snapshot
from index.store.within import Within
from index.types import Embedder, Filters, Passage, TokenEmbedder

# Words are looked up, and the passages that match best fetched, while the question is embedded.
_FETCHED = 30
_beside = ThreadPoolExecutor(4, "onrecord-words")


def retrieve(  # noqa: PLR0913  (what is searched, with what, for what, and how)
    view: View,
    embedder: Embedder,
    question: Question,
    filters: Filters,
    k: int,
    *,
    rerank: bool = True,
    judge: Judge | None = None,
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
    tokens: TokenVectors | None = None
    if rerank and not question.is_bare and isinstance(embedder, TokenEmbedder):
        vector, vectors, spans = embedder.embed_question_tokens(question.text)
        tokens = weighted(question, vectors, spans, weights)
    else:
        vector = embedder.embed_question(question.text)
    matches, rows = matching.result()
    found = candidates(view.snapshot, question, vector, matches, k, within=within)
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
