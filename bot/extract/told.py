"""What a text tells, sentence by sentence: a question in it tells nothing, and is read with what answers it, as in an
interview.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from index.split import sentences
from index.types import Span

# "Yes." is an answer together with the sentence behind it.
_SHORT = 4


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence at `span`; `read` is the same with the question that it answers, from where that begins."""

    span: Span
    read: Span


def told(text: str) -> Iterator[Told]:
    """The sentences of a text that ask nothing, in order."""
    spans = sentences(text)
    asked: int | None = None
    for at, (start, end) in enumerate(spans):
        if text[start:end].endswith("?"):
            asked = start if asked is None else asked
            continue
        if asked is not None and len(text[start:end].split()) <= _SHORT and _goes_on(text, spans[at + 1 : at + 2], end):
            end = spans[at + 1][1]  # noqa: PLW2901  (the answer is both)
        yield Told((start, end), (start if asked is None else asked, end))
        asked = None


def _goes_on(text: str, behind: list[Span], end: int) -> bool:
    """Whether a sentence stands behind in the same paragraph that asks nothing."""
    return any("\n" not in text[end:start] and not text[start:stop].endswith("?") for start, stop in behind)
