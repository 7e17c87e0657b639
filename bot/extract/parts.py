"""Pieces become the parts of an answer: numbered, each with its words sliced anew from the stored source."""

from collections.abc import Sequence
from itertools import count

from bot.extract.piece import Piece
from bot.place import Place
from bot.types import Citation, Part
from index import Index, Statement
from index.types import Span


def cited(pieces: Sequence[Piece], index: Index) -> tuple[Part, ...]:
    """The parts of an answer, their citations numbered from 1 on.

    Args:
        pieces: in order.
        index: has the sources.
    """
    numbers = count(1)
    return tuple(
        Part(piece.kind, tuple(_cite(next(numbers), place, piece, index) for place in piece.places), piece.statement)
        for piece in pieces
    )


def _cite(number: int, place: Place, piece: Piece, index: Index) -> Citation:
    (source, (start, end)), statement = place, piece.statement
    document = index.document(source)
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
        speaker=(statement.speaker or _written(statement, index)) if statement else None,
        lit=(piece.lit or _content(place, statement)) if place == piece.places[0] else (),
    )


def _content(place: Place, statement: Statement | None) -> tuple[Span, ...]:
    """Of what is shown of a statement the words that were said, as the rest of it is the source's; none if it is all
    of it.
    """
    source, (start, end) = place
    if statement is None or statement.source != source:
        return ()
    said = max(start, statement.start), min(end, statement.end)
    return (said,) if said != (start, end) and said[0] < said[1] else ()


def _written(statement: Statement, index: Index) -> str:
    """Who speaks, as the source writes it there."""
    return index.document(statement.source).text[statement.speaker_start : statement.speaker_end]
