"""The statements of one speaker, or of everybody, to be listed: what `onrecord said` tells."""

from collections.abc import Sequence
from typing import Any, Unpack

from bot.extract.silence import unlisted
from bot.types import Said
from index import Index, Speaker, Statement
from index.types import Narrowed, Order

# Of what is about a topic only the best are meant, where no number is given.
_ALL, _ON = 1_000_000, 100


def listed(
    index: Index,
    speaker: str | None = None,
    about: str | None = None,
    k: int | None = None,
    order: Order = "best",
    **filters: Unpack[Narrowed],
) -> Said:
    """What somebody said.

    Args:
        index: has the statements.
        speaker: a name or a role, as `Index.statements` takes it; None for everybody.
        about: what it is about; None for anything.
        k: how many statements at most; None for all.
        order: which come first.
        filters: as `Index.statements` takes them: source, publisher, since, until.

    Raises:
        QuestionError: a filter cannot be understood.
        StoreError: the store is missing, broken, or was built with another model.
    """
    given: dict[str, Any] = {name: value for name, value in filters.items() if value}
    with index.steady():
        found = index.statements(speaker, about, k=k or (_ON if about else _ALL), order=order, **given)
        who = index.speakers(speaker) if speaker else []
        written = tuple(_written(one, index) for one in found)
        missing = "" if found else unlisted(speaker, about, index, given)
    return Said(who[0].name if len(who) == 1 else speaker, _spellings(who), tuple(found), written, missing)


def _written(statement: Statement, index: Index) -> str:
    return index.document(statement.source).text[statement.speaker_start : statement.speaker_end]


def _spellings(who: Sequence[Speaker]) -> tuple[str, ...]:
    """The other ways in which a speaker is written; of several speakers their names and all other ways."""
    names = [name for one in who for name in (one.name, *one.also_written)]
    return tuple(dict.fromkeys(names[1:] if len(who) == 1 else names))
