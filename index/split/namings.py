"""Where a document names somebody or something: the words in capitals, taken apart into titles and name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.split.bodies import is_body
from index.split.gender import Gender, by_given, by_title
from index.split.people import is_title
from index.types import Span

_SHORT = "Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Sgt|Capt|Maj|Adm|Prof|Rev|Jr|Sr|St|Cmdr|Hon"
_WORD = rf"(?:(?:{_SHORT})\.|(?:[A-Z]\.)+|[^\W\d_a-zß-ÿа-џα-ω][\w’'-]*(?:&[A-Z]+)?)"
_PARTICLE = r"(?:van|von|de|der|den|del|di|da|la|bin|ibn|al|el|ben|dos|du)"
# "Ursula von der Leyen", "Sen. J. D. Vance"; a full stop belongs to a name only behind one letter or a short title.
_RUN = re.compile(rf"(?<![\w’'.]){_WORD}(?:[ \xa0](?:{_PARTICLE}[ \xa0]){{0,3}}{_WORD})*")
# What stands in capitals at the head of a sentence and is no name.
HEADS = frozenset(
    """
    a an and as at but by for from he her his how i if in is it its my no nor not of on or our she so that the their
    then there these they this those to we what when where which while who why with yes you your also after before
    because both during each even every former here instead last later like many more most now once one
    only other over since some still such until under yet u.s. u.k. u.n. e.u. despite although though however meanwhile
    according asked about among another any all several few two three according speaking did does do are was were has
    have had will would could should can may might must let just never perhaps maybe indeed moreover nevertheless
    nonetheless otherwise likewise similarly additionally furthermore finally first second third next today yesterday
    tomorrow without within through throughout across against between beyond around near outside inside above below
    q a unlike whether whatever whenever wherever regardless thus therefore hence afterward afterwards earlier recently
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december
    """.split()
)
# Parties and nations, before a name.
_KINDS = frozenset(
    """
    democrat democratic republican independent libertarian conservative liberal labour tory american russian ukrainian
    british french german european israeli palestinian turkish polish chinese japanese indian iranian iraqi syrian
    italian spanish canadian mexican australian belarusian austrian hungarian
    """.split()
)
_SMALL = re.compile(r"(?<![\w’'])[a-z]{2,}(?![\w’'])")
_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z]\w+")
_OWNS = re.compile(r"(?<=\w)['’][sS]?$")
_MOST = 6  # words of a name


@dataclass(frozen=True, slots=True)
class Naming:
    """A place where a name stands.

    Attributes:
        span: of the name itself.
        name: its words, titles left out.
        titles: the words in capitals before it, "" for none.
        sentence: the number of its sentence.
    """

    span: Span
    name: str
    titles: str
    sentence: int

    @property
    def gender(self) -> Gender | None:
        """What the titles tell."""
        return next(filter(None, map(by_title, reversed(self.titles.split()))), None)


def namings(text: str, spans: Sequence[Span]) -> list[Naming]:
    """All names in the sentences of a text, in order; what has more than six words is none."""
    common = _common(text)
    return [
        naming
        for number, span in enumerate(spans)
        for found in _RUN.finditer(text, *span)
        for naming in _of_run(found, number, common if _opens(text[span[0] : found.start()]) else frozenset())
    ]


def _common(text: str) -> frozenset[str]:
    """The words of a text that stand in capitals only where a sentence begins, if at all."""
    return frozenset(_SMALL.findall(text)) - {word.lower() for word in _INSIDE.findall(text)}


def _opens(before: str) -> bool:
    return not before.strip(" “\"'‘(")


def _of_run(found: re.Match[str], number: int, common: frozenset[str]) -> Iterator[Naming]:
    words = [(word[0], found.start() + word.start()) for word in re.finditer(r"\S+", found[0])]
    while words and _is_head(words[0][0], common) and not (len(words) > 1 and by_given(words[0][0])):
        words = words[1:]
    for some in _up_to_owners(words):
        written = [word for word, _ in some]
        written[-1] = bare(written[-1])
        at = name_at(" ".join(written))
        if len(written) - at <= _MOST and written[-1] and not is_title(written[-1]):
            start, end = some[at][1], some[-1][1] + len(written[-1])
            yield Naming((start, end), " ".join(written[at:]), " ".join(written[:at]), number)


def _is_head(word: str, common: frozenset[str]) -> bool:
    lower = word.lower()
    return lower in HEADS or (lower in common and not is_title(word))


def _up_to_owners(words: list[tuple[str, int]]) -> Iterator[list[tuple[str, int]]]:
    """The words in pieces, of which each but the last ends with a genitive: "Russia's", "President Putin"."""
    piece: list[tuple[str, int]] = []
    for word in words:
        piece.append(word)
        if _OWNS.search(word[0]):
            yield piece
            piece = []
    if piece:
        yield piece


def bare(word: str) -> str:
    """A word without the sign of the genitive, and without what is no part of it."""
    return _OWNS.sub("", word).rstrip("’'-")


@lru_cache(maxsize=1 << 14)
def name_at(run: str) -> int:
    """How many of the words of a run of capitals are titles, parties and nations that stand before a name."""
    words = run.split()
    if is_body(run):
        return 0
    at = max((n + 1 for n, word in enumerate(words[:-1]) if is_title(word) or _is_kind(word, words, n)), default=0)
    return at if words[at:] else 0


def _is_kind(word: str, words: list[str], at: int) -> bool:
    return word.lower() in _KINDS and not any(by_given(before) for before in words[:at])
