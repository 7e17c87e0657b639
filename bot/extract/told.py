"""What a text tells, sentence by sentence.

A question in it tells nothing, and is read with what answers it, as in an interview.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.split import sentences
from index.types import Span

# What only ends with a question may tell something before it.
_ASKS = re.compile(
    r"[^\w]*(?:(?:q|question)\b[:. ]*)?(?:[\w’']+(?: [\w’']+){0,2}, )?(?:and|but|so|or|then|well|yet|now)?\b,? ?"
    r"(?:to |in |of |by |for |at |on |from |with )?"
    r"(?:what|who|whom|whose|when|where|why|how|which|is|are|was|were|am|do|does|did|has|have|had|will|would|can|could|"
    r"should|may|might|must|isn|aren|wasn|weren|don|doesn|didn|hasn|haven|hadn|won|wouldn|can|couldn|shouldn)\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"By (?:[A-ZÀ-Þ][\w.’'-]*(?: |$)|and ){1,6}")
# "Yes." is an answer together with the sentence behind it.
_SHORT = 4


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence at `span`; `read` is the same with the question that it answers, from where that begins."""

    span: Span
    read: Span


def told(text: str) -> Iterator[Told]:
    """The sentences of a text that ask nothing, in order; who wrote it is none."""
    spans = sentences(text)
    asked: int | None = None
    for at, (start, end) in enumerate(spans):
        if _asks(text[start:end]):
            asked = start if asked is None else asked
            continue
        if _BYLINE.fullmatch(text[start:end]):
            continue
        if asked is not None and len(text[start:end].split()) <= _SHORT and _goes_on(text, spans[at + 1 : at + 2], end):
            end = spans[at + 1][1]  # noqa: PLW2901  (the answer is both)
        yield Told((start, end), (start if asked is None else asked, end))
        asked = None


def _asks(sentence: str) -> bool:
    return sentence.endswith("?") and _ASKS.match(sentence) is not None


def _goes_on(text: str, behind: list[Span], end: int) -> bool:
    """Whether a sentence stands behind in the same paragraph that asks nothing."""
    return any("\n" not in text[end:start] and not _asks(text[start:stop]) for start, stop in behind)
