"""From candidates to the passages that are given: signs of speech, copies folded together, and a score that means
something.
"""

import re
from collections.abc import Iterable, Sequence
from math import exp, log

from index.search.fuse import Candidate
from index.search.query import Question
from index.split.cues import speaks
from index.split.names import names
from index.store.lexical import LexicalIndex, stems
from index.store.row import Row, wording
from index.types import Passage, Source

# For "what did X say": the name is in the passage, and stands beside a verb of speech there.
_NAMED, _SPEAKS = 0.3, 0.4
# Passages looked at closely, and the share of the shorter one's three-word runs that makes two passages one story.
_DEPTH, _SAME = 60, 0.8
# Logistic weights of the best cosine and of the share of the question's words found, fitted by tests/eval/confidence.py
# on questions that the sources answer against questions from another subject; and how many passages are looked at.
_COSINE, _COVERAGE, _BIAS = 15.7, 7.35, -11.35
_LOOKED_AT = 8
_A_FEW = 3
_NUMBER = re.compile(r"\d[\d.,:]*\b")
_NEGATION = re.compile(r"\b(?:not|no|never|nor|none|cannot)\b|n[’']t\b")
# A name of at most so many words, and how sure it makes to find it (beside a verb of speech, where that is asked).
_NAME, _SPOKEN = 3, 0.9


def rank(  # noqa: PLR0913  (what was asked and found, where to look it up, and how much to give)
    question: Question,
    found: Sequence[Candidate],
    words: LexicalIndex,
    sources: dict[str, Source],
    k: int,
    *,
    within: Sequence[str] | None = None,
) -> list[Passage]:
    """The k best passages, best first, copies of one story folded into the first of them.

    Args:
        question: what is asked.
        found: candidates, best first.
        words: where the passages' texts are kept.
        sources: what is known of each source.
        k: how many to give.
        within: the sources that may answer; None for all.
    """
    heads = _one_a_wording(found)[: max(_DEPTH, 3 * k)]
    rows = words.rows([candidate.id for candidate in heads])
    scored = sorted(
        ((candidate.fused + _speech(question, rows[candidate.id].text), candidate) for candidate in heads),
        key=lambda pair: (-pair[0], pair[1].id),
    )
    kept = _fold(((score, rows[candidate.id]) for score, candidate in scored), max(k, _LOOKED_AT))
    if not kept:
        return []
    looked_at = [row for _, row, _ in kept[:_LOOKED_AT]]
    sure = max(confidence(*signs(question, heads, looked_at, words)), _named(question, looked_at, words))
    best = kept[0][0] or 1.0
    return [
        _passage(row, sources[row.source], sure * score / best, _also_in(row, copies, words, within))
        for score, row, copies in kept[:k]
    ]


def _one_a_wording(found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates, the best one of each wording."""
    best: dict[str, Candidate] = {}
    for candidate in found:
        best.setdefault(wording(candidate.id), candidate)
    return list(best.values())


def _also_in(row: Row, copies: Sequence[Row], words: LexicalIndex, within: Sequence[str] | None) -> dict[str, None]:
    """The other sources that have the words of a passage, or nearly."""
    others = (source for one in (row, *copies) for source in words.sources_with(one.wording, within))
    return dict.fromkeys(source for source in others if source != row.source)


def signs(
    question: Question, found: Sequence[Candidate], rows: Iterable[Row], words: LexicalIndex
) -> tuple[float, float]:
    """What speaks for an answer: the best cosine, and the most of the question that stands in one passage, in 0..1."""
    weights = weigh(question.terms, words)
    covered = max((coverage(row.text, weights) for row in rows), default=0.0)
    return max((candidate.cosine for candidate in found), default=0.0), covered


def confidence(cosine: float, covered: float) -> float:
    """How sure these signs make that the sources speak of what is asked, in 0..1 (logistic regression)."""
    return 1 / (1 + exp(-(_COSINE * cosine + _COVERAGE * covered + _BIAS)))


def _named(question: Question, rows: Iterable[Row], words: LexicalIndex) -> float:
    """How sure it is that the sources have the one who is asked about, in 0..1: a name means nothing to the embedding
    model, so its cosine says nothing of a question that is little but a name.
    """
    if question.surname:
        rows = [row for row in rows if speaks(question.surname, row.text)]
    elif len(question.words) > _NAME or len(question.words) < len(question.text.split()):
        return 0.0
    weights = weigh(question.terms, words)
    return _SPOKEN * max((coverage(row.text, weights) for row in rows), default=0.0)


def weigh(terms: Iterable[frozenset[str]], words: LexicalIndex) -> dict[frozenset[str], float]:
    """How much each word of a question counts: its inverse document frequency, as in BM25."""
    total = len(words)
    counts = {term: words.frequency(term) for term in terms}
    return {term: log(1 + (total - count + 0.5) / (count + 0.5)) for term, count in counts.items()}


def coverage(text: str, weights: dict[frozenset[str], float]) -> float:
    """The share of a question's words that stand in a text, in 0..1, each counting as much as `weigh` says."""
    found = set(stems(text))
    total = sum(weights.values())
    return sum(weight for term, weight in weights.items() if term & found) / total if total else 0.0


def _speech(question: Question, text: str) -> float:
    if question.surname is None or not names(question.surname, text):
        return 0.0
    return _NAMED + (_SPEAKS if speaks(question.surname, text) else 0.0)


def _fold(scored: Iterable[tuple[float, Row]], most: int) -> list[tuple[float, Row, list[Row]]]:
    """The best passages, at most so many; one of another source that carries nearly the words of a better one stands
    with it instead, even from far down the list.
    """
    kept: list[tuple[float, Row, list[Row]]] = []
    known: list[frozenset[tuple[str, ...]]] = []
    for score, row in scored:
        runs = _runs(row.text)
        copies = next((c for (_, o, c), k in zip(kept, known, strict=True) if _is_copy(row, runs, o, k)), None)
        if copies is not None:
            copies.append(row)
        elif len(kept) < most:
            kept.append((score, row, []))
            known.append(runs)
    return kept


def _is_copy(row: Row, runs: frozenset[tuple[str, ...]], other: Row, others: frozenset[tuple[str, ...]]) -> bool:
    """Whether one passage is a copy of the other: most of the shorter one's words in a row, and nothing that turns what
    it says into something else.
    """
    if row.source == other.source or len(runs & others) < _SAME * max(min(len(runs), len(others)), 1):
        return False
    short, long = (row.text, other.text) if len(row.text) <= len(other.text) else (other.text, row.text)
    return not differ(short, long)


def differ(short: str, long: str) -> bool:
    """Whether a text has a number or a "not" that another one, as long or longer, has not; or lacks one that the other
    has in hardly more words.
    """
    numbers, negations = (
        [set(pattern.findall(text.lower())) for text in (short, long)] for pattern in (_NUMBER, _NEGATION)
    )
    like = len(long.split()) <= len(short.split()) + _A_FEW
    turned = bool(negations[0]) > bool(negations[1]) or (like and bool(negations[1]) > bool(negations[0]))
    return turned or bool(numbers[0] - numbers[1])


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = text.lower().split()
    return frozenset(zip(words, words[1:], words[2:], strict=False))


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
