"""What was said about something: the statements that speak of it, by their words and by those of their passages."""

from collections.abc import Collection, Mapping

from index.search.confidence import Weights, coverage, weigh
from index.search.listing import Scored, worth
from index.search.meaning import meaning, of_topic
from index.search.query import Question
from index.search.retrieval import embed, retrieve
from index.store.live import View
from index.store.statements import StatementRow
from index.store.within import Within
from index.types import Embedder, Filters, Passage

# Statements and passages looked at, more where more are wanted.
_LOOKED_AT, _TIMES, _PASSAGES = 60, 4, 20
# How much of what is asked about must stand in the sentence of a statement, or else around it, in 0..1; and what it
# counts there, beside 1 in the statement itself.
_IN_SENTENCE, _AROUND = 0.3, 0.6
_SENTENCE_COUNTS, _AROUND_COUNTS = 0.9, 0.5
# How near the words of a statement must come to those of the topic, in 0..1, to mean it, and to mean it where the topic
# stands before them: see docs/decisions.md.
_CLEAR, _LIKELY = 0.42, 0.2
_BEFORE = 200  # characters: about the sentence before
# What its words, its passage and itself add to the score of a statement; together 1.
_WORDS, _PASSAGE, _WORTH = 0.6, 0.2, 0.2

Place = tuple[str, int, int, int]
"""Where a statement stands: its source, start, end, and the start of its speaker."""


def on(  # noqa: PLR0913  (where to look, with what, for what, and what may answer)
    view: View,
    embedder: Embedder,
    question: Question,
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
        question: what is asked, which finds passages.
        topic: what it is about, the speaker left out.
        filters: which passages may answer.
        names: of those who speak; None for all.
        within: what a statement must be to pass.
        k: how many are wanted.
    """
    weights = weigh(topic.terms, view.snapshot.words)
    asked = embed(embedder, question)
    found = retrieve(view, embedder, question, filters, max(_PASSAGES, k), asked=asked)
    passages = {passage.id: passage for passage in found}
    stems = sorted(frozenset[str]().union(*topic.terms))
    index = view.snapshot.statements
    best = index.search(stems, max(_LOOKED_AT, _TIMES * k), names=names, within=within)
    near = index.in_passages(passages, names, within)
    rows = {_place(row): row for row in (*(row for _, row in best), *near)}
    said = {place: _said(row, weights) for place, row in rows.items()}
    tokens = of_topic(asked, question, topic, weights)
    means = dict(zip(map(_place, near), meaning(view, near, passages, tokens), strict=True))
    for row in near:
        # Where the topic's own words stand in the passage, it may be these that are met.
        if means[_place(row)] >= _CLEAR and not coverage(passages[row.passage or ""].text, weights):
            said[_place(row)] = means[_place(row)]
    on_it = [place for place, share in said.items() if share >= _IN_SENTENCE * _SENTENCE_COUNTS]
    if not on_it:
        # What only stands near the topic is given where nothing speaks of it itself.
        likely = near if tokens is None else [row for row in near if means[_place(row)] >= _LIKELY]
        around = {_place(row): _around(row, passages[row.passage or ""], weights) for row in likely}
        said = {place: _AROUND_COUNTS * share for place, share in around.items()}
        on_it = [place for place, share in around.items() if share >= _AROUND]
    return [Scored(_score(rows[place], said[place], passages), rows[place]) for place in on_it]


def _place(row: StatementRow) -> Place:
    return row.source, row.start, row.end, row.speaker_start


def _said(row: StatementRow, weights: Weights) -> float:
    """How much of the topic stands in a statement, or in its sentence, in 0..1."""
    sentence = _SENTENCE_COUNTS * coverage(row.sentence, weights)
    return max(sentence, coverage(row.content, weights)) if sentence else 0.0


def _around(row: StatementRow, passage: Passage, weights: Weights) -> float:
    """How much of the topic stands in the sentence of a statement, before it, and in title and heading, in 0..1."""
    end = row.sentence_end - passage.start
    before = passage.text[max(row.sentence_start - passage.start - _BEFORE, 0) : end]
    return coverage(f"{passage.title}\n{row.location}\n{before}", weights)


def _score(row: StatementRow, said: float, passages: Mapping[str, Passage]) -> float:
    passage = passages.get(row.passage or "")
    return _WORDS * said + _PASSAGE * (passage.score if passage else 0.0) + _WORTH * worth(row)
