"""What was said about something: the statements that speak of it, by their words or their meaning.

By their meaning where the words tell little, and by the words around them where no meaning can be told.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from index.search.confidence import Weights, coverage, weigh
from index.search.listing import Scored, doubt, worth
from index.search.meaning import nearness
from index.search.query import Question
from index.search.retrieval import retrieve
from index.store.live import View
from index.store.statements import StatementRow
from index.store.within import Within
from index.types import Embedder, Filters, Passage, TokenEmbedder

# Statements and passages looked at, more where more are wanted.
_LOOKED_AT, _TIMES, _PASSAGES = 60, 4, 20
# How much of what is asked about must stand in the sentence of a statement, or else around it, in 0..1; and what it
# counts there, beside 1 in the statement itself.
_IN_SENTENCE, _AROUND = 0.3, 0.6
_SENTENCE_COUNTS, _AROUND_COUNTS = 0.9, 0.5
_BEFORE = 200  # characters: about the sentence before
# Where no statement has so much of the topic, meaning is looked at: that of so many statements of those who are asked
# for, how near one must be to be on the topic, and what share of its score that is (measured: docs/decisions.md).
_ENOUGH, _OWN, _LIKE, _MEANING = 0.8, 1000, 0.28, 0.8
# What its words, its passage and itself add to the score of a statement; together 1.
_WORDS, _PASSAGE, _WORTH = 0.6, 0.2, 0.2

Place = tuple[str, int, int, int]
"""Where a statement stands: its source, start, end, and the start of its speaker."""


def on(  # noqa: PLR0913  (where to look, with what, for what, and what may answer)
    view: View,
    embedder: Embedder,
    topic: Question,
    filters: Filters,
    *,
    names: Collection[str] | None,
    within: Within | None,
    k: int,
) -> list[Scored]:
    """Statements that speak of a topic, in no order; none where no statement does.

    Args:
        view: of the snapshot to search.
        embedder: that it was built with.
        topic: what it is about, the speaker left out.
        filters: which passages may answer.
        names: of those who speak; None for all.
        within: what a statement must be to pass.
        k: how many are wanted.
    """
    weights = weigh(topic.terms, view.snapshot.words)
    passages = {p.id: p for p in retrieve(view, embedder, topic, filters, max(_PASSAGES, k))}
    stems = sorted(frozenset[str]().union(*topic.terms))
    index = view.snapshot.statements
    best = index.search(stems, max(_LOOKED_AT, _TIMES * k), names=names, within=within)
    rows = _placed([*(row for _, row in best), *index.in_passages(passages, names, within)])
    said = {place: _said(row, weights) for place, row in rows.items()}
    on_it = {place for place, share in said.items() if share >= _IN_SENTENCE * _SENTENCE_COUNTS}
    every, near = rows, dict[Place, float]()
    if max(said.values(), default=0.0) < _ENOUGH and isinstance(embedder, TokenEmbedder):
        every = rows if names is None else rows | _placed(index.of(names, within, _OWN))
        near = dict(zip(every, nearness(view, embedder, topic, weights, list(every.values())), strict=True))
        on_it |= {place for place, how in near.items() if how >= _LIKE}
    if not on_it and not near:
        # What only stands near the topic is given where nothing speaks of it itself, and no meaning can be told.
        around = _around(view, list(rows.values()), weights)
        said = {place: _AROUND_COUNTS * share for place, share in around.items()}
        on_it = {place for place, share in around.items() if share >= _AROUND}
    scores = {place: _score(every[place], said.get(place, 0.0), passages) for place in on_it}
    if near:
        scores = {place: (1 - _MEANING) * score + _MEANING * max(near[place], 0.0) for place, score in scores.items()}
    return [Scored(score, every[place]) for place, score in scores.items()]


def _placed(rows: Iterable[StatementRow]) -> dict[Place, StatementRow]:
    return {_place(row): row for row in rows}


def _place(row: StatementRow) -> Place:
    return row.source, row.start, row.end, row.speaker_start


def _said(row: StatementRow, weights: Weights) -> float:
    """How much of the topic stands in a statement, or in its sentence, in 0..1."""
    sentence = _SENTENCE_COUNTS * coverage(row.sentence, weights)
    return max(sentence, coverage(row.content, weights)) if sentence else 0.0


def _around(view: View, rows: Sequence[StatementRow], weights: Weights) -> dict[Place, float]:
    """How much of the topic stands in the sentence of each statement, before it, and in title and heading, in 0..1."""
    passages = view.snapshot.words.rows([*{row.passage for row in rows if row.passage}])
    found = {}
    for row in rows:
        passage = passages.get(row.passage or "")
        start = max(row.sentence_start - passage.start - _BEFORE, 0) if passage else 0
        before = passage.text[start : row.sentence_end - passage.start] if passage else row.sentence
        found[_place(row)] = coverage(f"{view.sources[row.source].title}\n{row.location}\n{before}", weights)
    return found


def _score(row: StatementRow, said: float, passages: Mapping[str, Passage]) -> float:
    passage = passages.get(row.passage or "")
    on_it = _WORDS * said + _PASSAGE * (passage.score if passage else 0.0)
    return on_it * doubt(row) + _WORTH * worth(row)
