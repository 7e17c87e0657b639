"""What was found of one statement, as places in the text of its document."""

from dataclasses import dataclass

from index.types import Quoted, Span


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a text names who speaks.

    Attributes:
        span: of the words, as in "Kremlin spokesman Dmitry Peskov", "he" or "the minister"; all of the noun phrase.
        at: start and end of the sentence that holds them.
        said: start and end of what is said: whoever is named only in there is hardly the speaker.
    """

    span: Span
    at: Span
    said: Span


@dataclass(frozen=True, slots=True)
class Who:
    """Who is meant by a mention: `name` as the document writes it most fully, None where that is left open; `role` is
    what the document calls them beside the name.
    """

    name: str | None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A statement. All spans lie inside the document's text, those of speaker and content never overlap, and `sentence`
    spans whole sentences that hold all three, or a piece of one without end. `sure` tells how surely it is one, in
    0..1; the rest is as in `types.Statement`.
    """

    content: Span
    speaker: Span
    cue: Span
    sentence: Span
    quoted: Quoted
    sure: float
    who: Who = Who(None)
    spoken: str | None = None
    medium: str | None = None
