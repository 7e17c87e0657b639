"""What people said, in order of time: each statement with the sentence that holds it, sliced from its source."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from bot.extract.said import shown
from bot.web.people.wanted import Wanted
from index import Index, Speaker, Statement
from index.types import Order, Quoted, Span

PAGE = 50
"""Statements of a page."""
ON = 200
"""Statements about a topic that are looked at, as the others hardly are."""
_ALL = 1_000_000
_UNDATED = {"first": "9999-99-99", "latest": "0000-00-00"}


@dataclass(frozen=True, slots=True)
class Report:
    """A place that reports something said: `words` is `document.text[start:end]` of `statement.source`."""

    statement: Statement
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """Something said: where it stands, what in it is the speaker's, in characters of the source and in order, whether
    that is quoted, and where else the same words stand.
    """

    report: Report
    lit: tuple[Span, ...]
    quoted: Quoted
    also: tuple[Report, ...]

    @property
    def day(self) -> str | None:
        """ISO date on which it was said, or else reported."""
        return day_of(self.report.statement)


def statements(index: Index, people: Sequence[Speaker], wanted: Wanted) -> list[Statement]:
    """All statements of these people that are wanted, in order of time, those of one day in order of sources and
    places; what has no day comes last.

    Raises:
        QuestionError: a filter cannot be understood.
        StoreError: the store is missing, broken, or was built with another model.
    """
    found = [one for person in people for one in _of(index, person, wanted)]
    found.sort(key=lambda one: (one.source, one.start, one.end))
    return sorted(found, key=lambda one: day_of(one) or _UNDATED[wanted.order], reverse=wanted.order == "latest")


def spoken(index: Index, some: Iterable[Statement]) -> list[Spoken]:
    """Statements as they are shown: those that share a sentence are one.

    Args:
        index: has the sources.
        some: in the order of `statements`.
    """
    told: list[Spoken] = []
    for one in some:
        also = tuple(_report(index, other) for other in one.also)
        new = Spoken(_report(index, one), ((one.start, one.end),), one.quoted, also)
        if told and _shares(told[-1], new):
            told[-1] = _joined(index, told[-1], new)
        else:
            told.append(new)
    return told


def by_day(told: Iterable[Spoken]) -> Iterator[tuple[str | None, list[Spoken]]]:
    """What was said, day by day."""
    for day, some in groupby(told, key=lambda one: one.day):
        yield day, list(some)


def day_of(statement: Statement) -> str | None:
    """ISO date on which it was said, or else reported."""
    return statement.spoken or statement.published


def _of(index: Index, person: Speaker, wanted: Wanted) -> Iterator[Statement]:
    filters = {name: getattr(wanted, name) or None for name in ("source", "publisher", "since", "until")}
    # The best of those on a topic; all of them have their order of time afterwards.
    order: Order = "best" if wanted.about else wanted.order
    k = ON if wanted.about else _ALL
    for one in index.statements(person.name, wanted.about or None, k=k, order=order, **filters):
        # Of a surname those of all who bear it were given.
        if one.speaker == person.name and not (wanted.quoted and one.quoted == "indirect"):
            yield one


def _report(index: Index, statement: Statement) -> Report:
    return _at(index, statement, shown(statement, index))


def _at(index: Index, statement: Statement, span: Span) -> Report:
    return Report(statement, *span, index.document(statement.source).text[slice(*span)])


def _shares(one: Spoken, other: Spoken) -> bool:
    a, b = one.report, other.report
    together = a.statement.source == b.statement.source and a.statement.speaker == b.statement.speaker
    return together and one.day == other.day and a.start < b.end and b.start < a.end


def _joined(index: Index, one: Spoken, other: Spoken) -> Spoken:
    """Both as one, from where the first begins to where the last ends."""
    a, b = one.report, other.report
    places = {(also.statement.source, also.start): also for also in (*other.also, *one.also)}
    return replace(
        one,
        report=_at(index, a.statement, (min(a.start, b.start), max(a.end, b.end))),
        lit=_merged([*one.lit, *other.lit]),
        quoted=one.quoted if one.quoted == other.quoted else "mixed",
        also=tuple(places.values()),
    )


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, those that overlap as one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)
