"""A question made whole, and what the conversation leaves out of its answer."""

from dataclasses import dataclass

from bot.place import Place
from index.types import Statement


@dataclass(frozen=True, slots=True)
class Whole:
    """What is really asked.

    Attributes:
        text: the question, as it was asked where it stands on its own.
        seen: places that were shown before and are not wanted again, where more is asked for.
        after: the statement after which the next one is wanted.
        not_by: those who were quoted on this before, where others are asked for.
        left: a second question of the same message, which is left for another one.
    """

    text: str
    seen: frozenset[Place] = frozenset()
    after: Statement | None = None
    not_by: frozenset[str] = frozenset()
    left: str = ""
