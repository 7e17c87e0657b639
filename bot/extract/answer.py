"""The answer without a language model, put together from what was found."""

from collections.abc import Sequence

from bot.extract.parts import cited
from bot.extract.pieces import THRESHOLD, pieces
from bot.extract.request import Request
from bot.extract.said import Found
from bot.extract.silence import decline, notes
from bot.extract.sure.sureness import sureness
from bot.talk.nothing import nothing_more
from bot.types import Answer, Part
from bot.wording import differing, headed, with_article, worded
from index import Index, Passage

# How sure a decline is at most.
_SILENT = THRESHOLD - 0.01


def answered(request: Request, found: Found | None, passages: Sequence[Passage], index: Index) -> Answer:
    """The answer, or what is told where there is none.

    Args:
        request: what is asked for.
        found: what the statements tell on it, if they were asked.
        passages: best first.
        index: what was asked.
    """
    asked = request.asked
    speaker = with_article(found.speaker, asked.text) if found and found.speaker else None
    sure = sureness(asked, passages, index)
    chosen = pieces(request, passages, found, index, sure)
    parts = headed(cited(chosen, index), speaker)
    above, below = (
        notes(asked, found, parts, index, filtered=request.filtered) if found and parts else (differing(parts), "")
    )
    below = " ".join(filter(None, (below, _left(request))))
    return Answer(
        question=request.question,
        found=bool(parts),
        text=worded(parts, above, below) if parts else _silent(request, found, passages, index),
        citations=tuple(citation for part in parts for citation in part.citations),
        passages=tuple(passages[: request.k]),
        confidence=_confidence(sure, parts),
        asked_as=request.asked_as,
        parts=parts,
        speaker=speaker,
        above=above,
        below=below,
    )


def _silent(request: Request, found: Found | None, passages: Sequence[Passage], index: Index) -> str:
    """What is told where nothing answers."""
    more = nothing_more(request.asked, request.whole, filtered=request.filtered)
    told = more or decline(request.asked, passages, found, index, filtered=request.filtered)
    return " ".join(filter(None, (told, _left(request))))


def _left(request: Request) -> str:
    """That a second question has to be asked by itself."""
    return f"One question at a time: ask “{request.whole.left}” next." if request.whole.left else ""


def _confidence(sure: float, parts: Sequence[Part]) -> float:
    """How sure the answer is: as sure as what it is made from; a decline is never as sure as an answer."""
    surest = max([sure, *(part.statement.score for part in parts if part.statement)])
    return surest if parts else min(surest, _SILENT)
