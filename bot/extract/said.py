"""What somebody said, from the statements of an index: each shown as its sentence, with every place that reports it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.extract.following import following
from bot.place import Place, overlap
from bot.talk.whole import Whole
from index import Index, Statement
from index.search import Question, coverage, stems
from index.search.query import content_words
from index.search.saying import SPOKEN
from index.split import sentences
from index.types import Given, Order, Span

# Statements looked through for one entry, as several may stand in one sentence.
_FOR_ONE = 4
REPORTED = 200
"""Statements of one speaker that are looked at, as none of them only tells about them."""
# A sentence longer than this is not shown whole, only what was said in it; and of that at most so much, to a sentence's
# end.
_LONG, _LONGEST = 500, 1200
# What a statement gains by having the speaker's own words, where all that is asked is what was said.
_OWN_WORDS = 0.1
CLAIMED = 0.6
"""How much of the words that are to have been said must stand in what was said, in 0..1."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something said: the statement, where it is reported, the place to show first, and whether any of it is quoted in
    the speaker's own words.
    """

    statement: Statement
    places: tuple[Place, ...]
    own_words: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What the statements tell on a question.

    Attributes:
        speaker: who was asked about; None for anybody.
        entries: the answer, in order; none if there is none.
        nearest: statements that come near to what is asked for, and are not it.
        reported: what is known to be said by the one asked about, wherever it is reported: all of it, or `REPORTED`.
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


def said(asked: Question, index: Index, k: int, filters: Given, whole: Whole | None = None) -> Found:
    """What the statements of an index tell on a question of kind "said" or "who said".

    Args:
        asked: the question.
        index: has the statements.
        k: how many entries at most.
        filters: as `Index.retrieve` takes them; a speaker among them, or a day, wins over what the question names.
        whole: what the conversation leaves out of the answer.
    """
    whole = whole or Whole(asked.text)
    who = {"speaker": asked.speaker} | _given(filters)
    when = _when(asked) if not {"since", "until"} & who.keys() else {}
    order = _order(asked)
    reported = _wanted(index.statements(**who, k=REPORTED), whole, index) if who["speaker"] else []
    if whole.after:
        fits = following(whole.after, reported)[:_FOR_ONE]
        k, order = 1, "first"
    elif reported and not (when or asked.about) and order == "best":
        fits = reported[: _FOR_ONE * k]
    else:
        many = _FOR_ONE * (k + len(whole.seen) + len(whole.not_by))
        fits = index.statements(**who, **when, about=asked.about or None, k=many, order=order)
        fits = _wanted(fits, whole, index)
    told = _claimed(asked, fits, index) if asked.claim else fits
    told = _so_said(asked.verb, told) if asked.verb else told
    entries = _entries(told, index)
    if order == "best":
        entries = _by_speaker((_own_words_first(entries) if asked.is_bare else entries)[:k])
    nearest = tuple(one for one in fits if one not in told)
    return Found(who["speaker"], tuple(entries[:k]), nearest, tuple(reported))


def shown(statement: Statement, index: Index) -> Span:
    """What is shown of a statement: the sentences that hold it, or only what was said if they are long."""
    if statement.sentence_end - statement.sentence_start <= _LONG:
        return statement.sentence_start, statement.sentence_end
    text = index.document(statement.source).text[statement.start : statement.end]
    # What stands between quotation marks is one sentence, however many it has: the first mark is left out.
    ends = [end + 1 for _, end in sentences(text[1:]) if end < _LONGEST] if len(text) > _LONGEST else []
    return statement.start, statement.start + (ends[-1] if ends else len(text))


def _wanted(found: Sequence[Statement], whole: Whole, index: Index) -> list[Statement]:
    """Those that the conversation does not leave out."""
    return [
        one
        for one in found
        if one.speaker not in whole.not_by
        and not (whole.seen and any(overlap(place, whole.seen) for place in _places(one, index)))
    ]


def _given(filters: Given) -> dict[str, Any]:
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
    return [one for one in found if coverage(one.content, weights) >= CLAIMED]


def _so_said(verb: str, found: Sequence[Statement]) -> list[Statement]:
    """Those that the sources tell with such a verb."""
    like = {stem for group in SPOKEN if {*stems(verb)} <= {*stems(group)} for stem in stems(group)}
    return [one for one in found if like & {*stems(one.cue)}]


def _own_words_first(entries: Sequence[Entry]) -> list[Entry]:
    """Those that quote the speaker a little further to the front."""
    return sorted(entries, key=lambda entry: -entry.statement.score - _OWN_WORDS * entry.own_words)


def _by_speaker(entries: Sequence[Entry]) -> list[Entry]:
    """Those of one speaker together, where the first of them stands."""
    speakers = list(dict.fromkeys(entry.statement.speaker for entry in entries))
    return sorted(entries, key=lambda entry: speakers.index(entry.statement.speaker))


def _entries(found: Sequence[Statement], index: Index) -> list[Entry]:
    """Statements that share a sentence are one entry, and so are those of the same words."""
    entries: list[Entry] = []
    for one in found:
        new = Entry(one, tuple(dict.fromkeys(_places(one, index))), one.quoted != "indirect")
        at = next((at for at, other in enumerate(entries) if _shares(new, other)), None)
        if at is None:
            entries.append(new)
        else:
            entries[at] = _joined(entries[at], new)
    return entries


def _shares(entry: Entry, other: Entry) -> bool:
    return entry.statement.speaker == other.statement.speaker and overlap(entry.places[0], other.places)


def _joined(entry: Entry, other: Entry) -> Entry:
    """An entry with the places of another that it does not have."""
    new = [place for place in other.places if not overlap(place, entry.places)]
    return replace(entry, places=(*entry.places, *new), own_words=entry.own_words or other.own_words)


def _places(statement: Statement, index: Index) -> Iterator[Place]:
    for one in (statement, *statement.also):
        yield one.source, shown(one, index)
