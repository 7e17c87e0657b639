"""Who stands out how much as one reads on, and whom a pronoun means by that.

As in "An Algorithm for Pronominal Anaphora Resolution" (Lappin and Leass, 1994): who speaks or is the subject stands
out more than others, each sentence that passes halves it, and a pronoun means whom it fits and who stands out most.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from operator import itemgetter

from index.split.mentions.cast import Person
from index.split.mentions.gender import Gender
from index.split.mentions.standing import BESIDE, HEAD

_HALF = 0.5
_MOST = 1.4  # of anybody
_LEAST = 0.06  # of who may be meant
_MANY = 64  # people who may be meant at once
_GONE = 0.02  # of who is forgotten
_RIVAL = 0.75  # of the best: who stands out so much may be meant as well
_SAME = 0.6  # more for who is the subject of the same sentence
_SAME_BESIDE = 0.25  # and for who is named in it otherwise
_GOES_ON = 0.5  # more for who acted last, where somebody speaks
_QUOTED_ON = 1.2  # the same behind a quotation
_UNSURE = 0.75  # how much of it counts where he may be a she
_NOBODY = ("", -1.0)
_STRANGE = 0.1  # and less of what does


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known of a pronoun: `speaks`, that it is who says what is said; `behind`, that a quotation ends there."""

    gender: Gender
    speaks: bool
    behind: bool


class Focus:
    """Who stands out how much. Time is counted in sentences."""

    def __init__(self, people: Mapping[str, Person]) -> None:
        self._people = people
        self._standing: dict[str, tuple[float, float]] = {}
        self._here: dict[str, float] = {}
        self._sentence = -1
        self._acted: dict[Gender | None, tuple[str, float]] = {}

    def enter(self, sentence: int) -> None:
        """Another sentence begins, if it does."""
        if sentence != self._sentence:
            self._sentence, self._here = sentence, {}

    def add(self, name: str, weight: float, now: float) -> None:
        """Somebody is named, or meant."""
        weight_now = min(self._now(name, now) + weight, _MOST)
        self._standing.pop(name, None)
        self._standing[name] = (weight_now, now)
        if len(self._standing) > _MANY:
            del self._standing[next(iter(self._standing))]
        if weight >= BESIDE:
            self._here[name] = max(self._here.get(name, 0.0), _SAME if weight >= HEAD else _SAME_BESIDE)
        if weight >= HEAD:
            self._acted[self._people[name].gender] = (name, now)

    def interrupt(self) -> None:
        """Somebody speaks of whom it is unknown who that is."""
        self._acted = {}

    def meant(self, asked: Asked, now: float, told: Mapping[str, float]) -> str | None:
        """Who is meant by a pronoun, if that is plain; `told` has those named before it within the same words of
        another, and how much they stand out there.
        """
        fitting = sorted(self._fitting(asked, now, told), reverse=True)[:2]
        if not fitting or fitting[0][0] < _LEAST:
            return None
        return fitting[0][1] if len(fitting) == 1 or fitting[1][0] <= _RIVAL * fitting[0][0] else None

    def _fitting(self, asked: Asked, now: float, told: Mapping[str, float]) -> Iterator[tuple[float, str]]:
        """Those whom a pronoun fits, with how much they stand out for it."""
        for name in list(self._standing):
            weight = (
                self._now(name, now) + self._here.get(name, 0.0) + told.get(name, 0.0) + self._goes_on(name, asked, now)
            )
            if weight < _GONE:
                del self._standing[name]
            elif self._people[name].gender == asked.gender:
                yield weight, name
            elif not self._people[name].gender:
                yield weight * _UNSURE - _STRANGE, name

    def _now(self, name: str, now: float) -> float:
        weight, then = self._standing.get(name, (0.0, now))
        return weight * math.pow(_HALF, now - then)

    def _goes_on(self, name: str, asked: Asked, now: float) -> float:
        """How much more who acted last stands out, where somebody speaks."""
        last, then = max((self._acted.get(gender, _NOBODY) for gender in (asked.gender, None)), key=itemgetter(1))
        if not asked.speaks or name != last:
            return 0.0
        return (_QUOTED_ON if asked.behind else _GOES_ON) * math.pow(_HALF, now - then)
