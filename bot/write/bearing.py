"""Which sentences of the sources bear what was written: those that have most of its words."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.write.items import Item
from bot.write.quotations import stands
from index.search import stems
from index.search.query import content_words
from index.split import sentences
from index.split.speech.lexicon import CUES
from index.types import Span, Statement

# Sentences that may bear one claim together, quotations apart, and how many words that the others lack each of them
# must have.
_MOST, _NEW = 3, 2


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence of an item, in characters of its document."""

    item: Item
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words."""
        return self.item.document.text[self.start : self.end]

    @property
    def span(self) -> tuple[str, int, int]:
        """Source, start and end."""
        return self.item.document.source, self.start, self.end

    @property
    def before(self) -> str:
        """The sentence before it, by which one may know who "he" is."""
        ends = [self.item.document.text[one.start : one.end] for one in places(self.item) if one.end <= self.start]
        return ends[-1] if ends else ""

    @property
    def statements(self) -> list[Statement]:
        """Those that stand in it."""
        return [one for one in self.item.statements if one.start < self.end and self.start < one.end]

    def stands_in(self, item: Item) -> bool:
        """Whether it has words in common with an item, be it another one that overlaps its own."""
        same = item.document.source == self.item.document.source
        return same and item.start < self.end and self.start < item.end


def bearing(text: str, quoted: Sequence[str], items: Sequence[Item]) -> list[Place]:
    """The sentences that bear a claim, those with its quotations and then those with most of its words.

    Args:
        text: the claim.
        quoted: what it quotes.
        items: that it names.
    """
    chosen = _apart([place for words in quoted for item in items for place in _with(words, item)])
    wanted = meaning(text)
    left = wanted.difference(*(meaning(place.text) for place in chosen))
    others = [place for item in items for place in places(item)]
    for _ in range(_MOST):
        others = _apart([*chosen, *others])[len(chosen) :]
        if not others:
            break
        best = max(others, key=lambda place: (_shared(left, place), _shared(wanted, place)))
        if _shared(left, best) < (_NEW if chosen else 1):
            break
        chosen.append(best)
        left -= meaning(best.text)
    return sorted(chosen, key=lambda place: (place.item.number, place.start))


def _shared(wanted: frozenset[str], place: Place) -> int:
    return len(wanted & meaning(place.text))


def _apart(places: Sequence[Place]) -> list[Place]:
    """Those that overlap none before them: a statement and its passage may both be given."""
    apart: list[Place] = []
    for place in places:
        if not any(place.stands_in(one.item) and one.start < place.end and place.start < one.end for one in apart):
            apart.append(place)
    return apart


def places(item: Item) -> list[Place]:
    """The sentences of an item."""
    return [Place(item, item.start + start, item.start + end) for start, end in _spans(item.text)]


def covered(text: str, known: Sequence[str]) -> float:
    """The share of a text's words that stand in others, in 0..1; that somebody says it is no such word."""
    wanted = frozenset(stem for stem in meaning(text) if stem not in _SAYING)
    return len(wanted & meaning(" ".join(known))) / len(wanted) if wanted else 0.0


def _with(words: str, item: Item) -> list[Place]:
    """The sentences over which words reach, where they stand first."""
    at = [item.start + start for start in stands(words, item.text)][:1]
    return [place for start in at for place in places(item) if place.start < start + len(words) and start < place.end]


@lru_cache(maxsize=256)
def _spans(text: str) -> tuple[Span, ...]:
    return tuple(sentences(text))


@lru_cache(maxsize=2048)
def meaning(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    return frozenset(stems(" ".join(content_words(text))))


_SAYING = frozenset(stems(" ".join(CUES)))
