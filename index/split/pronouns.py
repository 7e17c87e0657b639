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
from index.split.standing import BESIDE, HEAD, SPEAKS, SUBJECT, TOLD, standing
from index.types import Span

_PRONOUN = re.compile(r"\b(?:[Hh](?:e|is|im|ers?|imself|erself)|[Ss]he|HE|SHE)\b")
_CLOSED = re.compile(r"(?:[”\"]|'')\s(?:\w+\s)?$")
_HALF = 0.5
_MOST = 1.4  # of anybody
_LEAST = 0.06  # of who may be meant
_GONE = 0.02  # of who is forgotten
_SAME_BESIDE = 0.25
_SAME = 0.6  # more for who is the subject of the same sentence
_GOES_ON = 0.5  # more for who spoke last, where somebody speaks
_QUOTED_ON = 1.2  # the same behind a quotation
_STRANGE = 0.1  # less for who may be a she
_RIVAL = 0.75  # of the best: who stands out so much may be meant as well
_UNSURE = 0.75  # how much of it counts where he may be a she
_MAJORITY = 0.8
_QUOTED = 0.25  # of a sentence: how far one within a quotation takes the reader from what was before


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
    """A place where somebody is called by what they are: "the minister", "a woman"; `name` is "" where it is not known who that is."""

    span: Span
    sentence: int
    name: str


@dataclass(frozen=True, slots=True)
class Scene:
    """A document with what is known of it: where its sentences are, what is quoted, what is told as another's words."""

    text: str
    spans: Sequence[Span]
    quoted: Regions
    told: Regions


def pronouns(text: str, spans: Sequence[Span]) -> list[Pronoun]:
    """All of a text, in order."""
    found, number = [], 0
    for word in _PRONOUN.finditer(text) if spans else ():
        while number + 1 < len(spans) and spans[number + 1][0] <= word.start():
            number += 1
        lower = word[0].lower()
        gender: Gender = "he" if lower in {"he", "his", "him", "himself"} else "she"
        found.append(
            Pronoun(word.span(), number, gender, lower in {"he", "she"}, _is_behind(text, word.start()))
        )
    return found


def _is_behind(text: str, place: int) -> bool:
    return bool(_CLOSED.search(text, max(0, place - 12), place))


def gendered(scene: Scene, cast: Cast, found: Sequence[Pronoun]) -> dict[str, Person]:
    """The people, those of unknown gender with that of the pronouns that stand where just they are named."""
    votes: dict[str, Counter[Gender]] = defaultdict(Counter)
    by_sentence = _by_sentence(scene, cast)
    seen: set[int] = set()
    for pronoun in found:
        if pronoun.sentence not in seen and scene.quoted.holding(pronoun.span[0]) is None:
            seen.add(pronoun.sentence)
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
    """Who alone is named before a pronoun in its sentence, or in the one before."""
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
        self._here: dict[str, float] = {}
        self._sentence = -1
        self._spoke: tuple[str, float] = ("", 0.0)

    def enter(self, sentence: int) -> None:
        """Another sentence begins, if it does."""
        if sentence != self._sentence:
            self._sentence, self._here = sentence, {}

    def add(self, name: str, weight: float, now: float) -> None:
        """Somebody is named, or meant."""
        self._standing[name] = (min(self._now(name, now) + weight, _MOST), now)
        if weight >= BESIDE:
            self._here[name] = max(self._here.get(name, 0.0), _SAME if weight >= HEAD else _SAME_BESIDE)
        if weight >= HEAD:
            self._spoke = (name, now)

    def interrupt(self) -> None:
        """Somebody speaks of whom it is unknown who that is."""
        self._spoke = ("", 0.0)

    def _now(self, name: str, now: float) -> float:
        weight, then = self._standing.get(name, (0.0, now))
        return weight * _HALF ** (now - then)

    def meant(self, pronoun: Pronoun, now: float, told: Mapping[str, float], *, speaks: bool) -> str | None:
        """Who is meant by a pronoun, if that is plain.

        Args:
            pronoun: that stands now.
            now: by the clock.
            told: those named before it in the same words of another, and how they stand out there.
            speaks: whether it is the speaker of what is said: so it likely goes on to be who was.
        """
        more = dict(told)
        for name, weight in self._here.items():
            more[name] = more.get(name, 0.0) + weight
        if speaks and self._spoke[0]:
            goes_on = _QUOTED_ON if pronoun.behind else _GOES_ON
            more[self._spoke[0]] = more.get(self._spoke[0], 0.0) + goes_on * _HALF ** (now - self._spoke[1])
        fitting = sorted(self._fitting(pronoun.gender, now, more), reverse=True)[:2]
        if not fitting or fitting[0][0] < _LEAST:
            return None
        return fitting[0][1] if len(fitting) == 1 or fitting[1][0] <= _RIVAL * fitting[0][0] else None

    def _fitting(self, gender: Gender, now: float, more: Mapping[str, float]) -> Iterator[tuple[float, str]]:
        for name in list(self._standing):
            weight = self._now(name, now) + more.get(name, 0.0)
            if weight < _GONE:
                del self._standing[name]
            elif self._people[name].gender == gender:
                yield weight, name
            elif not self._people[name].gender:
                yield weight * _UNSURE - _STRANGE, name


def resolved(
    scene: Scene, cast: Cast, found: Sequence[Pronoun], called: Sequence[Called], speaking: Collection[Span]
) -> dict[Span, str]:
    """Whom the pronouns mean, of those where that is plain; `speaking` are spans of all that speak."""
    focus = Focus(cast.people)
    clock = _clock(scene)
    told: dict[str, float] = {}
    where: int | None = None
    meant: dict[Span, str] = {}
    for event, some in _events(cast, found, called):
        now, place = clock[event.sentence], event.span[0]
        focus.enter(event.sentence)
        if scene.quoted.holding(place) is not None and not (isinstance(event, Pronoun) and event.behind):
            for name in some:
                focus.add(name, TOLD, now)
            continue
        region = scene.told.holding(place)
        if region != where:
            told, where = {}, region
        if isinstance(event, Pronoun):
            name = focus.meant(event, now, told, speaks=event.span in speaking)
            if name is None:
                continue
            meant[event.span] = name
            some = (name,)
        elif isinstance(event, Called) and not some:
            focus.interrupt()
        weight = SPEAKS if event.span in speaking else _weight(scene, event)
        for name in some:
            if region is not None:
                told[name] = told.get(name, 0.0) + weight - TOLD
            focus.add(name, weight if region is None else TOLD, now)
    return meant


def _weight(scene: Scene, event: Naming | Pronoun | Called) -> float:
    if isinstance(event, Naming):
        return standing(scene.text, event, scene.spans[event.sentence])
    return SUBJECT if isinstance(event, Called) or event.subject else BESIDE


def _events(
    cast: Cast, found: Sequence[Pronoun], called: Sequence[Called]
) -> list[tuple[Naming | Pronoun | Called, tuple[str, ...]]]:
    """Names of people, pronouns and what else people are called, in order."""
    named = [(naming, some) for naming, some in zip(cast.namings, cast.meant, strict=True) if some]
    others = [*((pronoun, ()) for pronoun in found), *((one, (one.name,) if one.name else ()) for one in called)]
    return sorted([*named, *others], key=lambda event: event[0].span)


def _clock(scene: Scene) -> list[float]:
    """For each sentence how many have passed; of those that begin within a quotation four are one."""
    now, times = 0.0, []
    for start, _ in scene.spans:
        now += 1.0 if scene.quoted.holding(start) is None else _QUOTED
        times.append(now)
    return times
