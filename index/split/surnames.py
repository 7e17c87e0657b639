"""Whom a surname means that several people of a document bear."""

from collections import Counter
from collections.abc import Mapping, Sequence

from index.split.gender import by_name
from index.split.namings import Naming

_NEAR = 2  # sentences
_PLAINLY = 3  # times as often as all others


def meant(namings: Sequence[Naming], people: Mapping[str, tuple[str, ...]]) -> list[tuple[str, ...]]:
    """For each naming the people whom it may mean; `people` has those who bear a name.

    A bare surname is the one who was the only bearer named when it was first used so, who has just been named in full,
    or of whom the document plainly is, unless these signs name two.
    """
    often = Counter(people[n.name][0] for n in namings if len(people.get(n.name, ())) == 1 and " " in n.name)
    found: list[tuple[str, ...]] = []
    last: dict[str, int] = {}
    first: dict[tuple[str, ...], str | None] = {}
    for naming in namings:
        some = people.get(naming.name, ())
        if len(some) > 1:
            some = _chosen(naming, some, last, first, often)
        found.append(some)
        if len(some) == 1 and " " in naming.name:
            last[some[0]] = naming.sentence
    return found


def _chosen(
    naming: Naming,
    some: tuple[str, ...],
    last: Mapping[str, int],
    first: dict[tuple[str, ...], str | None],
    often: Mapping[str, int],
) -> tuple[str, ...]:
    if naming.gender:
        fitting = tuple(name for name in some if by_name(name) in {None, naming.gender})
        some = fitting or some
        if len(some) == 1:
            return some
    named = [name for name in some if name in last]
    if some not in first:
        first[some] = named[0] if len(named) == 1 else None
    signs = {first[some], _just_named(naming, named, last), _plainly(some, often)} - {None}
    return tuple(signs) if len(signs) == 1 else some  # type: ignore[arg-type]  (None is taken out)


def _just_named(naming: Naming, named: Sequence[str], last: Mapping[str, int]) -> str | None:
    """The last one named, where that was near and no other's naming is."""
    near = [name for name in named if naming.sentence - last[name] <= _NEAR]
    return near[0] if len(near) == 1 else None


def _plainly(some: Sequence[str], often: Mapping[str, int]) -> str | None:
    most = max(some, key=lambda name: (often.get(name, 0), name))
    others = sum(often.get(name, 0) for name in some) - often.get(most, 0)
    return most if often.get(most, 0) >= _PLAINLY * others and often.get(most, 0) > 1 else None
