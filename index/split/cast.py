"""The people of a document: by which names each goes, what the document calls them, whether they are he or she."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from index.split import roles, surnames
from index.split.bearers import family, in_full
from index.split.bodies import is_body, is_group, is_place
from index.split.gender import Gender, by_given, by_name, by_role
from index.split.names import key
from index.split.namings import Naming
from index.types import Span

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
        before = [role for at, role in self.roles if at <= place]
        return before[-1] if before else next((role for _, role in self.roles), None)


@dataclass(frozen=True, slots=True)
class Cast:
    """All people of a document.

    Attributes:
        namings: in order, of whatever.
        meant: for each of them the people whom it may mean: none for a body, several where that is open.
        people: by name.
    """

    namings: Sequence[Naming]
    meant: Sequence[tuple[str, ...]]
    people: Mapping[str, Person]

    def in_capitals(self, name: str) -> str | None:
        """The one person whose surname a word in capitals is: "PESKOV"."""
        if len(name) < _SHORTEST or not name.isupper():
            return None
        found = [person for person in self.people if family(person) == key(name)]
        return found[0] if len(found) == 1 else None


def cast(text: str, spans: Sequence[Span], namings: Sequence[Naming], speaking: Collection[str]) -> Cast:
    """The people whom the namings of a document name.

    Args:
        text: of the document.
        spans: of its sentences.
        namings: as `namings.namings` finds them.
        speaking: names that certainly are people's, since they speak as people do.
    """
    told = _roles(text, spans, namings)
    people = _people(namings, told, speaking)
    meant = surnames.meant(namings, people)
    gendered = _gendered(people, namings, meant, told)
    return Cast(namings, meant, gendered)


def _roles(text: str, spans: Sequence[Span], namings: Sequence[Naming]) -> list[list[Role]]:
    """What is said beside each name of what its bearer is."""
    told = []
    for naming in namings:
        floor, ceiling = spans[naming.sentence]
        start, end = naming.span
        both = (roles.before(text, start, floor), roles.behind(text, end, ceiling))
        told.append([(start, role) for role in map(roles.tidy, both) if role])
    return told


def _people(
    namings: Sequence[Naming], told: Sequence[list[Role]], speaking: Collection[str]
) -> dict[str, tuple[str, ...]]:
    """For each name the people in full whom it may mean."""
    counts = Counter(naming.name for naming in namings)
    titled = {naming.name for naming, some in zip(namings, told, strict=True) if some or naming.gender}
    sure = titled | set(speaking)
    alone = {family(name) for name in counts if " " not in name and not is_place(name)}
    whole = [name for name in counts if " " in name and _is_person(name, sure, alone)]
    full = in_full(whole)
    people = {name: (full.get(name, name),) for name in whole}
    by_family, by_first = _grouped(people)
    for name in counts:
        if " " not in name:
            people[name] = by_family.get(family(name)) or _by_first(name, by_first) or _alone(name, sure)
    return people


def _is_person(name: str, sure: Collection[str], alone: Collection[str]) -> bool:
    if is_body(name) or is_group(name):
        return False
    first = name.split(maxsplit=1)[0]
    return (
        name in sure
        or by_given(first) is not None
        or first[1:2] == "."
        or (family(name) in alone and not is_place(name))
    )


def _grouped(people: Mapping[str, tuple[str, ...]]) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """The people of each surname, and those of each given name."""
    by_family: dict[str, dict[str, None]] = defaultdict(dict)
    by_first: dict[str, dict[str, None]] = defaultdict(dict)
    for (full,) in people.values():
        by_family[family(full)][full] = None
        by_first[full.split()[0]][full] = None
    return {key: tuple(some) for key, some in by_family.items()}, {key: tuple(some) for key, some in by_first.items()}


def _by_first(name: str, by_first: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return by_first.get(name, ())


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
    return [sign for sign in (naming.gender, *(by_role(role) for _, role in tale)) if sign]


def _gender(name: str, votes: Counter[Gender]) -> Gender | None:
    """By what the document says, where it says just one thing; else by the given name."""
    if len(votes) == 1:
        return next(iter(votes))
    return by_name(name)
