"""Whom a surname means that several people of a document bear."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from index.split.gender import by_name
from index.split.namings import Naming

_NEAR = 2  # sentences
_OFTEN = 6  # times a surname alone: so it has one bearer only
_PLAINLY = 3  # times as often as all others


def meant(namings: Sequence[Naming], people: Mapping[str, tuple[str, ...]]) -> list[tuple[str, ...]]:
    """For each naming the people whom it may mean; `people` has those who bear a name.

    A bare surname is the one whose it was when it was first used so, the first of them to be named in full; where it is
    not used often it stays open if another has just been named, or if the document is plainly about another.
    """
    often = Counter(people[n.name][0] for n in namings if len(people.get(n.name, ())) == 1 and " " in n.name)
    bare = Counter(people.get(n.name, ()) for n in namings)
    order = {name: number for number, name in enumerate(often)}
    found: list[tuple[str, ...]] = []
    last: dict[str, int] = {}
    for naming in namings:
        some = people.get(naming.name, ())
        if len(some) > 1:
            some = _fitting(naming, some)
        if len(some) > 1:
            first = min(some, key=lambda name: order.get(name, len(order)))
            signs = {first, _plainly(some, often)}
            if bare[people[naming.name]] < _OFTEN:
                signs.add(_just_named(naming, some, last))
            some = _agreed(signs) or some
        found.append(some)
        if len(some) == 1 and " " in naming.name:
            last[some[0]] = naming.sentence
    return found


def _fitting(naming: Naming, some: tuple[str, ...]) -> tuple[str, ...]:
    """Those of them whom a title fits."""
    if not naming.gender:
        return some
    return tuple(name for name in some if by_name(name) in {None, naming.gender}) or some


def _agreed(signs: Collection[str | None]) -> tuple[str, ...]:
    names = tuple(sign for sign in signs if sign)
    return names if len(names) == 1 else ()


def _just_named(naming: Naming, some: Sequence[str], last: Mapping[str, int]) -> str | None:
    """The last one named, where that was near and no other's naming is."""
    near = [name for name in some if name in last and naming.sentence - last[name] <= _NEAR]
    return near[0] if len(near) == 1 else None


def _plainly(some: Sequence[str], often: Mapping[str, int]) -> str | None:
    most = max(some, key=lambda name: (often.get(name, 0), name))
    others = sum(often.get(name, 0) for name in some) - often.get(most, 0)
    return most if often.get(most, 0) >= _PLAINLY * others and often.get(most, 0) > 1 else None
