"""What a language model may write from: numbered places in the sources."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.types import Answer
from index import Document, Index, Statement

# Statements of one source that are looked at.
_OF_ONE = 1000


@dataclass(frozen=True, slots=True)
class Item:
    """A place in a source: `document.text[start:end]`.

    `said` is the statement that is given, if it is one; `statements` are all that stand there: who says what.
    """

    number: int
    document: Document
    start: int
    end: int
    said: Statement | None = None
    statements: tuple[Statement, ...] = ()

    @property
    def text(self) -> str:
        """The words."""
        return self.document.text[self.start : self.end]

    @property
    def about(self) -> str:
        """Title, publisher and day of the source, and who speaks, as far as they are known."""
        source, said = self.document, self.said
        who = ", ".join(filter(None, (said.speaker, said.role))) if said and said.speaker else ""
        told = (source.title, source.publisher, in_words(source.published), who and f"said by {who}")
        return ", ".join(" ".join(part.split()) for part in told if part)


def items(answer: Answer, index: Index) -> tuple[Item, ...]:
    """What an answer without a language model rests on, the best first: the statements that are shown in it, and the
    passages that were found.
    """
    return tuple(
        Item(number, index.document(source), start, end, said, _within(source, start, end, index))
        for number, (source, start, end, said) in enumerate(_places(answer), start=1)
    )


def _places(answer: Answer) -> Iterator[tuple[str, int, int, Statement | None]]:
    """Sentences that are no statements are left out where their passage is given."""
    for part in answer.parts:
        first = part.citations[0]
        if part.statement or not any(
            one.source == first.source and one.start <= first.start and first.end <= one.end for one in answer.passages
        ):
            yield first.source, first.start, first.end, part.statement
    for passage in answer.passages:
        yield passage.source, passage.start, passage.end, None


def _within(source: str, start: int, end: int, index: Index) -> tuple[Statement, ...]:
    found = index.statements(source=source, k=_OF_ONE)
    return tuple(one for one in found if one.source == source and one.start < end and start < one.end)


def in_words(day: str | None) -> str:
    """A day as a sentence has it: "2 March 2025"; an empty text for none."""
    if not day:
        return ""
    known = date.fromisoformat(day)
    return f"{known.day} {known:%B %Y}"
