"""From candidates to the passages that are given: signs of speech, copies folded together, and a score that means
something.
"""

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
_DEPTH, _SAME = 60, 0.6
# Logistic weights of the best cosine and of the share of the question's words found, fitted by tests/eval/confidence.py
# on questions that the sources answer against questions from another subject; and how many passages are looked at.
_COSINE, _COVERAGE, _BIAS = 15.7, 7.35, -11.35
_LOOKED_AT = 8
# A name of at most so many words, and how sure it makes to find it (beside a verb of speech, where that is asked).
_NAME, _SPOKEN = 3, 0.9


def rank(
    question: Question, found: Sequence[Candidate], words: LexicalIndex, sources: dict[str, Source], k: int
) -> list[Passage]:
    """The k best passages, best first, copies of one story folded into the first of them.

    Args:
        question: what is asked.
        found: candidates, best first.
        words: where the passages' texts are kept.
        sources: what is known of each source.
        k: how many to give.
    """
    groups = _by_wording(found)
    heads = [group[0] for group in groups.values()][: max(_DEPTH, 3 * k)]
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
        _passage(row, sources[row.source], sure * score / best, _sources_of(row, groups, words) | also)
        for score, row, also in kept[:k]
    ]


def _by_wording(found: Iterable[Candidate]) -> dict[str, list[Candidate]]:
    """The candidates, those of the same words together, in order of the best of each."""
    groups: dict[str, list[Candidate]] = {}
    for candidate in found:
        groups.setdefault(wording(candidate.id), []).append(candidate)
    return groups


def _sources_of(row: Row, groups: dict[str, list[Candidate]], words: LexicalIndex) -> dict[str, None]:
    """The other sources that have the words of a passage."""
    copies = words.rows([candidate.id for candidate in groups[row.wording][1:]])
    return dict.fromkeys(sorted({copy.source for copy in copies.values()} - {row.source}))


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


def _fold(scored: Iterable[tuple[float, Row]], most: int) -> list[tuple[float, Row, dict[str, None]]]:
    """The best passages, at most so many; one of another source that carries nearly the words of a better one is named
    with it instead, even from far down the list.
    """
    kept: list[tuple[float, Row, frozenset[tuple[str, ...]]]] = []
    also: list[list[str]] = []
    for score, row in scored:
        runs = _runs(row.text)
        first = next((i for i, (_, other, others) in enumerate(kept) if _is_copy(row, runs, other, others)), None)
        if first is not None:
            also[first].append(row.source)
        elif len(kept) < most:
            kept.append((score, row, runs))
            also.append([])
    return [(score, row, dict.fromkeys(names)) for (score, row, _), names in zip(kept, also, strict=True)]


def _is_copy(row: Row, runs: frozenset[tuple[str, ...]], other: Row, others: frozenset[tuple[str, ...]]) -> bool:
    return row.source != other.source and len(runs & others) >= _SAME * max(min(len(runs), len(others)), 1)


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
