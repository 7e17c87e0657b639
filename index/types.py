"""The words of the domain as frozen dataclasses. No logic beyond how a place in a source is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol, TypedDict, runtime_checkable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

Span = tuple[int, int]
"""Start and end of a piece of text in characters, end excluded."""

Quoted = Literal["direct", "indirect", "mixed"]
"""Whether what was said stands between quotation marks: all of it, none, or parts."""

Order = Literal["best", "first", "latest"]
"""Which statements come first: those that fit best what is asked, the oldest, or the newest."""


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a document under one heading. No passage reaches over its ends."""

    start: int
    end: int
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A part that the source counts itself, from `start` to where the next one begins: "p. 3", "slide 4",
    "sheet Budget". A sentence may run over its end.
    """

    start: int
    label: str


def cite(title: str, location: str, published: str | None) -> str:
    """Where something stands, for a reader: "Kremlin regrets refusal, § Reaction, 2025-03-02"."""
    return ", ".join(part for part in (title, location, published) if part)


@dataclass(frozen=True, slots=True)
class Document:
    """A source as it was read. Every offset of the project counts characters of `text`.

    `source` is the path relative to the root it was found under, `digest` the SHA-256 of the file's bytes, `published`
    an ISO date (YYYY-MM-DD). `digest` is of the member's or the record's bytes where a file holds several documents.
    `sections` and `places` are in order, without overlap. `origins` tells where title, author, publisher, published and
    url were found, as in {"title": "front matter", "published": "file name"}; with "speaker" among them all of the text
    is said by whom it begins with, as in "Ada Holm: It holds."
    """

    source: str
    title: str
    author: str | None
    publisher: str | None
    published: str | None
    url: str | None
    text: str
    sections: tuple[Section, ...]
    digest: str
    places: tuple[Place, ...] = ()
    origins: dict[str, str] = field(default_factory=dict)

    def location(self, start: int, end: int | None = None) -> str:
        """Where the characters from `start` to `end` stand: "p. 3", "p. 3–4, § Reaction", "slide 7", or nothing."""
        heading = next((f"§ {s.heading}" for s in self.sections if s.start <= start < s.end and s.heading), "")
        first, last = self._place(start), self._place(start if end is None else end - 1)
        place = first if first == last else f"{first}–{last.removeprefix(last.rpartition(' ')[0]).strip()}"
        return ", ".join(part for part in (place, heading) if part)

    def _place(self, offset: int) -> str:
        return next((place.label for place in reversed(self.places) if place.start <= offset), "")


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a source that was found: `text` is `document.text[start:end]`.

    `score` is in 0..1, comparable between the passages of one question; `also_in` names the sources that carry
    nearly the same words and were folded into this one.
    """

    id: str
    source: str
    title: str
    publisher: str | None
    published: str | None
    url: str | None
    text: str
    start: int
    end: int
    location: str
    score: float
    also_in: tuple[str, ...] = ()

    @property
    def cite(self) -> str:
        """Where it stands: title, section or page, date."""
        return cite(self.title, self.location, self.published)


@dataclass(frozen=True, slots=True)
class Statement:
    """What a source reports somebody to have said: `content` is `document.text[start:end]`.

    Attributes:
        source: id of the source.
        start: of what was said, in characters of the source's text.
        end: of it, excluded.
        content: the words between them.
        speaker: the person or body who speaks, as the sources name them most fully; None where the text leaves it open.
        speaker_start: of the speaker as written there, be it "he"; it never overlaps the content.
        speaker_end: of it, excluded.
        role: what the source calls the speaker beside the name, as in "Kremlin spokesman"; None where it does not.
        cue: the words that say that something is said, as in "told reporters".
        quoted: whether the content is all between quotation marks, nowhere, or in parts.
        published: ISO date of the source.
        spoken: ISO date of the day on which it was said, where the text gives one.
        medium: where or to whom, as in "Telegram" or "Reuters", where the text tells.
        sentence_start: of the sentence or sentences that hold all of it.
        sentence_end: of them, excluded.
        title: of the source.
        publisher: of the source.
        url: of the source.
        location: where in the source it stands, as in "§ Reaction".
        score: how well it fits what was asked, in 0..1, comparable between the statements of one question.
        also: the same words as other sources, or other places, report them.
    """

    source: str
    start: int
    end: int
    content: str
    speaker: str | None
    speaker_start: int
    speaker_end: int
    role: str | None
    cue: str
    quoted: Quoted
    published: str | None
    spoken: str | None
    medium: str | None
    sentence_start: int
    sentence_end: int
    title: str
    publisher: str | None
    url: str | None
    location: str
    score: float = 1.0
    also: tuple[Statement, ...] = ()

    @property
    def cite(self) -> str:
        """Where it stands: title, section or page, date."""
        return cite(self.title, self.location, self.published)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks in the sources.

    Attributes:
        name: as the sources name them most fully.
        also_written: other ways in which they write it.
        roles: what they call the speaker, the most frequent first; not what one does once where many agree on another.
        statements: how many.
        first: ISO date of the first source that has one; None where none of them has a date.
        last: of the last one.
        sources: ids of the sources, in order.
    """

    name: str
    also_written: tuple[str, ...]
    roles: tuple[str, ...]
    statements: int
    first: str | None
    last: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """One line of the list of sources. `passages` is how many the source was split into, `statements` how many were
    found in it, `origins` as in `Document`. `file` is the id of the file that it was read from: its own id, but for
    records and members of archives. What is not `english` has no statements.
    """

    source: str
    title: str
    author: str | None
    publisher: str | None
    published: str | None
    url: str | None
    passages: int
    digest: str
    origins: dict[str, str] = field(default_factory=dict)
    statements: int = 0
    file: str = ""
    english: bool = True


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be used, why, and what to do about it."""

    source: str
    reason: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. Counts are sources, but for `passages` and `statements` (all that stand in the index now) and
    `embedded` (passages whose vector had to be computed). A source that was renamed counts as neither added nor
    removed. `not_english` counts sources in the index now whose text is in another language: they have no statements.
    """

    added: int
    changed: int
    removed: int
    kept: int
    passages: int
    embedded: int
    seconds: float
    failed: tuple[Failure, ...] = ()
    renamed: int = 0
    statements: int = 0
    not_english: int = 0


@dataclass(frozen=True, slots=True)
class BuildPlan:
    """What a build would do, as ids of files; `renamed` has pairs of the old id and the new one, and `failed` what is
    known before any file is read.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]
    removed: tuple[str, ...]
    kept: tuple[str, ...]
    failed: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class FetchReport:
    """What was fetched into a folder of sources, as names of files there: new ones, changed ones, and those that are as
    they were. A failure names the address.
    """

    fetched: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    failed: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which sources may answer. `since` and `until` are ISO dates, both included; a source without a date passes
    neither. `source` is an id or several; each may hold `*` and `?`, and of none in a sequence all pass. `speaker`
    keeps passages in which that name stands beside a verb of speech.
    """

    speaker: str | None = None
    publisher: str | None = None
    source: str | Sequence[str] | None = None
    since: str | None = None
    until: str | None = None


class Narrowed(TypedDict, total=False):
    """Filters as keyword arguments, as `Index.statements` takes them."""

    publisher: str | None
    source: str | Sequence[str] | None
    since: str | None
    until: str | None


class Given(Narrowed, total=False):
    """Filters as keyword arguments, as `Index.retrieve` takes them."""

    speaker: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """How far a build is: files and their bytes done and in all, passages made so far, and what it is doing now."""

    files: int
    files_in_all: int
    bytes: int
    bytes_in_all: int
    passages: int
    what: str


Progress = Callable[[Step], None]
"""Called as a build goes on."""


class Embedder(Protocol):
    """Turns text into vectors of unit length. The heavy seam: tests and scripts may pass their own."""

    @property
    def fingerprint(self) -> str:
        """Names the model and its weights. Two embedders with one fingerprint give the same vectors."""

    @property
    def window(self) -> int:
        """How many tokens of a passage the model reads; what is beyond would be lost."""

    def count(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, special tokens left out."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Vectors of passages: float32, shape (len(texts), dimension)."""

    def embed_question(self, text: str) -> Vectors:
        """Vector of a question: float32, shape (dimension,)."""


@runtime_checkable
class TokenEmbedder(Embedder, Protocol):
    """An embedder that gives the vectors of tokens too: the best passages are then ranked by them once more."""

    def embed_tokens(self, texts: Sequence[str]) -> tuple[Vectors, list[Vectors]]:
        """Vectors as `embed` gives them, and for each text those of its tokens that carry meaning, float32 of shape
        (tokens, dimension), in their order.
        """

    def token_spans(self, texts: Sequence[str]) -> list[list[Span]]:
        """Where in each text the tokens stand of which `embed_tokens` gives vectors, in their order; none where that
        cannot be told.
        """

    def embed_question_tokens(self, text: str) -> tuple[Vectors, Vectors, list[Span]]:
        """The vector as `embed_question` gives it, those of all its tokens, of unit length, and where in the text each
        token stands; an empty span for one that stands nowhere.
        """
