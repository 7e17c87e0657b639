"""People over all sources: which of the names that documents write are one person's, or one body's."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from index.search.bodies import body, is_body, plain
from index.split.given import forms
from index.split.names import key
from index.split.people import readings, same

Names = tuple[str, ...]
"""The ways in which the sources write one person, the name first that is given to a reader."""

_BARE = ""


def grouped(names: Mapping[str, int]) -> list[Names]:
    """The people and bodies that bear these names, most frequent first.

    Names are one person's if they may be (see `split.people.same`), all of them, and no other's too: a surname alone,
    or "J. Smith", that two people bear is nobody's. Bodies have the same words.

    Args:
        names: each with the number of statements under it.
    """
    bodies: defaultdict[Names, list[str]] = defaultdict(list)
    people: defaultdict[Names, list[str]] = defaultdict(list)
    for name in names:
        if is_body(name):
            bodies[body(name)].append(name)
        else:
            people[plain(name)].append(name)
    groups = [*bodies.values(), *_people(people.values(), names)]
    ordered = (_ordered(group, names) for group in groups)
    return sorted(ordered, key=lambda group: (-sum(names[name] for name in group), group))


def is_full(name: str) -> bool:
    """Whether a name is more than a surname."""
    return any(person.given for person in readings(name))


def one(name: str, other: str) -> bool:
    """Whether two names are one person's. Over all sources a junior is not who is named without that."""
    return _suffixes(name) == _suffixes(other) and same(name, other)


def _people(alike: Iterable[list[str]], names: Mapping[str, int]) -> Iterator[list[str]]:
    """The people among names, of which those that are alike but for marks and capitals are one already."""
    by_sign: defaultdict[tuple[str, str], list[list[str]]] = defaultdict(list)
    often = [sorted(some, key=lambda name: (-names[name], name)) for some in alike]
    for some in sorted(
        often, key=lambda some: (_vague(some[0]), -sum(map(names.__getitem__, some)), len(some[0]), some)
    ):
        signs = _signs(some[0])
        # Full names come first, the most frequent before what may be a slip, and bear the sign of their surname too.
        others = {id(other): other for sign in signs for other in by_sign[sign]}.values()
        fits = [other for other in others if is_full(other[0]) and _fits(some[0], other)]
        if len(fits) == 1:
            fits[0].extend(some)
            continue
        yield some
        for sign in signs | {(family, _BARE) for family, _ in signs}:
            by_sign[sign].append(some)


def _fits(name: str, group: Sequence[str]) -> bool:
    """Whether a name may be one person's with those of a group, of which the first is the surest. Others of the same
    first given name must agree too: George W. Bush is not George H. W. Bush, whoever George Bush is.
    """
    return one(name, group[0]) and all(one(name, other) or _first(name) != _first(other) for other in group[1:])


def _first(name: str) -> str:
    return key(next((person.given[0] for person in readings(name) if person.given), ""))


def _signs(name: str) -> set[tuple[str, str]]:
    """What a name has in common with those that may be the same person's: the surname with a given name, by its forms
    and its initial. Surnames alone have one sign.
    """
    return {
        (key(person.family), sign)
        for person in readings(name)
        for sign in ({sign for given in person.given for sign in _given(given)} or {_BARE})
    }


def _given(name: str) -> set[str]:
    return {*forms(name), key(name)[:1]}


def _suffixes(name: str) -> frozenset[str]:
    return frozenset(person.suffix for person in readings(name))


def _vague(name: str) -> int:
    """How little a name tells: 0 where a given name is written out, 1 where there are initials, 2 for a surname."""
    given = [word for person in readings(name) for word in person.given]
    return 0 if any(len(word) > 1 for word in given) else 2 - bool(given)


def _ordered(group: Iterable[str], names: Mapping[str, int]) -> Names:
    """The names of one person, the most frequent full one first, the others by how frequent they are."""
    often = sorted(group, key=lambda name: (-names[name], name))
    first = often[0] if is_body(often[0]) else min(often, key=_unlike_a_name)
    return first, *(name for name in often if name != first)


def _unlike_a_name(name: str) -> tuple[bool, bool, bool]:
    """How far a name is from a person's in full: bare, all in capitals, with titles."""
    given = max((len(person.given) for person in readings(name)), default=0)
    return not given, name.isupper(), len(plain(name)) - given > 1
