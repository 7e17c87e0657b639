"""A part of an answer before it is cited."""

from dataclasses import dataclass

from bot.place import Place
from bot.types import Kind
from index import Statement
from index.types import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of an answer, and the places that have its words, the one to show first; `lit` are the exact words that
    answer there.
    """

    kind: Kind
    places: tuple[Place, ...]
    statement: Statement | None = None
    lit: tuple[Span, ...] = ()
