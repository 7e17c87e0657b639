"""Which of the names of a document are one person's."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice

from index.split.mentions.bodies import is_body, is_group, is_place
from index.split.mentions.gender import by_given
from index.split.names import key
from index.split.people import same

_SUFFIXES = frozenset("jr sr ii iii iv".split())
# Names of one family that are compared, each with each: no document that means people has more.
_MOST = 16
_TWO = 2  # words of most names


def family(name: str) -> str:
    """The key of the surname."""
    words = name.split()
    while len(words) > 1 and words[-1].rstrip(".").lower() in _SUFFIXES:
        words = words[:-1]
    return key(words[-1]) if words else ""


def bearers(names: Sequence[str], sure: Collection[str]) -> dict[str, tuple[str, ...]]:
    """For each name of a document the people, in full, whom it may mean: none where it is no person's.

    Args:
        names: as often as they stand there.
        sure: those that certainly are people's.
    """
    counts = Counter(names)
    alone = {family(name) for name in counts if " " not in name and not is_place(name)}
    strong = {name: None for name in counts if " " in name and _is_person(name, sure)}
    weak = {name: None for name in counts if " " in name and name not in strong and _may_be(name, alone)}
    known = {family(name) for name in strong}
    whole = [*strong, *(name for name in weak if counts[name] > 1 or family(name) not in known)]
    people = _in_full(whole, counts)
    by_family, by_first = _grouped(people)
    by_part = _by_part(people)
    for name in counts:
        if " " in name and name in by_part:
            people[name] = by_part[name]
        elif name not in people and (" " not in name or name in weak):
            family_or_first = by_family.get(family(name)) or by_first.get(name)
            people[name] = family_or_first or by_part.get(name) or _alone(name, sure)
    return people


def _by_part(people: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Whose the last words of a name are, and the father's surname before the mother's, where just one has them."""
    by_part: dict[str, dict[str, None]] = defaultdict(dict)
    for (full,) in people.values():
        words = full.split()
        if len(words) > _TWO and by_given(words[0]):
            for part in (words[-2], *(" ".join(words[at:]) for at in range(1, len(words) - 1))):
                by_part[part][full] = None
    return {part: tuple(some) for part, some in by_part.items() if len(some) == 1}


def _in_full(names: Sequence[str], counts: Mapping[str, int]) -> dict[str, tuple[str, ...]]:
    full = in_full(name for name in names if not _is_overlong(name, counts))
    return {name: (_full(name, full, counts),) for name in names}


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
    first, _, _ = name.partition(" ")
    return family(name) in alone and not (is_body(name) or is_body(first) or is_group(name) or is_place(name))


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


def in_full(names: Iterable[str]) -> dict[str, str]:
    """For each name that stands for one person alone, the fullest way in which that person is named."""
    by_family: dict[str, set[str]] = defaultdict(set)
    for name in names:
        some = by_family[family(name)]
        if len(some) < _MOST:
            some.add(name)
    full: dict[str, str] = {}
    for some in by_family.values():
        full.update(_of_family(some))
    return full


def _of_family(some: set[str]) -> dict[str, str]:
    full: dict[str, str] = {}
    # The younger is not the elder in full, where the document tells them apart.
    apart = {name for name in some if _suffixed(name) and name.rsplit(" ", 1)[0].rstrip(",") in some}
    for name in some:
        others = {other for other in some - apart if len(other) > len(name) and same(name, other)}
        longest = max(others, key=lambda other: (len(other), other), default=name)
        if name in apart:
            full[name] = name
        elif all(same(other, longest) for other in others):
            full[name] = longest
    return full


def _suffixed(name: str) -> bool:
    return name.rsplit(" ", 1)[-1].rstrip(".").lower() in _SUFFIXES
