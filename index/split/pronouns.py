"""Whom "he" and "she" mean: of the people last spoken of, the one who fits best, or nobody where two fit about as well.

People stand out in a text by where they are named, as in "An Algorithm for Pronominal Anaphora Resolution" (Lappin and
Leass, 1994): who speaks or is the subject more than others, and each sentence that passes halves it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from index.split.cast import Cast, Person
from index.split.gender import Gender
from index.split.namings import Naming
from index.split.regions import Regions
from index.split.standing import BESIDE, SPEAKS, SUBJECT, TOLD, standing
from index.types import Span

_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]im|[Hh]ers?|[Hh]imself|[Hh]erself|HE|SHE)\b(?![’']s? said)")
_HALF = 0.5
_MOST = 1.6  # of anybody
_LEAST = 0.2  # of who may be meant
_RIVAL = 0.6  # of the best: who stands out so much may be meant as well
_UNSURE = 0.6  # how much of it counts where he may be a she
_MAJORITY = 0.8
_QUOTED = 0.25  # of a sentence: how far one within a quotation takes the reader from what was before


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A place where a pronoun stands."""

    span: Span
    sentence: int
    gender: Gender
    subject: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """A document with what is known of it: where its sentences are, what is quoted, what is told as another's words."""

    text: str
    spans: Sequence[Span]
    quoted: Regions
    told: Regions


def pronouns(text: str, spans: Sequence[Span]) -> list[Pronoun]:
    """All of a text, in order."""
    found = []
    for number, span in enumerate(spans):
        for word in _PRONOUN.finditer(text, *span):
            lower = word[0].lower()
            gender: Gender = "he" if lower in {"he", "his", "him", "himself"} else "she"
            found.append(Pronoun(word.span(), number, gender, lower in {"he", "she"}))
    return found


def gendered(scene: Scene, cast: Cast, found: Sequence[Pronoun]) -> dict[str, Person]:
    """The people, those of unknown gender with that of the pronouns that stand where just they are named."""
    votes: dict[str, Counter[Gender]] = defaultdict(Counter)
    by_sentence = _by_sentence(scene, cast)
    for pronoun in found:
        if scene.quoted.holding(pronoun.span[0]) is None:
            votes[_only(pronoun, by_sentence)][pronoun.gender] += 1
    return {
        name: person if person.gender else replace(person, gender=_majority(votes[name]))
        for name, person in cast.people.items()
    }


def _by_sentence(scene: Scene, cast: Cast) -> dict[int, list[tuple[int, str]]]:
    """For each sentence where and who is named in it outside quotations; "" stands for one of several."""
    named: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for naming, some in zip(cast.namings, cast.meant, strict=True):
        if some and scene.quoted.holding(naming.span[0]) is None:
            named[naming.sentence].append((naming.span[0], some[0] if len(some) == 1 else ""))
    return named


def _only(pronoun: Pronoun, named: Mapping[int, list[tuple[int, str]]]) -> str:
    here = {name for place, name in named.get(pronoun.sentence, []) if place < pronoun.span[0]}
    some = here or {name for _, name in named.get(pronoun.sentence - 1, [])}
    return next(iter(some)) if len(some) == 1 else ""


def _majority(votes: Counter[Gender]) -> Gender | None:
    for gender, count in votes.items():
        if count >= _MAJORITY * votes.total():
            return gender
    return None


class Focus:
    """Who stands out how much, as one reads on."""

    def __init__(self, people: Mapping[str, Person]) -> None:
        self._people = people
        self._standing: dict[str, tuple[float, float]] = {}

    def add(self, name: str, weight: float, now: float) -> None:
        """Somebody is named, or meant."""
        self._standing[name] = (min(self._now(name, now) + weight, _MOST), now)

    def _now(self, name: str, now: float) -> float:
        weight, then = self._standing.get(name, (0.0, now))
        return weight * _HALF ** (now - then)

    def meant(self, gender: Gender, now: float, told: Mapping[str, float]) -> str | None:
        """Who is meant by a pronoun, if that is plain; `told` has those named before it in the same words of another."""
        fitting = sorted(self._fitting(gender, now, told), reverse=True)[:2]
        if not fitting or fitting[0][0] < _LEAST:
            return None
        return fitting[0][1] if len(fitting) == 1 or fitting[1][0] <= _RIVAL * fitting[0][0] else None

    def _fitting(self, gender: Gender, now: float, told: Mapping[str, float]) -> Iterator[tuple[float, str]]:
        for name in list(self._standing):
            weight = self._now(name, now) + told.get(name, 0.0)
            if weight < _LEAST / 4:
                del self._standing[name]
            elif self._people[name].gender in {None, gender}:
                yield weight * (1.0 if self._people[name].gender else _UNSURE), name


def resolved(scene: Scene, cast: Cast, found: Sequence[Pronoun], speaking: Collection[Span]) -> dict[Span, str]:
    """Whom the pronouns mean, of those where that is plain; `speaking` are spans of names and pronouns that speak."""
    focus = Focus(cast.people)
    clock = _clock(scene)
    told: dict[str, float] = {}
    where: int | None = None
    meant: dict[Span, str] = {}
    for event, some in _events(cast, found):
        now, place = clock[event.sentence], event.span[0]
        if scene.quoted.holding(place) is not None:
            for name in some:
                focus.add(name, TOLD, now)
            continue
        region = scene.told.holding(place)
        if region != where:
            told, where = {}, region
        if isinstance(event, Pronoun):
            name = focus.meant(event.gender, now, told)
            if name is None:
                continue
            meant[event.span] = name
            weight = SPEAKS if event.span in speaking else SUBJECT if event.subject else BESIDE
            some = (name,)
        else:
            weight = SPEAKS if event.span in speaking else standing(scene.text, event, scene.spans[event.sentence])
        for name in some:
            if region is not None:
                told[name] = told.get(name, 0.0) + weight - TOLD
            focus.add(name, weight if region is None else TOLD, now)
    return meant


def _events(cast: Cast, found: Sequence[Pronoun]) -> list[tuple[Naming | Pronoun, tuple[str, ...]]]:
    """Names of people and pronouns, in order."""
    named = [(naming, some) for naming, some in zip(cast.namings, cast.meant, strict=True) if some]
    return sorted([*named, *((pronoun, ()) for pronoun in found)], key=lambda event: event[0].span)


def _clock(scene: Scene) -> list[float]:
    """For each sentence how many have passed; of those within one quotation four are one."""
    now, times = 0.0, []
    for start, end in scene.spans:
        quotation = scene.quoted.holding(start)
        within = quotation is not None and quotation == scene.quoted.holding(end - 1)
        now += _QUOTED if within else 1.0
        times.append(now)
    return times
