"""How sure it is that the sources speak of what is asked."""

from collections.abc import Container, Iterable, Sequence
from collections.abc import Set as AbstractSet
from math import exp, log

from index.search.fuse import Candidate
from index.search.query import Question
from index.store.lexical import LexicalIndex
from index.store.row import Row
from index.store.terms import stems

# Logistic weights of the best cosine and of the share of the question's words found, fitted by tests/eval/confidence.py
# on questions that the sources answer against questions from another subject.
_COSINE, _COVERAGE, _BIAS = 15.7, 7.35, -11.35
# A name of at most so many words, and how sure it makes to find it (beside a verb of speech, where that is asked).
_NAME, _SPOKEN = 3, 0.9

Weights = dict[frozenset[str], float]
"""How much each term of a question counts."""


def sureness(
    question: Question, weights: Weights, found: Sequence[Candidate], rows: Sequence[Row], speaking: Container[str]
) -> float:
    """How sure it is, in 0..1, that the sources speak of what is asked.

    Args:
        question: what is asked.
        weights: how much each of its terms counts.
        found: candidates, best first.
        rows: the best passages.
        speaking: ids of those in which the one who is asked about speaks.
    """
    if not question.known:
        return 0.0
    return max(confidence(*evidence(weights, found, rows)), _named(question, weights, rows, speaking))


def evidence(weights: Weights, found: Sequence[Candidate], rows: Iterable[Row]) -> tuple[float, float]:
    """What speaks for an answer: the best cosine, and the most of the question that stands in one passage, in 0..1."""
    covered = max((coverage(row.text, weights) for row in rows), default=0.0)
    return max((candidate.cosine for candidate in found), default=0.0), covered


def confidence(cosine: float, covered: float) -> float:
    """How sure these signs make that the sources speak of what is asked, in 0..1 (logistic regression)."""
    return 1 / (1 + exp(-(_COSINE * cosine + _COVERAGE * covered + _BIAS)))


def _named(question: Question, weights: Weights, rows: Iterable[Row], speaking: Container[str]) -> float:
    """How sure it is that the sources have the one who is asked about, in 0..1: a name means nothing to the embedding
    model, so its cosine says nothing of a question that is little but a name.
    """
    if question.surname:
        rows = [row for row in rows if row.id in speaking]
    elif len(question.words) > _NAME or len(question.words) < len(question.text.split()):
        return 0.0
    return _SPOKEN * max((coverage(row.text, weights) for row in rows), default=0.0)


def weigh(terms: Iterable[frozenset[str]], words: LexicalIndex) -> Weights:
    """How much each word of a question counts: its inverse document frequency, as in BM25."""
    total = len(words)
    counts = {term: words.frequency(term) for term in terms}
    return {term: log(1 + (total - count + 0.5) / (count + 0.5)) for term, count in counts.items()}


def coverage(text: str, weights: Weights) -> float:
    """The share of a question's words that stand in a text, in 0..1, each counting as much as `weigh` says."""
    return covered(set(stems(text)), weights)


def covered(found: AbstractSet[str], weights: Weights) -> float:
    """The share of a question's words that are among some stems, as `coverage` of a text that has these."""
    total = sum(weights.values())
    return sum(weight for term, weight in weights.items() if term & found) / total if total else 0.0
