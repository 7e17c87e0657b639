"""Words in tantivy: BM25 over the passages, and what is known of each passage by its id. The only room of tantivy."""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import tantivy
from tantivy import Occur, Query

from index.errors import StoreBroken
from index.store.row import Row
from index.types import Span

ANALYZER = "onrecord_en"
_FAR = 2**62
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

    def search(
        self, words: Sequence[str], k: int, *, sources: Sequence[str] | None = None, ids: Sequence[str] | None = None
    ) -> dict[str, float]:
        """Ids of the k passages that best match the words (as `stems` gives them), best first, with their BM25 score.

        Each passage scores the sum over `FIELDS` of its BM25 scores (Robertson and Zaragoza, 2009) times their weight.
        """
        terms = [
            (Occur.Should, Query.boost_query(self._term(field, word), weight))
            for word in words
            for field, weight in FIELDS.items()
        ]
        if not terms or not len(self):
            return {}
        query = self._within(self._within(Query.boolean_query(terms), "source", sources), "id", ids)
        hits = self._searcher.search(query, k, count=False).hits
        return {str(self._searcher.doc(address).get_first("id")): score for score, address in hits}

    def holding(self, words: Iterable[str], sources: Sequence[str] | None = None) -> list[Row]:
        """All passages whose own text holds any of the words (as `stems` gives them)."""
        terms = [(Occur.Should, self._term("text", word)) for word in words]
        if not terms or not len(self):
            return []
        return self._found(self._within(Query.boolean_query(terms), "source", sources), len(self))

    def rows(self, ids: Sequence[str]) -> dict[str, Row]:
        """What is kept of each of these passages."""
        if not ids:
            return {}
        found = self._found(Query.term_set_query(self._index.schema, "id", list(ids)), len(ids))
        return {row.id: row for row in found}

    def ids(self, *, wordings: Iterable[str] | None = None, sources: Iterable[str] | None = None, k: int) -> list[str]:
        """Ids of at most k passages that have one of these wordings and are of one of these sources."""
        query = self._within(self._within(Query.all_query(), "wording", wordings), "source", sources)
        hits = self._searcher.search(query, k, count=False).hits if len(self) else []
        return [str(self._searcher.doc(address).get_first("id")) for _, address in hits]

    def sources_with(self, wording: str, sources: Iterable[str] | None = None) -> list[str]:
        """Those of the sources in which a wording stands, in order."""
        query = self._within(Query.term_query(self._index.schema, "wording", wording), "source", sources)
        hits = self._searcher.search(query, len(self), count=False).hits
        return sorted({str(self._searcher.doc(address).get_first("source")) for _, address in hits})

    def number(self, sources: Iterable[str]) -> int:
        """How many passages these sources have."""
        return sum(int(self._searcher.doc_freq("source", source)) for source in sources)

    def wordings(self) -> set[str]:
        """The wordings of all passages."""
        return {term for term, _ in self._searcher.terms_with_prefix("wording", "")}

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

    def _within(self, query: Query, field: str, values: Iterable[str] | None) -> Query:
        """The query, for passages alone whose field has one of the values; None for all. Scores stay as they are."""
        if values is None:
            return query
        allowed = Query.const_score_query(Query.term_set_query(self._index.schema, field, list(values)), 0.0)
        return Query.boolean_query([(Occur.Must, query), (Occur.Must, allowed)])

    def _found(self, query: Query, k: int) -> list[Row]:
        docs = (
            self._searcher.doc(address).to_dict() for _, address in self._searcher.search(query, k, count=False).hits
        )
        return [Row(**{name: doc[name][0] for name in Row.__slots__}) for doc in docs]


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
    schema.add_text_field("wording", tokenizer_name="raw", index_option="basic")
    for name in ("start", "end"):
        schema.add_integer_field(name, stored=True, indexed=True)
    schema.add_text_field("text", stored=True, tokenizer_name=ANALYZER)
    schema.add_text_field("context", tokenizer_name=ANALYZER)
    return schema.build()
