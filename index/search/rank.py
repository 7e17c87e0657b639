"""From candidates to the passages that are given: ranked, copies folded, spread over sources, scored.

The best score tells how sure it is that the passages answer, and all others are shares of it.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from index.search.confidence import Weights, sureness
from index.search.copies import fold
from index.search.filters import passes
from index.search.fuse import Candidate
from index.search.query import Question
from index.search.rerank import TokenVectors, late_interaction
from index.split.names import key
from index.store.row import Row
from index.store.snapshot import Snapshot
from index.store.within import Within
from index.types import Passage, Source

if TYPE_CHECKING:
    from index.store.columns import Numbers

# Passages looked at closely, more where a name is asked for, which many have; and of these, those ranked by tokens.
_LOOKED_AT, _LOOKED_AT_SAID, _RERANKED = 30, 40, 30
# Passages that a cross-encoder judges: it takes about as long for each as embedding it.
_JUDGED = 10
# What counts beside a fused score of about 0..1: to report what the one who is asked about said, where that is all that
# is asked and where there is a topic; the question's words in the same pairs; a phrase between quotation marks.
_SPEECH, _SPEECH_ON, _PAIRS, _PHRASE = 2.0, 0.3, 0.3, 1.0
# How much more a passage counts whose publisher, or whose day, the question names.
_PUBLISHER, _DAY = 1.5, 1.25
# What a passage counts if its source has given one already: where all that is asked is what somebody said, others tell
# more.
_AGAIN, _AGAIN_SAID = 0.9, 0.5
_SURE_BY = 8
_WORD = re.compile(r"\w+")

Judge = Callable[[str, Sequence[str]], Sequence[float]]
"""Tells of a question and texts how well each answers it, in 0..1."""

Folded = tuple[float, Row, list[Row]]
"""A passage with its score and its copies."""


def rank(  # noqa: PLR0913  (what was asked and found, where to look it up, and how much to give)
    question: Question,
    found: Sequence[Candidate],
    snapshot: Snapshot,
    sources: dict[str, Source],
    k: int,
    *,
    fetched: Mapping[str, Row],
    weights: Weights,
    tokens: TokenVectors | None = None,
    judge: Judge | None = None,
    within: Within | None = None,
) -> list[Passage]:
    """The k best passages, best first, copies of one story folded into the first of them.

    Args:
        question: what is asked.
        found: candidates, best first, one of each wording.
        snapshot: where the passages are kept.
        sources: what is known of each source.
        k: how many to give.
        fetched: passages that were fetched already, by their ids.
        weights: how much each term of the question counts.
        tokens: of the question, to rank the best passages by theirs; None to leave that out.
        judge: puts the best few of all in their order; None to leave them as they are.
        within: which sources may answer; None for all.
    """
    looked = max(_LOOKED_AT_SAID if question.speaker else _LOOKED_AT, 2 * k)
    spoken = snapshot.columns.speech(key(question.surname)) if question.surname and question.known else {}
    ranked: list[Folded] = []
    while len(ranked) < k:
        heads = found[:looked]
        rows = {**fetched, **snapshot.words.rows([head.id for head in heads if head.id not in fetched])}
        scores = _scored(question, heads, rows, spoken)
        # A bare name tells the model nothing: to rank by its tokens puts passages first that only tell of it.
        if tokens is not None and not question.is_bare:
            first = heads[:_RERANKED]
            met = late_interaction(tokens, snapshot.columns.signs(_numbers(first)))
            scores |= {head.id: scores[head.id] + score for head, score in zip(first, met, strict=True)}
        scores = {id_: score * _favour(question, sources[rows[id_].source]) for id_, score in scores.items()}
        if judge is not None and scores:
            scores |= _judged(question, scores, rows, judge)
        ranked = _folded(scores, heads, rows, snapshot, 2 * max(k, _SURE_BY))
        if looked >= len(found):
            break
        looked *= 4  # So many were copies of each other.
    if not ranked:
        return []
    kept = _spread(ranked, max(k, _SURE_BY), _AGAIN_SAID if question.is_bare else _AGAIN)
    speaking = {one.id for one in found if one.number in spoken}
    sure = sureness(question, weights, found, [row for _, row, _ in kept[:_SURE_BY]], speaking)
    # Where nothing is like the question all scores may be below 0.
    best = max(kept[0][0], 0.0) or 1.0
    return [
        _passage(
            row, sources[row.source], sure * max(score, 0.0) / best, _also_in(row, copies, snapshot, sources, within)
        )
        for score, row, copies in kept[:k]
    ]


def _scored(
    question: Question, heads: Sequence[Candidate], rows: Mapping[str, Row], spoken: Mapping[int, float]
) -> dict[str, float]:
    """The scores of passages by their words and by who speaks in them."""
    weight = _SPEECH if question.is_bare else _SPEECH_ON
    pairs = _pairs(question)
    return {
        head.id: head.fused + weight * spoken.get(head.number, 0.0) + _worded(question, pairs, rows[head.id].text)
        for head in heads
    }


def _folded(
    scores: Mapping[str, float], heads: Sequence[Candidate], rows: Mapping[str, Row], snapshot: Snapshot, most: int
) -> list[Folded]:
    """The best passages with their copies; only those that are near each other can be copies."""
    near = snapshot.columns.near(_numbers(heads)) if heads else {}
    like = {heads[place].id: {heads[other].id for other in others} for place, others in near.items()}
    return fold(((scores[id_], rows[id_]) for id_ in _best_first(scores)), like, most)


def _numbers(found: Sequence[Candidate]) -> "Numbers":
    import numpy as np

    return np.array([candidate.number for candidate in found], dtype=np.int64)


def _best_first(scores: Mapping[str, float]) -> list[str]:
    return sorted(scores, key=lambda id_: (-scores[id_], id_))


def _judged(question: Question, scores: Mapping[str, float], rows: Mapping[str, Row], judge: Judge) -> dict[str, float]:
    """New scores of the best few, above all others'."""
    best = _best_first(scores)[:_JUDGED]
    top = scores[best[0]]
    return {id_: top + how for id_, how in zip(best, judge(question.text, [rows[i].text for i in best]), strict=True)}


def _worded(question: Question, pairs: Sequence[str], text: str) -> float:
    """What it adds to a passage's score to have the question's words as they stand there."""
    adds = _PHRASE * sum(_plain(phrase) in _plain(text) for phrase in question.phrases) if question.phrases else 0.0
    lower = text.lower()
    return adds + _PAIRS * sum(pair in lower for pair in pairs) / max(len(pairs), 1)


def _pairs(question: Question) -> list[str]:
    """Its neighbouring words; of one that asks what somebody said, speech tells more."""
    return [] if question.speaker else [f"{a} {b}" for a, b in pairwise(_WORD.findall(question.text.lower()))]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _favour(question: Question, about: Source) -> float:
    """How much more a passage counts for where and when its source was published."""
    favour = _PUBLISHER if about.publisher in question.publishers else 1.0
    when = question.period
    if when is None or about.published is None:
        return favour
    is_then = (when.since or "") <= about.published <= (when.until or about.published)
    return favour * (_DAY if is_then else 1.0)


def _spread(ranked: Sequence[Folded], most: int, again: float) -> list[Folded]:
    """The best passages, at most so many; one of a source that gave n already counts `again` to the power of n. Scores
    stay as they are, but no later one is above an earlier one.
    """
    left, given = list(ranked), list[Folded]()
    used: Counter[str] = Counter()
    while left and len(given) < most:
        place = max(range(len(left)), key=lambda i: (left[i][0] * again ** used[left[i][1].source], -i))
        score, row, copies = left.pop(place)
        given.append((min(score, given[-1][0]) if given else score, row, copies))
        used[row.source] += 1
    return given


def _also_in(
    row: Row, copies: Sequence[Row], snapshot: Snapshot, sources: dict[str, Source], within: Within | None
) -> dict[str, None]:
    """The other sources that have the words of a passage, or nearly, and may answer."""
    others = (source for one in (row, *copies) for source in snapshot.words.sources_with(one.wording))
    return dict.fromkeys(other for other in others if other != row.source and passes(sources[other], within))


def _passage(row: Row, about: Source, score: float, also_in: Iterable[str]) -> Passage:
    return Passage(
        id=row.id,
        source=row.source,
        title=about.title,
        publisher=about.publisher,
        published=about.published,
        url=about.url,
        text=row.text,
        start=row.start,
        end=row.end,
        location=row.location,
        score=score,
        also_in=tuple(also_in),
    )
