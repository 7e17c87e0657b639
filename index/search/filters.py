"""Which passages may answer: filters, as a person gives them, become what the lexical index can look up."""

import re
from calendar import monthrange
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from fnmatch import fnmatchcase

from index.errors import QuestionError
from index.split.people import same
from index.store.lexical import LexicalIndex
from index.store.terms import day
from index.store.within import Within
from index.types import Filters, Source

_PATTERN = re.compile(r"[*?]")


def narrowed(filters: Filters, sources: Collection[str], words: LexicalIndex) -> Within | None:
    """What a passage must be to pass; None where the filters ask nothing.

    Args:
        filters: as a person gave them.
        sources: ids of all sources.
        words: knows who speaks.

    Raises:
        QuestionError: `since` or `until` is no date.
    """
    since, until = period(filters)
    within = Within(
        sources=_sources(filters.source, sources),
        publisher=filters.publisher.casefold() if filters.publisher else None,
        since=since,
        until=until,
        speakers=speakers(filters.speaker, words) if filters.speaker else None,
    )
    return None if within == Within() else within


def period(filters: Filters) -> tuple[int | None, int | None]:
    """The first and the last day that may answer, as the index keeps days; None where there is no bound.

    Raises:
        QuestionError: one is no date.
    """
    since, until = _day(filters.since, "since"), _day(filters.until, "until")
    return since and day(since[0]), until and day(until[1])


def passes(about: Source, within: Within | None) -> bool:
    """Whether a source is one that may answer."""
    if within is None:
        return True
    published = day(about.published) if about.published else None
    dated = within.since is None and within.until is None
    return (
        (within.sources is None or about.source in within.sources)
        and (within.publisher is None or (about.publisher or "").casefold() == within.publisher)
        and (dated or (published is not None and (within.since or 0) <= published <= (within.until or published)))
    )


def speakers(asked: str, words: LexicalIndex) -> tuple[str, ...]:
    """The names, as the sources write them, of those who speak and may be the one asked for."""
    found = {name for word in asked.split() for name in words.speakers(word)}
    return tuple(sorted(name for name in found if same(asked, name)))


def _sources(wanted: str | Sequence[str] | None, sources: Collection[str]) -> tuple[str, ...] | None:
    if not wanted:
        return None
    patterns = [wanted] if isinstance(wanted, str) else wanted
    return tuple(dict.fromkeys(source for pattern in patterns for source in _matching(pattern, sources)))


def _matching(pattern: str, sources: Collection[str]) -> Iterator[str]:
    """The ids that a pattern means: the one that is written so, whatever letters it has, or else all that fit."""
    if pattern in sources or not _PATTERN.search(pattern):
        yield pattern
        return
    plain = pattern.replace("[", "[[]")  # Brackets stand for themselves.
    yield from (source for source in sources if fnmatchcase(source, plain))


def _day(text: str | None, name: str) -> tuple[str, str] | None:
    """The first and the last day that a date means: 2025 and 2025-03 stand for all of the year and the month."""
    if not text:
        return None
    try:
        if re.fullmatch(r"\d{4}", text):
            return f"{text}-01-01", f"{text}-12-31"
        if found := re.fullmatch(r"(\d{4})-(\d\d)", text):
            return f"{text}-01", f"{text}-{monthrange(int(found[1]), int(found[2]))[1]:02d}"
        given = date.fromisoformat(text).isoformat()
    except ValueError:
        hint = f"Write “{name}” as 2025-03-01, 2025-03 or 2025."
        raise QuestionError(f"{text!r} is not a date", hint) from None
    return given, given
