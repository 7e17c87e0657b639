"""Which of the names of a document are one person's."""

from collections import defaultdict
from collections.abc import Iterable

from index.split.names import key
from index.split.people import same

_SUFFIXES = frozenset("jr sr ii iii iv".split())
# Names of one family that are compared, each with each: no document that means people has more.
_MOST = 16


def family(name: str) -> str:
    """The key of the surname."""
    words = name.split()
    while len(words) > 1 and words[-1].rstrip(".").lower() in _SUFFIXES:
        words = words[:-1]
    return key(words[-1]) if words else ""


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
    for name in some:
        others = {other for other in some if len(other) > len(name) and same(name, other)}
        longest = max(others, key=lambda other: (len(other), other), default=name)
        if all(same(other, longest) for other in others):
            full[name] = longest
    return full
