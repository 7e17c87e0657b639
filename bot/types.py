"""The words of a conversation as frozen dataclasses."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from bot.markdown import escaped, quotation
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

    @property
    def full(self) -> str:
        """Where it stands, in full: title, publisher, date, section or page, address or else the source's id."""
        told = (self.title, self.publisher, self.published, self.location, self.url or self.source)
        return ", ".join(part for part in told if part)


Style = Literal["short", "full"]
"""How places are written: as `Citation.cite`, or as `Citation.full`."""

Kind = Literal["said", "about", "sentence", "differs", "more", "written"]
"""What a part of an answer is: somebody's statement, words about the one asked about, words that answer, words that
answer otherwise than another source does, what other sources have beside, or a sentence that a language model wrote
from its citations.
"""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an answer: the quotation of its first citation; the other citations report the same words.

    `statement` is what is quoted, where the part is somebody's statement. `text` is what a language model wrote, with
    marks such as [1] in it, each one of the citations; None where the quotation is the part. `heading` tells whose
    words it is, as in "Said by Dmitry Peskov", and `notes` what the source calls who speaks, and when it was said.
    """

    kind: Kind
    citations: tuple[Citation, ...]
    statement: Statement | None = None
    text: str | None = None
    heading: str = ""
    notes: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The part as JSON has it: its citations by their numbers, the statement's own words by their offsets."""
        said = self.statement and {name: getattr(self.statement, name) for name in _SAID}
        numbers = [citation.number for citation in self.citations]
        told = {"heading": self.heading, "text": self.text, "notes": list(self.notes), "statement": said}
        return {"kind": self.kind, "citations": numbers, **told}


_SAID = ("speaker", "role", "cue", "quoted", "source", "start", "end", "speaker_start", "speaker_end", "spoken")


@dataclass(frozen=True, slots=True)
class Answer:
    """What is shown for a question.

    If `found` is false the sources do not say, `text` tells what is missing and there are no citations. `text` marks
    citations as [1]. `parts` are the citations once more, those of the same words together, `above` and `below` what is
    told of them, and `speaker` is who was asked about, if anybody. `confidence` is in 0..1. `asked_as` is the question
    that was searched for, where it had to be made whole from the turns before, or a name in it was taken for another.
    `writer` is the language model whose sentences are shown, `dropped` how many of its sentences were not, as the
    sources do not bear them, and `fallback` tells why none of them is, where a model was asked. `whole` is false while
    the answer still grows.
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
    whole: bool = True

    def to_dict(self) -> dict[str, Any]:
        """The answer as JSON has it."""
        return {
            "question": self.question,
            "found": self.found,
            "answer": self.text,
            "confidence": round(self.confidence, 4),
            "citations": [asdict(citation) for citation in self.citations],
            "passages": [passage_dict(passage) for passage in self.passages],
            "asked_as": self.asked_as,
            "above": self.above,
            "parts": [part.to_dict() for part in self.parts],
            "below": self.below,
            "writer": self.writer,
            "dropped": self.dropped,
            "fallback": self.fallback,
        }

    def to_markdown(self, style: Style = "full") -> str:
        """The answer as Markdown, with the words of the sources as they stand there and a list of their places. All
        text is escaped: nothing in a source becomes markup.

        Args:
            style: how the places are written.
        """
        blocks = [f"*asked as: {escaped(self.asked_as)}*"] if self.asked_as else []
        if not self.citations:
            return "\n\n".join([*blocks, escaped(self.text)])
        blocks += [escaped(told) for told in (self.fallback, self.above) if told]
        above = ""
        for part in self.parts:
            blocks += [f"**{escaped(part.heading)}**"] if part.heading not in {"", above} else []
            blocks.append(_part_markdown(part))
            above = part.heading
        blocks += [escaped(self.below)] if self.below else []
        places = [f"{c.number}. {escaped(c.full if style == 'full' else c.cite)}" for c in self.citations]
        return "\n\n".join([*blocks, "\n".join(places)]).strip()


def _part_markdown(part: Part) -> str:
    """A part as Markdown: what was written as a paragraph, what is quoted as a quotation."""
    if part.text is not None:
        return escaped(part.text)
    first = part.citations[0]
    marks = " ".join(f"[{citation.number}]" for citation in part.citations)
    noted = f" ({', '.join(part.notes)})" if part.notes else ""
    # Of a statement nearly all would be bold.
    lit = [] if part.kind == "said" else [(start - first.start, end - first.start) for start, end in first.lit]
    return quotation(first.quote, lit, f"{marks}{noted}")


def passage_dict(passage: Passage) -> dict[str, Any]:
    """A passage as JSON has it."""
    return {**asdict(passage), "cite": passage.cite, "score": round(passage.score, 4), "also_in": list(passage.also_in)}


def found_dict(question: str, passages: Sequence[Passage]) -> dict[str, Any]:
    """The passages that were found for a question as JSON has them."""
    confidence = round(passages[0].score, 4) if passages else 0.0
    return {"question": question, "confidence": confidence, "passages": [passage_dict(one) for one in passages]}


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
