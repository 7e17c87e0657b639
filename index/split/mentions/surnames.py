"""Whom a surname means that several people of a document bear."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from index.split.mentions.gender import by_name
from index.split.mentions.namings import Naming

_NEAR = 2  # sentences
_OFTEN = 6  # times a surname alone: so it has one bearer only
_PLAINLY = 3  # times as often as all others


def meant(namings: Sequence[Naming], people: Mapping[str, tuple[str, ...]]) -> list[tuple[str, ...]]:
    """For each naming the people whom it may mean; `people` has those who bear a name."""
    surnames = _Surnames(namings, people)
    return [surnames.meant(naming) for naming in namings]


class _Surnames:
    """Who bears which, as one reads on.

    A bare surname is the one whose it was when it was first used so, the first of them to be named in full; where it is
    not used often it stays open if another has just been named, or if the document is plainly about another.
    """

    def __init__(self, namings: Sequence[Naming], people: Mapping[str, tuple[str, ...]]) -> None:
        self._people = people
        self._often = Counter(people[n.name][0] for n in namings if " " in n.name and len(people.get(n.name, ())) == 1)
        self._bare = Counter(people.get(naming.name, ()) for naming in namings)
        self._named: dict[str, int] = {}  # in which sentence last
        self._first: dict[tuple[str, ...], str | None] = {}

    def meant(self, naming: Naming) -> tuple[str, ...]:
        """The people whom the next naming may mean."""
        some = self._people.get(naming.name, ())
        if len(some) > 1:
            some = self._chosen(naming, some)
        if len(some) == 1 and " " in naming.name:
            self._named[some[0]] = naming.sentence
        return some

    def _chosen(self, naming: Naming, every: tuple[str, ...]) -> tuple[str, ...]:
        some = _fitting(naming, every)
        if len(some) == 1:
            return some
        if some not in self._first:
            self._first[some] = next((name for name in self._named if name in some), None) or self._oftenest(some)
        signs = {self._first[some], self._plainly(some)}
        if self._bare[every] < _OFTEN:
            signs.add(self._just_named(naming, some))
        return _agreed(signs) or some

    def _just_named(self, naming: Naming, some: Sequence[str]) -> str | None:
        """The last one named, where that was near and no other's naming is."""
        near = [name for name in some if naming.sentence - self._named.get(name, -_NEAR) <= _NEAR]
        return near[0] if len(near) == 1 else None

    def _plainly(self, some: Sequence[str]) -> str | None:
        most = self._oftenest(some)
        others = sum(self._often[name] for name in some if name != most)
        return most if most and self._often[most] >= max(_PLAINLY * others, 2) else None

    def _oftenest(self, some: Sequence[str]) -> str | None:
        """Who is named in full more often than each other."""
        first, second = sorted(some, key=lambda name: (-self._often[name], name))[:2]
        return first if self._often[first] > self._often[second] else None


def _fitting(naming: Naming, some: tuple[str, ...]) -> tuple[str, ...]:
    """Those of them whom a title fits."""
    if not naming.gender:
        return some
    return tuple(name for name in some if by_name(name) in {None, naming.gender}) or some


def _agreed(signs: Collection[str | None]) -> tuple[str, ...]:
    names = tuple(sign for sign in signs if sign)
    return names if len(names) == 1 else ()
