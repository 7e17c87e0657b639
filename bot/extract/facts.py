"""What answers a question that asks for no statement: the sentences that do, and what other sources have beside."""

from collections.abc import Collection, Sequence

from bot.extract.differing.differ import differences
from bot.extract.held.held import held
from bot.extract.others import copies, new, others, same
from bot.extract.piece import Piece
from bot.extract.sentences import MOST, Sentence, with_items
from bot.place import Place, overlap
from index import Index, Passage
from index.search import Question

MORE = 3
"""Sentences of other sources beside the answer, at most."""


def facts(  # noqa: PLR0913, PLR0917  (the question, what was found for it, and how much to give)
    asked: Question,
    passages: Sequence[Passage],
    chosen: Sequence[Sentence],
    index: Index,
    k: int,
    seen: Collection[Place] = (),
) -> list[Piece]:
    """The parts of an answer, in order; none if nothing answers.

    Args:
        asked: the question.
        passages: best first.
        chosen: the sentences that answer best.
        index: what is asked.
        k: how many at most.
        seen: places that are not wanted again.
    """
    if not chosen:
        return []
    first = held(asked, passages, index)
    first = None if first and overlap(first.place, seen) else first
    shown = _with_held(first, chosen)[: min(MOST, k)]
    beside = [one for one in others(asked, passages, shown, index) if not overlap(one.place, seen)]
    differing = differences(asked, [*shown, *beside])[:k]
    told = [claim.sentence for claim in differing]
    shown = [one for one in shown if one not in told][: k - len(told)]
    left = [one for one in beside if one not in told]
    more = new(left, [*told, *shown], index.weights(asked.words)) if left else []
    return [
        *(Piece("differs", (one.sentence.place,), lit=(one.span,)) for one in differing),
        *(_piece(one, left, index) for one in shown),
        *(
            Piece("more", (one.place,), lit=one.lit)
            for one in map(with_items, more[: min(MORE, k - len(told) - len(shown))])
        ),
    ]


def _with_held(first: Sentence | None, chosen: Sequence[Sentence]) -> list[Sentence]:
    """What holds what is wanted before the sentences that only have its words."""
    if first is None:
        return [*chosen]
    first = with_items(first)
    return [first, *(one for one in chosen if not overlap(one.place, [first.place]))]


def _piece(sentence: Sentence, beside: Sequence[Sentence], index: Index) -> Piece:
    """A sentence with the places of other sources that say the same."""
    also = [one.place for one in same(sentence, beside)]
    return Piece("sentence", (sentence.place, *copies(sentence, index), *also), lit=sentence.lit)
