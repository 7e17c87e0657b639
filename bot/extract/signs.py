"""Signs that a passage answers a question, or only has its words: what is missing, turned round, or met by meaning."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.extract.opposites import extremes, negated, opposites
from index import Index, Passage
from index.search import Question, stems
from index.search.likeness import Likeness
from index.search.query import term
from index.split import sentences
from index.types import Span

_WORD = re.compile(r"[^\W_]+")
# A name inside a sentence; at its beginning any word has a capital.
_NAME = re.compile(r"(?<=[\w,;:)’'\"”] )[A-ZÀ-Þ][\w’'-]+")
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|half)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:\d{4}|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|"
    r"august|september|october|november|december|yesterday|today|tomorrow|last (?:week|month|year))\b",
    re.IGNORECASE,
)
_WANTED = {"count": _NUMBER, "when": _TIME, "who": _NAME, "where": _NAME}
# What stands for the likeness of names and of words where a question has none.
_NO_NAME, _NO_WORD = 0.6, 0.5


class Signs(NamedTuple):
    """What tells whether the best passage answers a question. The nearest sentence is the one that has most of the
    question's words. Likenesses are by meaning, in -1..1; shares in 0..1; the others are counts, or 1 for yes.
    """

    sentence: float
    """Likeness of the nearest sentence."""
    passage: float
    """Likeness of the passage."""
    name: float
    """Likeness of what is most like it in the sentence, for the name or number of the question that is least met."""
    words: float
    """The same for its other words, on the average."""
    missing: float
    """Share, by rarity, of the rarest word that is not in the sentence."""
    absent: float
    """Share of the words that are not in the passage."""
    names: float
    """Names that are neither in the sentence nor beside it."""
    numbers: float
    """Numbers that are not in the sentence."""
    negation: float
    """The question has a "not", the sentence has none."""
    opposite: float
    """Words that are not in the sentence, while their opposites are."""
    opposite_near: float
    """The same of the passage."""
    extreme: float
    """An "only", "first" or "largest" that is not in the sentence."""
    unfilled: float
    """Neither the sentence nor those beside it have what is wanted: a number, a time or a name."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a question: its place there, its stems, and how much it counts, 0 for one that carries no meaning."""

    text: str
    span: Span
    stems: frozenset[str]
    weight: float

    @property
    def is_name(self) -> bool:
        """Whether it is written as a name."""
        return self.text[0].isupper()

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits."""
        return self.text[0].isdigit()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some of a text, its words in small letters, and their stems."""

    text: str
    words: frozenset[str]
    stems: frozenset[str]

    def has(self, word: Word) -> bool:
        """Whether a word stands in it in any form."""
        return bool(word.stems & self.stems)


def look(asked: Question, passage: Passage, index: Index) -> Signs | None:
    """The signs that a passage gives for a question; None where the embedder makes no vectors of tokens.

    Args:
        asked: the question.
        passage: the best one.
        index: that it was found in.
    """
    weights = index.weights(asked.words)
    words = list(_words(asked, weights))
    spans = sentences(passage.text)
    parts = [_stretch(passage.text[start:end]) for start, end in spans]
    place = max(range(len(parts)), key=lambda i: sum(word.weight for word in words if parts[i].has(word)))
    like = index.likeness(asked, passage, spans[place])
    if like is None:
        return None
    around = _stretch(passage.text[spans[max(place - 1, 0)][0] : spans[min(place + 1, len(spans) - 1)][1]])
    whole = _stretch(f"{passage.text} {passage.title} {passage.location}")
    return _signs(asked, words, like, parts[place], around, whole)


def _signs(  # noqa: PLR0913, PLR0917  (a question, and three widths of a text)
    asked: Question, words: Sequence[Word], like: Likeness, sentence: Stretch, around: Stretch, whole: Stretch
) -> Signs:
    content = [word for word in words if word.weight] or words
    marked = [like.words[word.span] for word in content if not word.text[0].islower() and word.span in like.words]
    plain = [like.words[word.span] for word in content if word.text[0].islower() and word.span in like.words]
    names = [word for word in content if word.is_name and word.span[0]]
    total = sum(word.weight for word in content) or 1.0
    return Signs(
        sentence=like.stretch,
        passage=like.passage,
        name=min(marked, default=_NO_NAME),
        words=sum(plain) / len(plain) if plain else _NO_WORD,
        missing=max((word.weight for word in content if not sentence.has(word)), default=0.0) / total,
        absent=sum(not whole.has(word) for word in content) / max(len(content), 1),
        names=sum(not around.has(word) for word in names),
        numbers=sum(not sentence.has(word) for word in words if word.is_number),
        negation=negated(asked.text) and not negated(sentence.text),
        opposite=_turned(words, sentence),
        opposite_near=_turned(words, whole),
        extreme=sum(word not in sentence.words for word in extremes(asked.text)),
        unfilled=_unfilled(asked, words, around),
    )


def _words(asked: Question, weights: Mapping[frozenset[str], float]) -> Iterator[Word]:
    for found in _WORD.finditer(asked.text):
        own = term(found[0])
        yield Word(found[0], found.span(), own, next((how for it, how in weights.items() if own & it), 0.0))


def _stretch(text: str) -> Stretch:
    return Stretch(text, frozenset(found[0].lower() for found in _WORD.finditer(text)), frozenset(stems(text)))


def _turned(words: Sequence[Word], text: Stretch) -> int:
    """How many of a question's words are not in a text, while their opposites are; "last" at its end is a verb."""
    last = words[-1:] if words and words[-1].text.lower() == "last" else []
    return sum(opposites(word.text.lower(), word.stems, text.words, text.stems) for word in words if word not in last)


def _unfilled(asked: Question, words: Sequence[Word], text: Stretch) -> bool:
    """Whether something of a certain kind is asked for, and a text has nothing of it but what the question has."""
    wanted = _WANTED.get(asked.kind)
    known = {word.text.lower() for word in words}
    return wanted is not None and all(found[0].lower() in known for found in wanted.finditer(text.text))
