"""The rows of the Library's table: what is in the index, and what could not be used."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from index import Failure, Index, Source

State = Literal["failed", "not English", "in the index"]
Column = Literal["title", "publisher", "date", "statements", "state"]
COLUMNS: tuple[Column, ...] = ("title", "publisher", "date", "statements", "state")
# Characters of a filter that are looked at.
_LONGEST = 300
# What needs a look comes first.
_STATES: tuple[State, ...] = ("failed", "not English", "in the index")


@dataclass(frozen=True, slots=True)
class Row:
    """A source, or something that could not be one: then it has a reason and a hint, and no more than its id."""

    source: str
    title: str
    state: State
    publisher: str = ""
    date: str = ""
    statements: int = 0
    reason: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """How the table is looked at: by which column it is sorted, whether upside down, and how many rows are shown."""

    column: Column = "state"
    down: bool = False
    most: int = 100

    def by(self, column: Column) -> "View":
        """Sorted by a column; by the same one again the other way round. Numbers and days begin with the greatest."""
        down = not self.down if column == self.column else column in {"date", "statements"}
        return View(column, down)


def rows(index: Index) -> list[Row]:
    """All of them.

    Raises:
        StoreError: the store is missing or broken.
    """
    with index.steady():
        return [*map(_failed, index.failures()), *map(_row, index.sources())]


def seen(all_rows: Sequence[Row], text: str, view: View) -> list[Row]:
    """Those that hold every word of a text somewhere, in order. What a column lacks comes last, either way round."""
    words = text[:_LONGEST].casefold().split()
    found = sorted((row for row in all_rows if _holds(row, words)), key=lambda row: (row.title.casefold(), row.source))
    value = _VALUES[view.column]
    having = [row for row in found if value(row) != ""]
    having.sort(key=value, reverse=view.down)
    return having + [row for row in found if value(row) == ""]


_VALUES: dict[Column, Callable[[Row], Any]] = {
    "title": lambda row: row.title.casefold(),
    "publisher": lambda row: row.publisher.casefold(),
    "date": lambda row: row.date,
    "statements": lambda row: "" if row.state == "failed" else row.statements,
    "state": lambda row: _STATES.index(row.state),
}


def _holds(row: Row, words: Sequence[str]) -> bool:
    told = f"{row.title}\n{row.source}\n{row.publisher}\n{row.date}\n{row.state}\n{row.reason}".casefold()
    return all(word in told for word in words)


def _row(source: Source) -> Row:
    state: State = "in the index" if source.english else "not English"
    title, publisher, date = source.title or source.source, source.publisher or "", source.published or ""
    return Row(source.source, title, state, publisher, date, source.statements)


def _failed(failure: Failure) -> Row:
    return Row(failure.source, failure.source, "failed", reason=failure.reason, hint=failure.hint)
