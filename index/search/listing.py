"""Statements that were found become those that are given: put in order, the same words once, spread over sources."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from index.search.repeats import repeats
from index.search.speakers import speakers_in
from index.split.names import NAME, fold, key
from index.store.live import View
from index.store.statements import StatementRow
from index.types import Order, Source, Statement

# What a statement counts if its source has given one already: others tell more.
_AGAIN = 0.8
# What one counts whose speaker is called "he", or by a surname alone, or whose verb is none of the plainest, and one of
# hardly a word: longer ones of speakers that are introduced come first. Measured by tests/eval/said.py.
_UNNAMED, _SURNAME, _OTHER_VERB, _SHORT = 0.7, 0.95, 0.95, 0.6
# And one who is named in what "he" says: a third of these are another's (docs/decisions.md).
_ITSELF = 0.6
_LONG = 14  # words
_PLAIN_VERB = re.compile(r"\b(?:said|says|told|wrote|writes|added)\b", re.IGNORECASE)
_BEFORE, _AFTER = "0000-00-00", "9999-99-99"


class Scored(NamedTuple):
    """A statement, and how well it fits what was asked, in 0..1."""

    score: float
    row: StatementRow


def given(view: View, found: Sequence[Scored], k: int, order: Order) -> list[Statement]:
    """The first k in this order, the same words once: each with the other places where they stand.

    "best" spreads them over sources. Time is the day on which something was said, or else that of its source; what has
    none comes last.
    """
    ordered = sorted(found, key=lambda one: (-one.score, one.row.source, one.row.start, one.row.end))
    if order == "best":
        return _spread(folded(view, ordered), k)
    undated = _AFTER if order == "first" else _BEFORE
    ordered.sort(key=lambda one: day_of(one.row, view.sources) or undated, reverse=order == "latest")
    return folded(view, ordered)[:k]


def worth(row: StatementRow) -> float:
    """How much a statement tells where all that is asked is what somebody said, in 0..1."""
    length = min(len(row.content.split()) / _LONG, 1.0)
    verb = 1.0 if _PLAIN_VERB.search(row.cue) else _OTHER_VERB
    # Who is named and how much is said tells more than how sure the rules are.
    return (1 + row.sure) / 2 * _naming(row) * verb * (_SHORT + (1 - _SHORT) * length) * doubt(row)


def doubt(row: StatementRow) -> float:
    """Less than 1 where one who is called "he" is named in what "he" says: it may well be another who says it."""
    surname = key(fold(row.name or "").rsplit(maxsplit=1)[-1]) if row.name else ""
    names = (key(found[0]) for found in NAME.finditer(fold(row.content)))
    return _ITSELF if surname and _naming(row) == _UNNAMED and surname in names else 1.0


def day_of(row: StatementRow, sources: Mapping[str, Source]) -> str | None:
    """The ISO date on which something was said, or else that of its source."""
    return row.spoken or sources[row.source].published


def _naming(row: StatementRow) -> float:
    """How much it counts what the speaker is called beside what is said."""
    written = row.sentence[row.speaker_start - row.sentence_start : row.speaker_end - row.sentence_start]
    own = {key(word) for word in fold(row.name or "").split()}
    if all(key(found[0]) not in own for found in NAME.finditer(fold(written))):
        return _UNNAMED
    return 1.0 if " " in written else _SURNAME


def folded(view: View, found: Sequence[Scored]) -> list[Statement]:
    """The same words once, where they come first, with the other places where they stand."""
    speakers = speakers_in(view.snapshot.statements)
    made = [_statement(one, view.sources[one.row.source], speakers.canonical(one.row.name)) for one in found]
    groups = repeats((one.speaker, one.content) for one in made)
    return [replace(made[first], also=tuple(made[place] for place in others)) for first, *others in groups]


def _spread(found: Sequence[Statement], k: int) -> list[Statement]:
    """The best k of these, which come best first; one of a source that gave n already counts `_AGAIN` to the power of
    n. No score is above an earlier one's.
    """
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(found):
        places[one.source].append(place)
    first = [(-found[own[0]].score, own[0], 0) for own in places.values()]
    heapify(first)
    chosen: list[Statement] = []
    while first and len(chosen) < k:
        _, place, used = heappop(first)
        one, used = found[place], used + 1
        chosen.append(replace(one, score=min(one.score, chosen[-1].score)) if chosen else one)
        if used < len(own := places[one.source]):
            heappush(first, (-found[own[used]].score * _AGAIN**used, own[used], used))
    return chosen


def _statement(found: Scored, about: Source, speaker: str | None) -> Statement:
    row = found.row
    return Statement(
        source=row.source,
        start=row.start,
        end=row.end,
        content=row.content,
        speaker=speaker,
        speaker_start=row.speaker_start,
        speaker_end=row.speaker_end,
        role=row.role,
        cue=row.cue,
        quoted=row.quoted,
        published=about.published,
        spoken=row.spoken,
        medium=row.medium,
        sentence_start=row.sentence_start,
        sentence_end=row.sentence_end,
        title=about.title,
        publisher=about.publisher,
        url=about.url,
        location=row.location,
        score=found.score,
    )
