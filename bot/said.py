"""What somebody said, from the statements of an index: each shown as its sentence, with every place that reports it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from index import Index, Statement
from index.search import Question, coverage
from index.search.query import content_words
from index.split import sentences
from index.types import Order, Span

# Statements looked through: for one entry, as several may stand in one sentence, and of all that somebody said, as none
# of it only tells about them.
_FOR_ONE, _REPORTED = 4, 200
# A sentence longer than this is not shown whole, only what was said in it; and of that at most so much, to a sentence's
# end.
_LONG, _LONGEST = 500, 1200
# How much of the words that are to have been said a statement must have, in 0..1.
_CLAIMED = 0.6

Place = tuple[str, Span]
"""A source, and where in its text."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something said: the statement, and where it is reported, the place to show first."""

    statement: Statement
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What the statements tell on a question.

    Attributes:
        speaker: who was asked about; None for anybody.
        entries: the answer, in order; none if there is none.
        nearest: statements of the one asked about that are not what is asked for.
        reported: everything that is known to be said by the one asked about, wherever it is reported.
    """

    speaker: str | None
    entries: tuple[Entry, ...]
    nearest: tuple[Statement, ...]
    reported: tuple[Statement, ...]

    @property
    def left(self) -> int:
        """How many statements of the one asked about are not in the answer."""
        told = [place for entry in self.entries for place in entry.places]
        return sum(not overlap((one.source, (one.start, one.end)), told) for one in self.reported)


def said(asked: Question, index: Index, k: int, filters: Mapping[str, str | None]) -> Found:
    """What the statements of an index tell on a question of kind "said" or "who said".

    Args:
        asked: the question.
        index: has the statements.
        k: how many entries at most.
        filters: as `Index.retrieve` takes them; a speaker among them, or a day, wins over what the question names.
    """
    who = {"speaker": asked.speaker} | _given(filters)
    when = _when(asked) if not {"since", "until"} & who.keys() else {}
    about = asked.about or None
    reported = index.statements(**who, k=_REPORTED) if who["speaker"] else []
    fits = index.statements(**who, **when, about=about, k=_FOR_ONE * k, order=_order(asked))
    told = _claimed(asked, fits, index) if asked.claim else fits
    nearest = [one for one in (*fits, *reported) if one not in told]
    return Found(who["speaker"], _entries(told, index, k), tuple(nearest), tuple(reported))


def shown(statement: Statement, index: Index) -> Span:
    """What is shown of a statement: the sentences that hold it, or only what was said if they are long."""
    if statement.sentence_end - statement.sentence_start <= _LONG:
        return statement.sentence_start, statement.sentence_end
    text = index.document(statement.source).text[statement.start : statement.end]
    ends = [end for _, end in sentences(text) if end <= _LONGEST]
    return statement.start, statement.start + (ends[-1] if ends else len(text))


def _given(filters: Mapping[str, str | None]) -> dict[str, Any]:
    return {name: value for name, value in filters.items() if value}


def _when(asked: Question) -> dict[str, Any]:
    """The time that the question names."""
    return {"since": asked.period.since, "until": asked.period.until} if asked.period else {}


def _order(asked: Question) -> Order:
    """What was said since a day is told from the newest on, if nothing else is asked for."""
    open_ended = asked.period is not None and asked.period.until is None
    return "latest" if open_ended and asked.order == "best" else asked.order


def _claimed(asked: Question, found: Sequence[Statement], index: Index) -> list[Statement]:
    """Those that say what was asked of."""
    weights = index.weights(content_words(asked.about))
    return [one for one in found if coverage(one.content, weights) >= _CLAIMED]


def _entries(found: Sequence[Statement], index: Index, k: int) -> tuple[Entry, ...]:
    """Statements that share a sentence are one entry, and so are those of the same words."""
    entries: list[Entry] = []
    for one in found:
        places = tuple(dict.fromkeys(_places(one, index)))
        for number, other in enumerate(entries):
            if one.speaker == other.statement.speaker and overlap(places[0], other.places):
                entries[number] = replace(other, places=tuple(dict.fromkeys((*other.places, *_new(places, other)))))
                break
        else:
            entries.append(Entry(one, places))
    return tuple(entries[:k])


def _places(statement: Statement, index: Index) -> Iterator[Place]:
    for one in (statement, *statement.also):
        yield one.source, shown(one, index)


def _new(places: Sequence[Place], entry: Entry) -> list[Place]:
    """Those that tell more than the places of an entry."""
    return [place for place in places if not overlap(place, entry.places)]


def overlap(place: Place, others: Iterable[Place]) -> bool:
    """Whether a place has characters in common with one of the others."""
    source, (start, end) = place
    return any(source == other and start < b and a < end for other, (a, b) in others)
