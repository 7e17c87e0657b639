"""The sentences that answer a question best, each sliced from its source."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import inf

from bot.extract.exact.lit import lit
from bot.extract.exact.wanted import Wanted, wanted
from bot.extract.held.lists import lists
from bot.extract.held.wish import wish
from bot.extract.measures import measures
from bot.extract.ordinals import misplaced
from bot.extract.told import Told, told
from bot.place import Place, overlap
from index import Index, Passage
from index.search import Question, coverage, covered, differ, stems
from index.search.query import content_words
from index.split import sentences
from index.split.cues import speaking
from index.split.names import names
from index.types import Span

# At most this many sentences, each at least this share as good as the best one; more where it is asked what somebody
# said, since each thing said is an answer of its own. A further sentence of one source counts less than another's.
MOST, MOST_SAID = 3, 5
_NEAR_BEST, _NEAR_BEST_SAID = 0.75, 0.65
_AGAIN = 0.85
# What a sentence gains by naming the speaker, naming it beside a verb of speech, quoting the speaker's own words, and
# coming from the best passage; beside 1.0 for every word of the question.
_NAMED, _SPEAKS, _OWN_WORDS, _PASSAGE = 0.3, 0.4, 0.15, 0.3
_QUOTATION = re.compile(r"[“„«\"]\w")
_SAME = 0.8
# How much of what a speaker is asked about must stand in a sentence, or else around it, in 0..1.
_IN_SENTENCE, _AROUND = 0.3, 0.6
# What a sentence gains where nobody's words are asked for: for the question's words in it or in its title, its passage,
# and the words in it that may answer, as logits: the odds of one that is 1.0 below another are e to 1 against it. They
# were fitted on half of a set of questions, but the passage counts less than there, where each was a source of its own.
# Further sentences are given down to a distance from the best.
_COVERS, _FROM, _ANSWERS, _CLOSE = 6.1, 8.0, 0.35, 1.5
# What the words that answer hardly ever come to: 10.9 was the most in 200 questions.
_BEST_WORDS = 12.0
# Sentences in which such words are sought.
_LOOKED_AT = 6


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a source: `document.text[start:end]`. `score` has no upper bound; `covers` is the share of the
    question's words in it, in 0..1, rare words weighing more; `speaks` says whether the one asked about speaks in it;
    `lit` are its exact words that answer, in characters of the source.
    """

    passage: Passage
    start: int
    end: int
    text: str
    score: float
    covers: float
    speaks: bool
    lit: tuple[Span, ...] = ()

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.passage.source, (self.start, self.end)


def extract(
    question: Question,
    passages: Sequence[Passage],
    index: Index,
    most: int | None = None,
    seen: Collection[Place] = (),
) -> list[Sentence]:
    """The sentences that answer best, best first; none where no sentence has anything to do with the question.

    Args:
        question: what is asked.
        passages: where to look, best first; at least one.
        index: tells how much each word counts.
        most: how many sentences at most, if fewer than usual.
        seen: places that are not wanted again.
    """
    weights = index.weights(question.words)
    if question.speaker is None:
        return [*map(with_items, _answering(question, passages, weights, most or MOST, seen))]
    best_passage = passages[0].score or 1.0
    left = [_scored(question, weights, p, span, p.score / best_passage) for p in passages for span in sentences(p.text)]
    left = [sentence for sentence in left if not overlap(sentence.place, seen)]
    usual, near_best = (MOST_SAID, _NEAR_BEST_SAID) if question.kind == "said" else (MOST, _NEAR_BEST)
    near_best *= max((sentence.score for sentence in left), default=0.0)
    left = [sentence for sentence in left if sentence.covers and sentence.score >= near_best]
    # What is said of somebody is no answer where something is said by him.
    left = [sentence for sentence in left if sentence.speaks] or left
    if question.about:
        topic = index.weights(content_words(question.about))
        on_it = [sentence for sentence in left if coverage(sentence.text, topic) >= _IN_SENTENCE]
        # What only stands near the topic is given where nothing speaks of it itself.
        left = on_it or [sentence for sentence in left if _near_topic(sentence, topic)]
    chosen: list[Sentence] = []
    while left and len(chosen) < min(usual, most or usual):
        used = Counter(sentence.passage.source for sentence in chosen)
        best = max(left, key=lambda sentence: sentence.score * _AGAIN ** used[sentence.passage.source])
        chosen.append(best)
        left = [sentence for sentence in left if not alike(sentence.text, best.text, weights)]
    return [*map(with_items, chosen)]


def with_items(sentence: Sentence) -> Sentence:
    """A sentence that opens a list with the items of that, as "the union listed these demands:" says nothing alone."""
    if not sentence.text.endswith(":"):
        return sentence
    start = sentence.start - sentence.passage.start
    listed = next((one for one in lists(sentence.passage.text) if one.start == start), None)
    if listed is None:
        return sentence
    end = sentence.passage.start + listed.end
    # The whole list is the answer.
    return replace(sentence, end=end, text=sentence.passage.text[start : listed.end], lit=())


def _answering(
    question: Question,
    passages: Sequence[Passage],
    weights: dict[frozenset[str], float],
    most: int,
    seen: Collection[Place],
) -> list[Sentence]:
    """The sentences that answer a question which does not ask for somebody's words."""
    best_passage = passages[0].score or 1.0
    found = [
        _plain(weights, passage, one, passage.score / best_passage)
        for passage in passages
        for one in told(passage.text)
        if not misplaced(question.text, passage.text[slice(*one.read)])
        and measures(question.text, passage.text[slice(*one.span)])
    ]
    found.sort(key=lambda sentence: -sentence.score)
    what = words_wanted(question)
    new = (sentence for sentence in found[:_LOOKED_AT] if sentence.covers and not overlap(sentence.place, seen))
    left: list[Sentence] = []
    close = -inf
    for sentence in new:
        # One that no words in it could bring near the best is not looked at further.
        if sentence.score + _ANSWERS * _BEST_WORDS >= close:
            left.append(light(sentence, what, weights))
            close = max(close, left[-1].score - _CLOSE)
    left = sorted((one for one in left if one.score >= close), key=lambda sentence: -sentence.score)
    chosen: list[Sentence] = []
    for one in left:
        if len(chosen) < min(MOST, most) and not any(alike(one.text, other.text, weights) for other in chosen):
            chosen.append(one)
    return chosen


def words_wanted(question: Question) -> Wanted | None:
    """What kind of words answer a question; None where no words alone do: who somebody is, is no other name."""
    asked = wish(question.text)
    is_person = asked is not None and asked.form == "person"
    return None if is_person or question.kind == "who said" else wanted(question.text)


def _plain(weights: dict[frozenset[str], float], passage: Passage, one: Told, share: float) -> Sentence:
    """A sentence as far as it has the words of the question, or answers one that has, and stands in a good passage."""
    start, end = one.span
    read, text = {*stems(passage.text[slice(*one.read)])}, passage.text[start:end]
    titled = covered(read | _title(passage.title), weights)
    score = _COVERS * titled + _FROM * share - (_CLOSE if text.endswith("?") else 0)
    place = passage.start + start, passage.start + end
    return Sentence(passage, *place, text, score, covered(read, weights), speaks=False)


@lru_cache(maxsize=64)
def _title(title: str) -> frozenset[str]:
    """The stems of a title, which is read with each of its sentences."""
    return frozenset(stems(title))


def light(sentence: Sentence, what: Wanted | None, weights: dict[frozenset[str], float]) -> Sentence:
    """A sentence with the words in it that answer.

    Args:
        sentence: of a source.
        what: the words that are wanted; None where no words alone can be.
        weights: how much each word of the question counts, by its stems.
    """
    words = lit(what, weights, sentence.text) if what else None
    if words is None:
        return sentence
    place = sentence.start + words.span[0], sentence.start + words.span[1]
    return replace(sentence, score=sentence.score + _ANSWERS * words.score, lit=(place,) if words.fits else ())


def _scored(
    question: Question, weights: dict[frozenset[str], float], passage: Passage, span: Span, share: float
) -> Sentence:
    """A sentence at `span` of a passage that is `share` times as good as the best one."""
    start, end = span
    text = passage.text[start:end]
    covers = coverage(text, weights)
    score = covers + _PASSAGE * share
    spoken = speaking(question.surname, text) if question.surname else 0.0
    if question.surname and names(question.surname, text):
        score += _NAMED + _SPEAKS * spoken + (_OWN_WORDS if spoken and _QUOTATION.search(text) else 0.0)
    if text.endswith("?"):
        score /= 2
    return Sentence(passage, passage.start + start, passage.start + end, text, score, covers, spoken > 0)


def _near_topic(sentence: Sentence, weights: dict[frozenset[str], float]) -> bool:
    """Whether the sentence with its neighbours, title and heading holds enough of what is asked about."""
    passage, start, end = (
        sentence.passage,
        sentence.start - sentence.passage.start,
        sentence.end - sentence.passage.start,
    )
    spans = sentences(passage.text)
    near = [passage.text[a:b] for (a, b) in spans if b <= start][-1:] + [
        passage.text[a:b] for (a, b) in spans if a >= end
    ][:1]
    around = " ".join((passage.title, passage.location, sentence.text, *near))
    return coverage(around, weights) >= _AROUND


def alike(one: str, other: str, asked: Iterable[frozenset[str]]) -> bool:
    """Whether two sentences say the same, beside what the question says itself."""
    short, long = sorted((one, other), key=len)
    a, b = (_meaning(text).difference(*asked) for text in (short, long))
    return len(a & b) >= _SAME * min(len(a), len(b)) and not differ(short, long)


@lru_cache(maxsize=1024)
def _meaning(text: str) -> frozenset[str]:
    """The stems of what carries meaning in a sentence, which is compared with many others."""
    return frozenset(stems(" ".join(content_words(text))))
