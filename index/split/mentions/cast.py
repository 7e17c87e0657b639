"""The people of a document: by which names each goes, what the document calls them, whether they are he or she."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from index.split.mentions import roles, surnames
from index.split.mentions.bearers import bearers, family
from index.split.mentions.bodies import is_body
from index.split.mentions.gender import Gender, by_name, by_role
from index.split.mentions.namings import Naming
from index.split.people import same
from index.types import Span

_ACTS = re.compile(r", (?:now )?\d\d?(?:,|\.|\s)|,? (?:who )?(?:said|says|told|asked|replied|added|wrote|tweeted)\b")
_GENDERS: tuple[Gender, ...] = ("he", "she")
_TITLE = 3  # of roles: how much a title tells
_PLAINLY = 2  # times as many signs for one as for the other
_MOST = 16  # people of one surname
_NOBODY = "\0"
_SHORTEST = 4  # letters of a surname in capitals: fewer are an abbreviation

Role = tuple[int, str]
"""A role, and where it stands."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of a document, by the fullest name that it has; `roles` in the order of the text."""

    name: str
    gender: Gender | None = None
    roles: tuple[Role, ...] = ()

    def role(self, place: int) -> str | None:
        """What they are called nearest before a place, or else first."""
        if not self.roles:
            return None
        return self.roles[max(bisect_right(self.roles, place, key=lambda role: role[0]) - 1, 0)][1]


def nobody(role: str, place: int) -> str:
    """What stands for the name of somebody whom a document does not name: "a woman"."""
    return f"{role}{_NOBODY}{place}"


def nobodies(names: Iterable[str]) -> dict[str, Person]:
    """Those of them whom no document names, by what stands for the name."""
    people = {}
    for name in names:
        role, sign, place = name.rpartition(_NOBODY)
        if sign:
            people[name] = Person(name, by_role(role), ((int(place), role),))
    return people


def is_nobody(person: Person) -> bool:
    """Whether a document does not name somebody."""
    return _NOBODY in person.name


@dataclass(frozen=True, slots=True)
class Cast:
    """All people of a document.

    Attributes:
        namings: in order, of whatever.
        meant: for each of them the people whom it may mean: none for a body, several where that is open.
        people: by name.
        families: the names in full, by the surnames.
    """

    namings: Sequence[Naming]
    meant: Sequence[tuple[str, ...]]
    people: Mapping[str, Person]
    families: Mapping[str, Sequence[str]]

    def bearer(self, name: str) -> str | None:
        """The one person named in full whom a name may mean that looks like none: "PESKOV", "Guardian"."""
        if len(name) < _SHORTEST:
            return None
        some = [person for person in self.families.get(family(name), ()) if same(person, name)]
        return some[0] if len(some) == 1 else None


def _families(people: Iterable[str]) -> dict[str, list[str]]:
    """Those named in full, by their surnames."""
    by_family: dict[str, list[str]] = defaultdict(list)
    for person in people:
        if " " in person and len(by_family[family(person)]) < _MOST:
            by_family[family(person)].append(person)
    return by_family


def cast(text: str, spans: Sequence[Span], namings: Sequence[Naming], speaking: Collection[str]) -> Cast:
    """The people whom the namings of a document name.

    Args:
        text: of the document.
        spans: of its sentences.
        namings: as `namings.namings` finds them.
        speaking: names that certainly are people's, since they speak as people do.
    """
    told = _roles(text, spans, namings)
    acting = {n.name for n, some in zip(namings, told, strict=True) if some or n.gender or _acts(text, n)}
    people = bearers([naming.name for naming in namings], acting.union(speaking))
    meant = surnames.meant(namings, people)
    gendered = _gendered(people, namings, meant, told)
    families = _families(gendered)
    for at, (naming, some) in enumerate(zip(namings, meant, strict=True)):
        if len(some) > 1:
            meant[at] = _by_gender(naming, some, gendered)
    return Cast(namings, meant, gendered, families)


def _by_gender(naming: Naming, some: Sequence[str], people: dict[str, Person]) -> tuple[str, ...]:
    """Of the bearers of a surname the only he and the only she; who it is of several stays open, and has that name."""
    genders = [naming.gender] if naming.gender else list(_GENDERS)
    fitting = {gender: [name for name in some if people[name].gender in {None, gender}] for gender in genders}
    several = [gender for gender in genders if len(fitting[gender]) > 1]
    if several:
        people.setdefault(naming.name, Person(naming.name, several[0] if len(several) == 1 else None))
    names = (naming.name if gender in several else next(iter(fitting[gender]), "") for gender in genders)
    return tuple(dict.fromkeys(name for name in names if name))


def _roles(text: str, spans: Sequence[Span], namings: Sequence[Naming]) -> list[list[Role]]:
    """What is said beside each name of what its bearer is."""
    told: list[list[Role]] = []
    for naming in namings:
        floor, ceiling = spans[naming.sentence]
        start, end = naming.span
        both = () if is_body(naming.name) else (roles.before(text, start, floor), roles.behind(text, end, ceiling))
        told.append([(start, role) for role in map(roles.tidy, both) if role])
    return told


def _acts(text: str, naming: Naming) -> bool:
    """Whether what stands behind a name stands behind those of people only: an age, that they speak."""
    return bool(_ACTS.match(text, naming.span[1]))


def _gendered(
    people: Mapping[str, tuple[str, ...]],
    namings: Sequence[Naming],
    meant: Sequence[tuple[str, ...]],
    told: Sequence[list[Role]],
) -> dict[str, Person]:
    votes: dict[str, Counter[Gender]] = defaultdict(Counter)
    given: dict[str, list[Role]] = defaultdict(list)
    for naming, some, tale in zip(namings, meant, told, strict=True):
        if len(some) == 1:
            given[some[0]].extend(tale)
            votes[some[0]].update(_signs(naming, tale))
    everyone = dict.fromkeys(name for some in people.values() for name in some)
    return {name: Person(name, _gender(name, votes[name]), tuple(given[name])) for name in everyone}


def _signs(naming: Naming, tale: Iterable[Role]) -> list[Gender]:
    """What is told of whether it is he or she: by a title, else by a role."""
    if naming.gender:
        return [naming.gender] * _TITLE
    return [sign for sign in (by_role(role) for _, role in tale) if sign]


def _gender(name: str, votes: Counter[Gender]) -> Gender | None:
    """By what the document says, where that is plain; else by the given name."""
    for gender, count in votes.items():
        if count > _PLAINLY * (votes.total() - count):
            return gender
    return by_name(name)
