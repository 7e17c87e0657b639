"""An answer written by a language model: each sentence is shown only if the sources bear it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.types import Answer, Turn
from bot.write.client import Server
from bot.write.draft import Draft
from bot.write.growing import growing
from bot.write.items import Item
from bot.write.marks import MARK
from bot.write.prompt import SILENT, prompt
from index.errors import ServerError
from prompts.tokens import Count

_OWN_WORDS = "these are the sources' own words."
UNBORNE = f"The language model wrote nothing that the sources bear; {_OWN_WORDS}"
DECLINED = f"The language model found no answer in the sources; {_OWN_WORDS}"
NO_ROOM = f"No source finds room among the tokens that the language model may be told; {_OWN_WORDS}"
FAILED = "The language model's server {}; " + _OWN_WORDS
"""Why no sentence of the model is shown."""


class Writer:
    """Writes answers with a language model.

    Args:
        server: where it is served.
        budget: tokens that it is told at most.
        count: the tokens of a text.
    """

    def __init__(self, server: Server, budget: int, count: Count) -> None:
        self.server = server
        self._budget = budget
        self._count = count

    def stream(self, question: str, history: Sequence[Turn], found: Answer, items: Sequence[Item]) -> Iterator[Answer]:
        """The answer as it grows by sentences that were checked; the last one is whole.

        Args:
            question: made whole.
            history: the turns before it.
            found: the answer without a language model, which is given with a reason where the model's fails.
            items: what the model may write from.
        """
        told = prompt(question, history, items, self._budget, self._count)
        if not told.items:
            yield replace(found, fallback=NO_ROOM)
            return
        draft = Draft(found, self.server.model, {one.number: one for one in told.items})
        try:
            for sentence in growing(self.server.stream(told.system, told.user)):
                if _declines(sentence.text):
                    yield replace(found, fallback=DECLINED, dropped=draft.dropped)
                    return
                if draft.take(sentence):
                    yield replace(draft.answer(), whole=False)
        except ServerError as error:
            yield replace(found, fallback=FAILED.format(error), dropped=draft.dropped)
            return
        yield draft.answer() if not draft.empty else replace(found, fallback=UNBORNE, dropped=draft.dropped)


def _declines(sentence: str) -> bool:
    """Whether it is the phrase by which the model declines, marks and quotation marks aside."""
    return MARK.sub("", sentence).strip(" .!\"'“”‘’*").lower() == SILENT.strip(".").lower()
