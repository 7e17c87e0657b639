"""What is known of a question once it is over: by which door it came in, how long it took, and how it ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from bot.types import Answer

Door = Literal["chat", "api", "mcp"]
Outcome = Literal["answered", "declined", "failed", "stopped"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that is over.

    Attributes:
        door: by which it came in.
        what: was asked: ask, retrieve or said.
        request: the id of the HTTP request that brought it.
        user: who asked, where somebody logs in.
        seconds: from its coming in until it was over.
        outcome: how it ended; "stopped" if whoever asked went away.
        kind: what the answer begins with, as `Part.kind`, or "reply" if that is of no source; "passages" or "said" of
            what was listed; nothing if nothing was found.
        passages: or statements that came with it.
        generation: the state of the index that was asked last.
        error: why it failed.
        words: what was asked, which nobody is told of unless that is asked for.
    """

    door: Door
    what: str
    request: str
    user: str | None
    seconds: float
    outcome: Outcome
    kind: str
    passages: int
    generation: str | None
    error: Exception | None
    words: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Changed:
    """A change of the library from the page that is over; `request`, `user`, `seconds` and `error` as in `Asked`."""

    request: str
    user: str | None
    seconds: float
    error: Exception | None


class Asking:
    """A question that is being answered, and how it would end if it ended now."""

    def __init__(self) -> None:
        self.found = False
        self.kind = ""
        self.passages = 0

    def answered(self, answer: Answer) -> None:
        """Takes in an answer, or as much as there is of it."""
        self._take(answer.parts[0].kind if answer.parts else "reply", len(answer.passages), found=answer.found)

    def told(self, told: Mapping[str, Any]) -> None:
        """Takes in what an endpoint gives."""
        listed = told.get("statements", told.get("passages", ()))
        if parts := told.get("parts"):
            kind = parts[0]["kind"]
        else:
            kind = "said" if "statements" in told else "reply" if "answer" in told else "passages"
        self._take(kind, len(listed), found=bool(told.get("found", listed)))

    def _take(self, kind: str, passages: int, *, found: bool) -> None:
        self.found, self.kind, self.passages = found, kind if found else "", passages
