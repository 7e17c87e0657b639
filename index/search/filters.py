"""Which sources and passages may answer: filters become lists of ids."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from fnmatch import fnmatchcase

from index.errors import QuestionError
from index.search.query import term
from index.split.cues import speaks
from index.store.lexical import LexicalIndex
from index.types import Filters, Source

_PART = {4: "{}-01-01", 7: "{}-01"}


def allowed(sources: Iterable[Source], filters: Filters) -> list[str] | None:
    """Ids of the sources that pass; None where the filters ask nothing of a source.

    Raises:
        QuestionError: `since` or `until` is no date.
    """
    since, until = _day(filters.since, "since"), _day(filters.until, "until")
    if not (filters.publisher or filters.source or since or until):
        return None
    return [
        about.source
        for about in sources
        if _same(filters.publisher, about.publisher)
        and (not filters.source or fnmatchcase(about.source, filters.source))
        and (not (since or until) or (about.published or "") >= (since or "0"))
        and (not (since or until) or "0" < (about.published or "") <= (until or "9") + "~")
    ]


def spoken_by(speaker: str, words: LexicalIndex, sources: Sequence[str] | None) -> list[str]:
    """Ids of the passages in which the last word of a name stands beside a verb of speech, in any of its spellings."""
    surname = speaker.rsplit(maxsplit=1)[-1]
    rows = words.holding(term(surname), sources)
    return [row.id for row in rows if speaks(surname, row.text)]


def _same(wanted: str | None, publisher: str | None) -> bool:
    return not wanted or (publisher or "").casefold() == wanted.casefold()


def _day(text: str | None, name: str) -> str | None:
    """The day as it is compared: 2025 and 2025-03 stand for all of the year and the month."""
    if not text:
        return None
    try:
        date.fromisoformat(_PART.get(len(text), "{}").format(text))
    except ValueError:
        raise QuestionError(f"{text!r} is not a date", f"Write --{name} as 2025-03-01, 2025-03 or 2025.") from None
    return text if re.fullmatch(r"[\d-]+", text) else date.fromisoformat(text).isoformat()
