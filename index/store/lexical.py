"""Words in tantivy: BM25 over the passages, and what is known of each passage by its id. The only room of tantivy."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import tantivy
from tantivy import Occur, Query

from index.errors import StoreBroken
from index.split.names import key
from index.store.row import Row
from index.types import Span

ANALYZER = "onrecord_en"
_FAR, _TAB = 2**62, "\t"
# How much a word counts in each field. "context" is title, heading and publisher: they say what a passage is about
# without its words.
FIELDS = {"text": 1.0, "context": 0.4}


class LexicalIndex:
    """The passages' words in one folder, to be searched; `segments.lay` writes them.

    Args:
        path: folder of the tantivy index.

    Raises:
        StoreBroken: the folder holds no such index, or a damaged one.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._index = tantivy.Index.open(str(path))
            self._index.register_tokenizer(ANALYZER, analyzer())
            self._searcher = self._index.searcher()
        except (ValueError, OSError) as error:
            raise StoreBroken(f"{path} cannot be opened ({error})") from error

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def search(self, words: Sequence[str], k: int, within: "Within | None" = None) -> dict[int, float]:
        """Serials of the k passages that best match the words (as `stems` gives them), best first, with BM25 scores.

        Each passage scores the sum over `FIELDS` of its BM25 scores (Robertson and Zaragoza, 2009) times their weight.
        """
        terms = [
            (Occur.Should, Query.boost_query(self._term(field, word), weight))
            for word in words
            for field, weight in FIELDS.items()
        ]
        if not terms or not len(self):
            return {}
        hits = self._searcher.search(self._narrowed(Query.boolean_query(terms), within), k, count=False).hits
        return dict(zip(self._serials(hits), (score for score, _ in hits), strict=True))

    def best(self, words: Sequence[str], k: int) -> list[Row]:
        """The k passages that best match the words."""
        terms = [(Occur.Should, self._term("text", word)) for word in words]
        return self._found(Query.boolean_query(terms), k) if terms and len(self) else []

    def serials(self, within: "Within | None" = None, wordings: Iterable[str] | None = None) -> list[int]:
        """Serials of all passages that pass, and have one of these wordings."""
        query = self._one_of(self._narrowed(Query.all_query(), within), "wording", wordings)
        return self._serials(self._searcher.search(query, max(len(self), 1), count=False).hits)

    def number(self, within: "Within") -> int:
        """How many passages pass."""
        return int(self._searcher.search(self._narrowed(Query.all_query(), within), 1).count)  # type: ignore[attr-defined]  # the types leave it out

    def rows(self, ids: Sequence[str]) -> dict[str, Row]:
        """What is kept of each of these passages."""
        if not ids:
            return {}
        found = self._found(Query.term_set_query(self._index.schema, "id", list(ids)), len(ids))
        return {row.id: row for row in found}

    def sources_with(self, wording: str) -> list[str]:
        """The sources in which a wording stands, in order."""
        query = Query.term_query(self._index.schema, "wording", wording)
        hits = self._searcher.search(query, len(self), count=False).hits
        return sorted({str(self._searcher.doc(address).get_first("source")) for _, address in hits})

    def wordings(self) -> set[str]:
        """The wordings of all passages."""
        return {term for term, _ in self._searcher.terms_with_prefix("wording", "")}

    def spellings(self, word: str) -> dict[str, int]:
        """The ways in which a word of a name is spelt in the passages, with the number of passages of each."""
        return self._entries("name", word)

    def speakers(self, word: str) -> dict[str, int]:
        """The names of those who speak and have a word in their name, with the number of passages of each."""
        return self._entries("speaker", word)

    def names(self) -> list[str]:
        """All words of names that stand in the passages."""
        return [term.partition(_TAB)[2] for term, _ in self._searcher.terms_with_prefix("name", "")]

    def span_at(self, source: str, offset: int) -> Span | None:
        """Start and end of the passage of a source that holds the character at `offset`; None where none does."""
        schema = self._index.schema
        within = [
            (Occur.Must, self._term("source", source)),
            (Occur.Must, Query.range_query(schema, "start", tantivy.FieldType.Integer, 0, offset)),
            (Occur.Must, Query.range_query(schema, "end", tantivy.FieldType.Integer, offset + 1, _FAR)),
        ]
        return next(((row.start, row.end) for row in self._found(Query.boolean_query(within), 1)), None)

    def frequency(self, stems_: Iterable[str]) -> int:
        """In how many passages, or titles, headings and publishers of passages, the commonest of these stems stands."""
        return max((int(self._searcher.doc_freq(field, stem)) for field in FIELDS for stem in stems_), default=0)

    def _term(self, field: str, word: str) -> Query:
        return Query.term_query(self._index.schema, field, word)

    def _entries(self, field: str, word: str) -> dict[str, int]:
        found = self._searcher.terms_with_prefix(field, key(word) + _TAB) if key(word) else []
        return {term.partition(_TAB)[2]: int(count) for term, count in found}

    def _narrowed(self, query: Query, within: "Within | None") -> Query:
        """The query, for passages alone that pass. Scores stay as they are."""
        if within is None:
            return query
        query = self._one_of(query, "source", within.sources)
        query = self._one_of(query, "publisher", None if within.publisher is None else [within.publisher])
        query = self._one_of(query, "speaker", within.speakers and map(_entry, within.speakers))
        if within.since is None and within.until is None:
            return query
        days = (within.since or 0, within.until or _FAR)
        return _and(query, Query.range_query(self._index.schema, "day", tantivy.FieldType.Integer, *days))

    def _one_of(self, query: Query, field: str, values: Iterable[str] | None) -> Query:
        """The query, for passages alone whose field has one of the values; None for all."""
        if values is None:
            return query
        return _and(query, Query.term_set_query(self._index.schema, field, list(values)))

    def _serials(self, hits: Sequence[tuple[float, tantivy.DocAddress]]) -> list[int]:
        values = self._searcher.fast_field_values("serial", [address for _, address in hits]) if hits else []
        return [int(value) for value in values if value is not None]

    def _found(self, query: Query, k: int) -> list[Row]:
        docs = (
            self._searcher.doc(address).to_dict() for _, address in self._searcher.search(query, k, count=False).hits
        )
        return [Row(**{name: doc[name][0] for name in Row.__slots__}) for doc in docs]


@dataclass(frozen=True, slots=True)
class Within:
    """Which passages may answer; None asks nothing. `publisher` is casefolded, `since` and `until` are days as `day`
    gives them, both included, and `speakers` names as the index has them, one of which speaks.
    """

    sources: tuple[str, ...] | None = None
    publisher: str | None = None
    since: int | None = None
    until: int | None = None
    speakers: tuple[str, ...] | None = None


def day(text: str) -> int:
    """An ISO date as a number that is in its order."""
    return int(text.replace("-", ""))


def entries(names: Iterable[str]) -> list[str]:
    """How names are kept: each of their words by its key, with the name."""
    return sorted({f"{key(word)}{_TAB}{name}" for name in names for word in name.split() if key(word)})


def _entry(name: str) -> str:
    return f"{key(name.rsplit(maxsplit=1)[-1])}{_TAB}{name}"


def _and(query: Query, condition: Query) -> Query:
    return Query.boolean_query([(Occur.Must, query), (Occur.Must, Query.const_score_query(condition, 0.0))])


def stems(text: str) -> list[str]:
    """The words of a text as the index keeps them: lower case, without diacritics, English endings taken off."""
    return list(analyzer().analyze(text))


@cache
def analyzer() -> tantivy.TextAnalyzer:
    """How texts and questions become words."""
    filters = (tantivy.Filter.lowercase(), tantivy.Filter.ascii_fold(), tantivy.Filter.stemmer("English"))
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for step in filters:
        builder = builder.filter(step)
    return builder.build()


def schema() -> tantivy.Schema:
    """What is kept of a passage, and what of it can be searched."""
    schema = tantivy.SchemaBuilder()
    for name in ("id", "source", "location"):
        schema.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    # "name" and "speaker" hold `entries`.
    for name in ("wording", "name", "speaker"):
        schema.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in ("start", "end"):
        schema.add_integer_field(name, stored=True, indexed=True)
    schema.add_text_field("publisher", tokenizer_name="raw", index_option="basic")
    schema.add_integer_field("day", indexed=True)
    schema.add_integer_field("serial", fast=True)
    schema.add_text_field("text", stored=True, tokenizer_name=ANALYZER)
    schema.add_text_field("context", tokenizer_name=ANALYZER)
    return schema.build()
