"""What was said: the statements that are asked for, by who speaks, of what, where and when."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import get_args

from index.errors import QuestionError
from index.search.bodies import plain
from index.search.filters import narrowed, passes
from index.search.listing import Scored, folded, given, worth
from index.search.people import Names
from index.search.resolve import understood
from index.search.speakers import meant, speakers_in
from index.search.topic import on
from index.store.live import View
from index.store.statements import StatementRow
from index.store.within import Within
from index.types import Embedder, Filters, Order, Statement

# Statements looked at, where k are wanted: so many are the same words, or of one source.
_LOOKED_AT, _TIMES = 200, 4
_ALL = 1 << 31
# What the statements of somebody who hardly speaks lose beside those of others of the same surname.
_RARE = 0.2


def statements(  # noqa: PLR0913  (where to look, with what, for whom and what, and how much to give)
    view: View,
    embedder: Callable[[], Embedder],
    speaker: str | None,
    about: str | None,
    *,
    filters: Filters,
    k: int,
    order: Order,
) -> list[Statement]:
    """The k statements that are asked for, in this order.

    Args:
        view: of the snapshot to search.
        embedder: gives the one that it was built with; not called where there is no topic.
        speaker: who speaks, as a person gives a name or a role; None for all.
        about: what it is about; None for anything.
        filters: which statements may answer, beside their speaker.
        k: how many are wanted.
        order: "best" first, or by time.

    Raises:
        QuestionError: k is below 1, there is no such order, or a filter is no date.
    """
    if k < 1:
        raise QuestionError(f"k is {k}", "Ask for at least one statement.")
    if order not in get_args(Order):
        raise QuestionError(f"there is no order {order!r}", f"Take one of these: {', '.join(get_args(Order))}.")
    within = narrowed(filters, view.sources, view.snapshot.words)
    people = meant(speaker, view) if speaker else None
    if people == []:
        return []
    if about:
        topic = understood(about, view)
        names = None if people is None else [name for group in people for name in group]
        # The name of one who is known, as a role or an alias is none; of a surname all who may be meant.
        speaks = people[0][0] if people and len(people) == 1 else speaker
        # A statement of last March may stand in a source of today.
        anytime = replace(filters, speaker=speaks, since=None, until=None)
        return given(view, on(view, embedder(), topic, anytime, names=names, within=within, k=k), k, order)
    if speaker and people:
        return _of(view, speaker, people, within, k, order)
    return _everything(view, within, k, order)


def _of(  # noqa: PLR0913, PLR0917  (as for `statements`)
    view: View, speaker: str, people: list[Names], within: Within | None, k: int, order: Order
) -> list[Statement]:
    """Those of some people, the surest first where the best are wanted; of a surname, those of who speaks most and
    spells it so.
    """
    looked = max(_LOOKED_AT, _TIMES * k) if order == "best" else _ALL
    asked, number = {*plain(speaker)}, speakers_in(view.snapshot.statements).number
    spelt = [names for names in people if any(asked <= {*plain(name)} for name in names)] or people
    totals = [number(names) if names in spelt else 0 for names in people]
    found = [
        Scored(worth(row) * (1 - _RARE * (1 - total / max(totals))), row)
        for names, total in zip(people, totals, strict=True)
        for row in view.snapshot.statements.of(names, within, looked)
    ]
    return given(view, found, k, order)


def _everything(view: View, within: Within | None, k: int, order: Order) -> list[Statement]:
    """Those of everybody, in order of sources where no time is asked for."""
    if order != "best":
        rows = view.snapshot.statements.of(None, within, _ALL)
        return given(view, [Scored(row.sure, row) for row in rows], k, order)
    found: list[StatementRow] = []
    for rows in _by_source(view, within):
        found += rows
        if len(found) >= _TIMES * k:
            break
    return folded(view, [Scored(row.sure, row) for row in found])[:k]


def _by_source(view: View, within: Within | None) -> Iterator[list[StatementRow]]:
    """The statements of one source after the other, in their order."""
    asked = within or Within()
    anytime = replace(asked, since=None, until=None)  # A statement may be of another day than its source.
    for source in sorted(name for name, about in view.sources.items() if about.statements and passes(about, anytime)):
        rows = view.snapshot.statements.of(None, replace(asked, sources=(source,)), _ALL)
        yield sorted(rows, key=lambda row: (row.start, row.end))
