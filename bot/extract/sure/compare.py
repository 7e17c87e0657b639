"""A question beside the passage that comes nearest to it: which of its words stand there, and where."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from index import Index, Passage
from index.search import Question, stems
from index.search.query import term
from index.split import sentences
from index.types import Span

WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a question: its place there, its stems, and how much it counts, 0 for one that carries no meaning."""

    text: str
    span: Span
    stems: frozenset[str]
    weight: float

    @property
    def is_plain(self) -> bool:
        """Whether it is written neither as a name nor in digits."""
        return self.text[0].islower()

    @property
    def is_name(self) -> bool:
        """Whether it is written as a name; the first word of a question may have its capital for being that."""
        return self.text[0].isupper() and self.span[0] > 0

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


@dataclass(frozen=True, slots=True)
class Compared:
    """A question beside a passage.

    Attributes:
        words: of the question, in order.
        span: of the nearest sentence, the one that has most of them, in characters of the passage's text.
        sentence: that one.
        around: the same with the ones before and behind it.
        whole: the passage with its title and heading.
    """

    words: tuple[Word, ...]
    span: Span
    sentence: Stretch
    around: Stretch
    whole: Stretch

    @property
    def content(self) -> tuple[Word, ...]:
        """The words that carry meaning; all, if none does."""
        return tuple(word for word in self.words if word.weight) or self.words

    @property
    def absent(self) -> tuple[str, ...]:
        """The words that carry meaning and are not in the passage."""
        return tuple(word.text for word in self.content if not self.whole.has(word))


def compare(asked: Question, passage: Passage, index: Index) -> Compared:
    """Lays a question beside a passage.

    Args:
        asked: the question.
        passage: the best one.
        index: tells how much each word counts.
    """
    words = tuple(_words(asked, index.weights(asked.words)))
    spans = sentences(passage.text) or [(0, len(passage.text))]
    parts = [_stretch(passage.text[start:end]) for start, end in spans]
    place = max(range(len(parts)), key=lambda i: sum(word.weight for word in words if parts[i].has(word)))
    first, last = spans[max(place - 1, 0)], spans[min(place + 1, len(spans) - 1)]
    return Compared(
        words,
        spans[place],
        parts[place],
        _stretch(passage.text[first[0] : last[1]]),
        _stretch(f"{passage.text} {passage.title} {passage.location}"),
    )


def _words(asked: Question, weights: Mapping[frozenset[str], float]) -> Iterator[Word]:
    for found in WORD.finditer(asked.text):
        own = term(found[0])
        yield Word(found[0], found.span(), own, next((how for it, how in weights.items() if own & it), 0.0))


def _stretch(text: str) -> Stretch:
    return Stretch(text, frozenset(map(str.lower, WORD.findall(text))), frozenset(stems(text)))
