"""All that is asked for: the question as it was written, as it was made whole, and as it is understood."""

from dataclasses import dataclass

from bot.talk.whole import Whole
from index.search import Question
from index.types import Given


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for.

    Attributes:
        question: as it was written.
        whole: what is really asked, and what the conversation leaves out of its answer.
        asked: how that is understood.
        k: how many passages to give with the answer, and sentences in it at most.
        filters: as `Index.retrieve` takes them.
    """

    question: str
    whole: Whole
    asked: Question
    k: int
    filters: Given

    @property
    def filtered(self) -> bool:
        """Whether only some sources may answer."""
        return any(self.filters.values())

    @property
    def asked_as(self) -> str | None:
        """What was searched for, where it is not what was written."""
        if self.asked.read_as:
            return self.asked.text
        return self.whole.text if self.whole.text != self.question else None
