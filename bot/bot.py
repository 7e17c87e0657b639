"""A question in, a cited answer out."""

from collections.abc import Iterator, Sequence
from itertools import count

from bot.extract.pieces import THRESHOLD, Piece, pieces
from bot.extract.said import Place, said
from bot.extract.silence import decline, notes
from bot.talk.follow import make_whole
from bot.types import Answer, Citation, Part, Turn
from bot.wording import with_article, worded
from bot.write.items import items
from bot.write.write import Writer
from index import Index, Passage, Statement
from index.errors import QuestionError

# How sure a decline is at most.
_SILENT = THRESHOLD - 0.01
# Passages looked through for sentences, more than are shown.
_DEPTH = 8
LONGEST = 2000
"""Characters of a question, at most."""


class Bot:
    """Answers questions from an index.

    Args:
        index: what to answer from.
        writer: writes the answer with a language model; without it, the answer is made of the sources' own words.
    """

    def __init__(self, index: Index, writer: Writer | None = None) -> None:
        self.index = index
        self.writer = writer

    def ask(self, question: str, history: Sequence[Turn] = (), k: int = 5, **filters: str | None) -> Answer:
        """The answer to a question.

        Args:
            question: in English; at most 2,000 characters.
            history: the turns before it, oldest first, from which a follow-up is made whole.
            k: how many passages to give with the answer, and sentences in it at most.
            filters: as `Index.retrieve` takes them: speaker, publisher, source, since, until.

        Raises:
            QuestionError: the question is empty or too long, or a filter cannot be understood.
            StoreError: the store is missing, broken, or was built with another model.
        """
        *_, answer = self.stream(question, history, k, **filters)
        return answer

    def stream(
        self, question: str, history: Sequence[Turn] = (), k: int = 5, **filters: str | None
    ) -> Iterator[Answer]:
        """The answer as it grows; the last one is whole. Arguments and errors as for `ask`."""
        if len(question) > LONGEST:
            raise QuestionError(f"the question has {len(question)} characters", f"Ask in {LONGEST} or fewer.")
        whole = make_whole(question, history)
        with self.index.steady():
            answer = self._extract(question, whole, k, filters)
            # Nothing is read from the index while a model writes, which may take longer than a state of it lasts.
            given = items(answer, self.index) if self.writer and answer.citations else ()
        if self.writer and given:
            yield from self.writer.stream(answer.asked_as or whole, history, answer, given)
        else:
            yield answer

    def _extract(self, question: str, whole: str, k: int, filters: dict[str, str | None]) -> Answer:
        """The answer without a language model."""
        asked = self.index.understand(whole)
        passages = self.index.retrieve(asked, max(k, _DEPTH), rerank=True, **filters)
        found = said(asked, self.index, k, filters) if asked.kind in {"said", "who said"} else None
        parts = self._parts(pieces(asked, passages, found, self.index, k))
        filtered = any(filters.values())
        above, below = notes(asked, found, parts, self.index, filtered=filtered) if found and parts else ("", "")
        speaker = with_article(found.speaker, asked.text) if found and found.speaker else None
        return Answer(
            question=question,
            found=bool(parts),
            text=worded(parts, speaker, above, below)
            if parts
            else decline(asked, passages, found, self.index, filtered=filtered),
            citations=tuple(citation for part in parts for citation in part.citations),
            passages=tuple(passages[:k]),
            confidence=_confidence(passages, parts),
            asked_as=asked.text if asked.read_as else whole if whole != question else None,
            parts=parts,
            speaker=speaker,
            above=above,
            below=below,
        )

    def _parts(self, pieces: Sequence[Piece]) -> tuple[Part, ...]:
        """The parts of an answer, their citations numbered from 1 on."""
        numbers = count(1)
        return tuple(
            Part(
                piece.kind,
                tuple(self._cite(next(numbers), place, piece) for place in piece.places),
                piece.statement,
            )
            for piece in pieces
        )

    def _cite(self, number: int, place: Place, piece: Piece) -> Citation:
        """The citation of a place, its words sliced anew from the stored source."""
        (source, (start, end)), statement = place, piece.statement
        document = self.index.document(source)
        return Citation(
            number=number,
            source=source,
            title=document.title,
            url=document.url,
            publisher=document.publisher,
            published=document.published,
            location=document.location(start, end),
            start=start,
            end=end,
            quote=document.text[start:end],
            speaker=(statement.speaker or self._written(statement)) if statement else None,
            lit=piece.lit if place == piece.places[0] else (),
        )

    def _written(self, statement: Statement) -> str:
        """Who speaks, as the source writes it there."""
        return self.index.document(statement.source).text[statement.speaker_start : statement.speaker_end]


def _confidence(passages: Sequence[Passage], parts: Sequence[Part]) -> float:
    """How sure the answer is: as sure as what it is made from; a decline is never as sure as an answer."""
    scores = [one.score for one in passages[:1]] + [part.statement.score for part in parts if part.statement]
    sure = max(scores, default=0.0)
    return sure if parts else min(sure, _SILENT)
