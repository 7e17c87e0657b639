"""Whom "he" and "she" mean in a document: of the people last spoken of, the one who fits best.

Nobody where two fit about as well.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from index.split.mentions.cast import Cast
from index.split.mentions.focus import Asked, Focus
from index.split.mentions.gender import Gender
from index.split.mentions.namings import Naming
from index.split.mentions.regions import Regions
from index.split.mentions.standing import BESIDE, SPEAKS, SUBJECT, TOLD, standing
from index.types import Span

_PRONOUN = re.compile(r"\b(?:[Hh](?:e|is|im|ers?|imself|erself)|[Ss]he|HE|SHE)\b")
_HE = frozenset("he his him himself".split())
_CLOSED = re.compile(r"(?:[”\"]|'')\s(?:\w+\s)?$")
_QUOTED = 0.25  # of a sentence: how far one that begins within a quotation takes the reader from what was before


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A place where a pronoun stands; `behind` says that it is right behind a quotation."""

    span: Span
    sentence: int
    gender: Gender
    subject: bool
    behind: bool


@dataclass(frozen=True, slots=True)
class Called:
    """A place where somebody is called by what they are: "the minister", "a woman"; `name` is "" where it is not known
    who that is.
    """

    span: Span
    sentence: int
    name: str


Event = Naming | Pronoun | Called


@dataclass(frozen=True, slots=True)
class Scene:
    """A document with what is known of it: where its sentences are, what is quoted, what is told as another's words."""

    text: str
    spans: Sequence[Span]
    quoted: Regions
    told: Regions

    def is_quoted(self, event: Event) -> bool:
        """Whether it stands within a quotation. What is right behind one does not, where it seems never to end."""
        behind = isinstance(event, Pronoun) and event.behind
        return not behind and self.quoted.holding(event.span[0]) is not None

    def weight(self, event: Event) -> float:
        """How much it stands out that speaks not."""
        if isinstance(event, Naming):
            return standing(self.text, event, self.spans[event.sentence])
        return SUBJECT if isinstance(event, Called) or event.subject else BESIDE


def pronouns(text: str, spans: Sequence[Span]) -> list[Pronoun]:
    """All of a text, in order; `spans` are of its sentences."""
    found, number = [], 0
    for word in _PRONOUN.finditer(text):
        while number + 1 < len(spans) and spans[number + 1][0] <= word.start():
            number += 1
        lower = word[0].lower()
        behind = bool(_CLOSED.search(text, max(0, word.start() - 12), word.start()))
        found.append(Pronoun(word.span(), number, "he" if lower in _HE else "she", lower in {"he", "she"}, behind))
    return found


def resolved(
    scene: Scene, cast: Cast, found: Sequence[Pronoun], called: Sequence[Called], speaking: Collection[Span]
) -> dict[Span, str]:
    """Whom the pronouns mean, of those where that is plain; `speaking` are spans of all that speak."""
    reader = _Reader(scene, cast, speaking)
    for event, some in _events(cast, found, called):
        reader.read(event, some)
    return reader.meant


class _Reader:
    """Reads what a document says from its beginning, and keeps whom the pronouns mean."""

    def __init__(self, scene: Scene, cast: Cast, speaking: Collection[Span]) -> None:
        self.meant: dict[Span, str] = {}
        self._scene, self._speaking = scene, speaking
        self._clock = list(_clock(scene))
        self._focus = Focus(cast.people)
        self._region: int | None = None
        self._told: dict[str, float] = {}

    def read(self, event: Event, some: Sequence[str]) -> None:
        """The next place where somebody is named or meant: one of `some`, if it is known."""
        now = self._clock[event.sentence]
        self._focus.enter(event.sentence)
        if self._scene.is_quoted(event):
            for name in some:
                self._focus.add(name, TOLD, now)
            return
        self._enter(self._scene.told.holding(event.span[0]))
        if isinstance(event, Pronoun):
            some = self._resolved(event, now)
        elif isinstance(event, Called) and not some:
            self._focus.interrupt()
        weight = SPEAKS if event.span in self._speaking else self._scene.weight(event)
        for name in some:
            self._add(name, weight / len(some), now)

    def _enter(self, region: int | None) -> None:
        """Into what somebody is told to have said, or out of it."""
        if region != self._region:
            self._told, self._region = {}, region

    def _resolved(self, pronoun: Pronoun, now: float) -> tuple[str, ...]:
        asked = Asked(pronoun.gender, pronoun.span in self._speaking, pronoun.behind)
        name = self._focus.meant(asked, now, self._told)
        if name is None:
            return ()
        self.meant[pronoun.span] = name
        return (name,)

    def _add(self, name: str, weight: float, now: float) -> None:
        if self._region is None:
            self._focus.add(name, weight, now)
        else:
            self._told[name] = self._told.get(name, 0.0) + weight - TOLD
            self._focus.add(name, TOLD, now)


def _events(cast: Cast, found: Sequence[Pronoun], called: Sequence[Called]) -> list[tuple[Event, tuple[str, ...]]]:
    """Names of people, pronouns and what else people are called, in order, with those who may be meant."""
    events: list[tuple[Event, tuple[str, ...]]] = [(pronoun, ()) for pronoun in found]
    events += [(naming, some) for naming, some in zip(cast.namings, cast.meant, strict=True) if some]
    events += [(one, (one.name,) if one.name else ()) for one in called]
    return sorted(events, key=lambda event: event[0].span)


def _clock(scene: Scene) -> Iterator[float]:
    """For each sentence how many have passed; of those that begin within a quotation four are one."""
    now = 0.0
    for start, _ in scene.spans:
        now += 1.0 if scene.quoted.holding(start) is None else _QUOTED
        yield now
