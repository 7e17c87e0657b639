"""Which entries of an index may answer: passages or statements, by what is known of their sources and speakers."""

from collections.abc import Iterable
from dataclasses import dataclass

import tantivy
from tantivy import Occur, Query

from index.store.terms import entry

_FAR = 2**62


@dataclass(frozen=True, slots=True)
class Within:
    """Which passages or statements may answer; None asks nothing. `publisher` is casefolded, `since` and `until` are
    days as `terms.day` gives them, both included: the source's, or of a statement the day of speech where the text
    gives one. `speakers` are names as the index has them, one of which speaks.
    """

    sources: tuple[str, ...] | None = None
    publisher: str | None = None
    since: int | None = None
    until: int | None = None
    speakers: tuple[str, ...] | None = None


def narrowed(schema: tantivy.Schema, query: Query, within: Within | None) -> Query:
    """The query, for those alone that pass. Scores stay as they are."""
    if within is None:
        return query
    query = one_of(schema, query, "source", within.sources)
    query = one_of(schema, query, "publisher", None if within.publisher is None else [within.publisher])
    query = one_of(schema, query, "speaker", within.speakers and map(entry, within.speakers))
    if within.since is None and within.until is None:
        return query
    return _and(query, between(schema, "day", within.since or 0, within.until or _FAR))


def one_of(schema: tantivy.Schema, query: Query, field: str, values: Iterable[str] | None) -> Query:
    """The query, for those alone whose field has one of the values; None for all."""
    if values is None:
        return query
    return _and(query, Query.term_set_query(schema, field, list(values)))


def between(schema: tantivy.Schema, field: str, least: int = 0, most: int = _FAR) -> Query:
    """Those whose field holds a number from `least` to `most`, both included."""
    return Query.range_query(schema, field, tantivy.FieldType.Integer, least, most)


def _and(query: Query, condition: Query) -> Query:
    return Query.boolean_query([(Occur.Must, query), (Occur.Must, Query.const_score_query(condition, 0.0))])
