"""The people of a document: by which names each goes, what the document calls them, whether they are he or she."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from index.split import roles, surnames
from index.split.bearers import family, in_full
from index.split.bodies import is_body, is_group, is_place
from index.split.gender import Gender, by_given, by_name, by_role
from index.split.namings import Naming
from index.split.people import same
from index.types import Span

_ACTS = re.compile(r", (?:now )?\d\d?(?:,|\.|\s)|,? (?:who )?(?:said|says|told|asked|replied|added|wrote|tweeted)\b")
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
    people = _people(text, namings, told, speaking)
    meant = surnames.meant(namings, people)
    gendered = _gendered(people, namings, meant, told)
    return Cast(namings, meant, gendered, _families(gendered))


def _roles(text: str, spans: Sequence[Span], namings: Sequence[Naming]) -> list[list[Role]]:
    """What is said beside each name of what its bearer is."""
    told: list[list[Role]] = []
    for naming in namings:
        floor, ceiling = spans[naming.sentence]
        start, end = naming.span
        both = () if is_body(naming.name) else (roles.before(text, start, floor), roles.behind(text, end, ceiling))
        told.append([(start, role) for role in map(roles.tidy, both) if role])
    return told


def _people(
    text: str, namings: Sequence[Naming], told: Sequence[list[Role]], speaking: Collection[str]
) -> dict[str, tuple[str, ...]]:
    """For each name the people in full whom it may mean."""
    counts = Counter(naming.name for naming in namings)
    titled = {n.name for n, some in zip(namings, told, strict=True) if some or n.gender or _acts(text, n)}
    sure = titled | set(speaking)
    alone = {family(name) for name in counts if " " not in name and not is_place(name)}
    strong = [name for name in counts if " " in name and _is_person(name, sure)]
    certain = set(strong)
    weak = [name for name in counts if " " in name and name not in certain and _may_be(name, alone)]
    known = {family(name) for name in strong}
    whole = [*strong, *(name for name in weak if counts[name] > 1 or family(name) not in known)]
    full = in_full(name for name in whole if not _is_overlong(name, counts))
    people: dict[str, tuple[str, ...]] = {name: (_full(name, full, counts),) for name in whole}
    by_family, by_first = _grouped(people)
    others = set(weak)
    for name in counts:
        if name not in people and (" " not in name or name in others):
            people[name] = by_family.get(family(name)) or by_first.get(name) or _alone(name, sure)
    return people


def _acts(text: str, naming: Naming) -> bool:
    """Whether what stands behind a name stands behind those of people only: an age, that they speak."""
    return bool(_ACTS.match(text, naming.span[1]))


def _is_overlong(name: str, counts: Mapping[str, int]) -> bool:
    """Whether a word stands before a name that is no part of it, as in "Real Joe Biden"."""
    first, rest = name.split(" ", 1)
    return " " in rest and not by_given(first) and counts.get(rest, 0) > counts[name]


def _full(name: str, full: Mapping[str, str], counts: Mapping[str, int]) -> str:
    if _is_overlong(name, counts):
        name = name.split(" ", 1)[1]
    return full.get(name, name)


def _is_person(name: str, sure: Collection[str]) -> bool:
    """Whether a name of several words is certainly a person's."""
    if is_body(name) or is_group(name):
        return False
    first, _, _ = name.partition(" ")
    return name in sure or by_given(first) is not None or first[1:2] == "."


def _may_be(name: str, alone: Collection[str]) -> bool:
    """Whether the last word is used alone too, as a surname is."""
    return family(name) in alone and not (is_body(name) or is_group(name) or is_place(name))


def _grouped(people: Mapping[str, tuple[str, ...]]) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """The people of each surname, and those of each given name."""
    by_family: dict[str, dict[str, None]] = defaultdict(dict)
    by_first: dict[str, dict[str, None]] = defaultdict(dict)
    for (full,) in people.values():
        by_family[family(full)][full] = None
        by_first[full.split()[0]][full] = None
    return _few(by_family), _few(by_first)


def _few(people: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(islice(some, _MOST)) for name, some in people.items()}


def _alone(name: str, sure: Collection[str]) -> tuple[str, ...]:
    """A surname that the document has in no fuller name."""
    return (name,) if name in sure and not (is_body(name) or is_group(name) or is_place(name)) else ()


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
