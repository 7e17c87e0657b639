"""The words of a conversation as frozen dataclasses."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

from index.types import Passage, Span, Statement, cite


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing said in the chat; `answer` is what the text was made from, where it is known: with it a follow-up such
    as "what did she say next" knows the places that were shown.
    """

    role: Literal["user", "assistant"]
    text: str
    answer: "Answer | None" = None


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a sentence of the answer stands: `quote` is `document.text[start:end]` of `source`.

    `speaker` is who is quoted, where that is known: by name, or else as the source calls them there. `lit` are
    the exact words of the quotation that answer, as a number does where it is asked how many: their places in
    characters of the source, in order, all within start and end.
    """

    number: int
    source: str
    title: str
    url: str | None
    publisher: str | None
    published: str | None
    location: str
    start: int
    end: int
    quote: str
    speaker: str | None = None
    lit: tuple[Span, ...] = ()

    @property
    def cite(self) -> str:
        """Where it stands: title, section or page, date."""
        return cite(self.title, self.location, self.published)


Kind = Literal["said", "about", "sentence", "more", "written"]
"""What a part of an answer is: somebody's statement, words about the one asked about, words that answer, what other
sources have beside, or a sentence that a language model wrote from its citations.
"""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an answer: the quotation of its first citation; the other citations report the same words.

    `statement` is what is quoted, where the part is somebody's statement. `text` is what a language model wrote, with
    marks such as [1] in it, each one of the citations; None where the quotation is the part.
    """

    kind: Kind
    citations: tuple[Citation, ...]
    statement: Statement | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What is shown for a question.

    If `found` is false the sources do not say, `text` tells what is missing and there are no citations. `text` marks
    citations as [1]. `parts` are the citations once more, those of the same words together, `above` and `below` what is
    told of them, and `speaker` is who was asked about, if anybody. `confidence` is in 0..1. `asked_as` is the question
    that was searched for, where it had to be made whole from the turns before, or a name in it was taken for another.
    `writer` is the language model whose sentences are shown, `dropped` how many of its sentences were not, as the
    sources do not bear them, and `fallback` tells why none of them is, where a model was asked.
    """

    question: str
    found: bool
    text: str
    citations: tuple[Citation, ...]
    passages: tuple[Passage, ...]
    confidence: float
    asked_as: str | None = None
    parts: tuple[Part, ...] = ()
    speaker: str | None = None
    above: str = ""
    below: str = ""
    writer: str | None = None
    dropped: int = 0
    fallback: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The answer as JSON has it."""
        return {
            "question": self.question,
            "found": self.found,
            "answer": self.text,
            "confidence": round(self.confidence, 4),
            "citations": [asdict(citation) for citation in self.citations],
            "passages": [passage_dict(passage) for passage in self.passages],
        }


def passage_dict(passage: Passage) -> dict[str, Any]:
    """A passage as JSON has it."""
    return {**asdict(passage), "cite": passage.cite, "score": round(passage.score, 4), "also_in": list(passage.also_in)}


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said, or everybody.

    Attributes:
        speaker: as the sources name them most fully; as asked for, if they are several or not known; None for all.
        also_written: other ways in which the sources write it.
        statements: in order.
        written: who speaks as the source writes it there, for each of the statements.
        missing: what is told where there are none.
    """

    speaker: str | None
    also_written: tuple[str, ...]
    statements: tuple[Statement, ...]
    written: tuple[str, ...]
    missing: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The statements as JSON has them."""
        told = [statement_dict(one) for one in self.statements]
        return {"speaker": self.speaker, "also_written": list(self.also_written), "statements": told}


def statement_dict(statement: Statement) -> dict[str, Any]:
    """A statement as JSON has it."""
    also = [statement_dict(other) for other in statement.also]
    return {**asdict(statement), "score": round(statement.score, 4), "cite": statement.cite, "also": also}
