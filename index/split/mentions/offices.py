"""Whom a document gives a role: "the minister" is the one minister before."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection

from index.split.mentions.cast import Cast
from index.split.mentions.nouns import head, is_head

# A president is no former president, and no vice president.
_OTHER = frozenset("former vice deputy ex assistant first then shadow acting".split())
_AND = re.compile(r"\s(?:and|who|that|which|whose)\s")
_WORD = re.compile(r"[\w-]+")
_NEAR = 3  # sentences
_FAR = 8  # sentences since somebody was named who may be called so
_MOST = 64  # places where a role is given, back from where it is asked for


class Offices:
    """The roles of all people of a document."""

    def __init__(self, cast: Cast) -> None:
        self._held: dict[str, list[tuple[int, str, frozenset[str]]]] = defaultdict(list)
        for person in cast.people.values():
            for place, role in person.roles:
                self._held[head(role)].append((place, person.name, _words(role)))
        for some in self._held.values():
            some.sort(key=lambda held: held[:2])
        self._named: dict[str, list[int]] = defaultdict(list)
        self._places: list[int] = []
        self._everybody: list[str] = []
        self._sentences: dict[str, list[int]] = defaultdict(list)
        for naming, some_people in zip(cast.namings, cast.meant, strict=True):
            if len(some_people) == 1:
                self._places.append(naming.span[0])
                self._everybody.append(some_people[0])
                self._named[some_people[0]].append(naming.span[0])
                self._sentences[some_people[0]].append(naming.sentence)

    def holder(self, role: str, place: int, sentence: int) -> str | None:
        """The one person to whom a role is given before a place, and who was named not long before its sentence; of
        several, who was named last, if that is plain.
        """
        what = head(role)
        if not is_head(what):
            return None
        wanted = _words(_AND.split(role)[0])
        held = self._held.get(what, [])
        before = bisect_left(held, place, key=lambda one: one[0])
        names = dict.fromkeys(name for _, name, words in held[max(0, before - _MOST) : before] if _fits(wanted, words))
        if self._others_since(names, place, sentence):
            return None
        last = sorted(((self._last(name, place), name) for name in names), reverse=True)
        if not last or sentence - last[0][0] > _FAR:
            return None
        return last[0][1] if len(last) == 1 or last[0][0] - last[1][0] >= _NEAR else None

    def _others_since(self, names: Collection[str], place: int, sentence: int) -> bool:
        """Whether somebody else was named last, and none of them near."""
        number = bisect_left(self._places, place) - 1
        if number < 0 or self._everybody[number] in names:
            return False
        return all(sentence - self._last(name, place) > _NEAR for name in names)

    def _last(self, name: str, place: int) -> int:
        """The sentence in which somebody was last named before a place."""
        number = bisect_right(self._named[name], place) - 1
        return self._sentences[name][number] if number >= 0 else -_NEAR


def _words(role: str) -> frozenset[str]:
    return frozenset(word.removesuffix("s") for word in _WORD.findall(role.lower())) - {head(role).removesuffix("s")}


def _fits(wanted: frozenset[str], words: frozenset[str]) -> bool:
    """Whether a role may be meant by what has fewer words."""
    return wanted <= words and wanted & _OTHER == words & _OTHER
