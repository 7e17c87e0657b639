"""What the filters offer to choose from, and what is meant by a choice.

No more than a page can carry: what is typed finds the others.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from index import Index, Source

MOST = 100
"""Choices of a list at most."""

Choice = tuple[str, str]
"""What is shown for a choice, and what it stands for."""


def source_choices(sources: Iterable[Source], chosen: Sequence[str] = (), typed: str = "") -> list[Choice]:
    """The sources to choose from: those chosen, then the newest of those whose title or id has what is typed."""
    newest = sorted(sources, key=lambda one: one.published or "", reverse=True)
    titles, times = {one.source: one.title for one in newest}, Counter(one.title for one in newest)
    wanted = typed.casefold()
    fitting = [one.source for one in newest if _named(one, wanted)]
    listed = dict.fromkeys([*chosen, *fitting[:MOST]])
    return [(_told(titles.get(name, name), name, times), name) for name in listed]


def publishers(sources: Iterable[Source]) -> list[str]:
    """Who published them, in order."""
    return sorted({one.publisher for one in sources if one.publisher}, key=str.casefold)[:MOST]


def people(index: Index) -> list[str]:
    """Who speaks most."""
    return [one.name for one in index.speakers()[:MOST]]


def sources_meant(sources: Iterable[Source], chosen: Sequence[str]) -> list[str]:
    """The ids of what was chosen: of what was typed and is no id, all whose title or id has it."""
    known = {one.source: one for one in sources}
    meant = [
        name for text in chosen for name in ([text] if text in known else _all_named(known.values(), text.casefold()))
    ]
    return list(dict.fromkeys(meant))


def _all_named(sources: Iterable[Source], folded: str) -> list[str]:
    return [one.source for one in sources if _named(one, folded)]


def _named(one: Source, folded: str) -> bool:
    return folded in f"{one.title}\n{one.source}".casefold()


def _told(title: str, name: str, times: Counter[str]) -> str:
    """The title, and the id where others are called the same."""
    return f"{title} ({name})" if times[title] > 1 else title
