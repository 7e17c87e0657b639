"""The bot: takes a question, and gives the answer that the sources, or a language model from them, have to it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Unpack

from bot.extract.answer import answered
from bot.extract.request import Request
from bot.extract.said import Found, said
from bot.talk.follow import make_whole
from bot.talk.parted import parted
from bot.talk.recent import recent
from bot.talk.reply import replied
from bot.talk.whole import Whole
from bot.types import Answer, Turn
from bot.write.items import items
from bot.write.write import Writer
from index import Index
from index.errors import QuestionError
from index.search.saying import is_document
from index.types import Given
from prompts.tokens import counter

# Questions that statements answer.
_OF_SPEECH = {"said", "who said"}
# Passages looked through for sentences, more than are shown.
_DEPTH = 8
LONGEST = 2000
"""Characters of a question, at most."""


def _sound(text: str) -> str:
    """Without the halves of characters that a broken argument or request may have, which no tokenizer takes."""
    return text.encode("utf-8", "replace").decode("utf-8")


class Bot:
    """Answers questions from an index.

    Args:
        index: what to answer from.
        writer: writes the answer with a language model; without it, the answer is made of the sources' own words.
    """

    def __init__(self, index: Index, writer: Writer | None = None) -> None:
        self.index = index
        self.writer = writer

    def ask(self, question: str, history: Sequence[Turn] = (), k: int = 5, **filters: Unpack[Given]) -> Answer:
        """The answer to a question.

        Args:
            question: in English; at most 2,000 characters.
            history: the turns before it, oldest first, from which a follow-up is made whole.
            k: how many passages to give with the answer, and sentences in it at most.
            filters: as `Index.retrieve` takes them: speaker, publisher, source, since, until. With a speaker, what that
                one said on what is asked is the answer, where there is such a statement.

        Raises:
            QuestionError: the question is empty or too long, or a filter cannot be understood.
            StoreError: the store is missing, broken, or was built with another model.
        """
        *_, answer = self.stream(question, history, k, **filters)
        return answer

    def stream(
        self, question: str, history: Sequence[Turn] = (), k: int = 5, **filters: Unpack[Given]
    ) -> Iterator[Answer]:
        """The answer as it grows; the last one is whole. Arguments and errors as for `ask`."""
        if len(question) > LONGEST:
            raise QuestionError(f"the question has {len(question)} characters", f"Ask in {LONGEST} or fewer.")
        question = _sound(question)
        history = [replace(turn, text=_sound(turn.text)) for turn in history]
        with self.index.steady():
            reply = replied(question, self.index, history)
            whole = Whole(question) if reply else self._made_whole(question, history)
        if reply:
            yield Answer(question, found=True, text=reply, citations=(), passages=(), confidence=1.0)
        elif self.writer is None:
            yield from self._extracted(question, whole, k, filters)
        else:
            yield from self._written(self.writer, question, whole, history, k, filters)

    def _made_whole(self, question: str, history: Sequence[Turn]) -> Whole:
        first, left = parted(question)
        return replace(make_whole(first, recent(history, counter(self.index.tokens)), self.index), left=left)

    def _extracted(self, question: str, whole: Whole, k: int, filters: Given) -> Iterator[Answer]:
        """The answer without a language model. What was said is known sooner than what else there is, which has to be
        searched for, and is given first.
        """
        with self.index.steady() as state:
            request, found = self._statements(question, whole, k, filters)
            soon = answered(request, found, [], self.index) if found and found.entries else None
        if soon:
            yield replace(soon, whole=False)
        with self.index.steady() as now:
            if now != state:
                request, found = self._statements(question, whole, k, filters)
            answer = self._whole(request, found)
        yield answer

    def _written(  # noqa: PLR0913, PLR0917  (what `stream` is given, with what writes it)
        self,
        writer: Writer,
        question: str,
        whole: Whole,
        history: Sequence[Turn],
        k: int,
        filters: Given,
    ) -> Iterator[Answer]:
        """The answer that a language model writes, where there is anything to write it from."""
        with self.index.steady():
            answer = self._whole(*self._statements(question, whole, k, filters))
            # Nothing is read from the index while a model writes, which may take longer than a state of it lasts.
            given = items(answer, self.index) if answer.citations else ()
        if given:
            yield from writer.stream(answer.asked_as or question, history, answer, given)
        else:
            yield answer

    def _whole(self, request: Request, found: Found | None) -> Answer:
        """The answer from all that is found for it, without a language model."""
        passages = self.index.retrieve(request.asked, max(request.k, _DEPTH), rerank=True, **request.filters)
        return answered(request, found, passages, self.index)

    def _statements(self, question: str, whole: Whole, k: int, filters: Given) -> tuple[Request, Found | None]:
        """What is asked for, and what the statements tell on it, if they are asked."""
        asked = self.index.understand(whole.text)
        if (speaker := filters.get("speaker")) and asked.kind not in _OF_SPEECH:
            spoken = replace(asked, kind="said", speaker=speaker, about=" ".join(asked.words))
            by_speaker = said(spoken, self.index, k, filters, whole)
            if by_speaker.entries:
                return Request(question, whole, spoken, k, filters), by_speaker
        told = said(asked, self.index, k, filters, whole) if asked.kind in _OF_SPEECH else None
        if told and not told.entries and (asked.verb or (is_document(asked.speaker or "") and not told.reported)):
            # Whoever demands, calls or rejects something need not speak, and a text never does.
            asked, told = self.index.understand(whole.text, statements=False), None
        return Request(question, whole, asked, k, filters), told
