"""The answer without a language model: the sentences that answer best, each sliced from its source."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from index import Index, Passage
from index.search import Question, stems
from index.split import sentences
from index.split.cues import speaks

# At most this many sentences, each at least this share as good as the best one.
MOST = 3
_NEAR_BEST = 0.65
# What a sentence gains by naming the speaker, naming it beside a verb of speech, holding the kind of thing asked for,
# and coming from the best passage; beside 1.0 for holding every word of the question.
_NAMED, _SPEAKS, _KIND, _PASSAGE = 0.3, 0.4, 0.25, 0.3
_SAME = 0.6
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|half)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:\d{4}|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|"
    r"august|september|october|november|december|yesterday|today|tomorrow|last (?:week|month|year))\b",
    re.IGNORECASE,
)
_WANTED = {"count": _NUMBER, "when": _TIME}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a source: `document.text[start:end]`. `score` has no upper bound; `covers` is the share of the
    question's words in it, in 0..1, rare words weighing more."""

    passage: Passage
    start: int
    end: int
    text: str
    score: float
    covers: float


def extract(question: Question, passages: Sequence[Passage], index: Index) -> list[Sentence]:
    """The sentences that answer best, best first; none where no sentence has anything to do with the question."""
    weights = _weights(question, index)
    found = [_scored(question, passages[0].score, p, a, b, weights) for p in passages for a, b in sentences(p.text)]
    found.sort(key=lambda sentence: -sentence.score)
    chosen: list[Sentence] = []
    for sentence in found:
        if len(chosen) == MOST or sentence.covers == 0 or sentence.score < _NEAR_BEST * found[0].score:
            break
        if not any(_alike(sentence.text, other.text) for other in chosen):
            chosen.append(sentence)
    return chosen


def _weights(question: Question, index: Index) -> dict[str, float]:
    """How much each stem of the question counts: its rarity in the sources."""
    counts = index.frequency(question.stems)
    most = max(counts.values(), default=0) + 1
    return {stem: log(1 + most / (count + 0.5)) for stem, count in counts.items()}


def _scored(
    question: Question, best: float, passage: Passage, start: int, end: int, weights: dict[str, float]
) -> Sentence:
    text = passage.text[start:end]
    covers = sum(weights[stem] for stem in set(stems(text)) & weights.keys()) / (sum(weights.values()) or 1.0)
    score = covers + _PASSAGE * passage.score / (best or 1.0)
    if question.surname and question.surname in text.lower():
        score += _NAMED + (_SPEAKS if speaks(question.surname, text) else 0.0)
    if question.kind in _WANTED and _WANTED[question.kind].search(text):
        score += _KIND
    if text.endswith("?"):
        score /= 2
    return Sentence(passage, passage.start + start, passage.start + end, text, score, covers)


def _alike(one: str, other: str) -> bool:
    a, b = set(stems(one)), set(stems(other))
    return len(a & b) >= _SAME * min(len(a), len(b))
