"""Words in tantivy: BM25 over the passages, and what is known of each passage by its id."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

import tantivy
from tantivy import Occur, Query

from index.split.names import fold
from index.store.row import Row
from index.store.terms import entries_of, named, opened
from index.store.within import Within, between, narrowed, one_of
from index.types import Span

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
        self._schema, self._searcher = opened(path)

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def search(self, words: Sequence[str], k: int, within: Within | None = None) -> dict[int, float]:
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
        hits = self._searcher.search(narrowed(self._schema, Query.boolean_query(terms), within), k, count=False).hits
        return dict(zip(self._serials(hits), (score for score, _ in hits), strict=True))

    def best(self, words: Sequence[str], k: int) -> list[Row]:
        """The k passages that best match the words."""
        terms = [(Occur.Should, self._term("text", word)) for word in words]
        return self._found(Query.boolean_query(terms), k) if terms and len(self) else []

    def serials(self, within: Within | None = None, wordings: Iterable[str] | None = None) -> list[int]:
        """Serials of all passages that pass, and have one of these wordings."""
        query = one_of(self._schema, narrowed(self._schema, Query.all_query(), within), "wording", wordings)
        return self._serials(self._searcher.search(query, max(len(self), 1), count=False).hits)

    def number(self, within: Within) -> int:
        """How many passages pass."""
        return int(self._searcher.search(narrowed(self._schema, Query.all_query(), within), 1).count)  # type: ignore[attr-defined]  # the types leave it out

    def rows(self, ids: Sequence[str]) -> dict[str, Row]:
        """What is kept of each of these passages."""
        if not ids:
            return {}
        found = self._found(Query.term_set_query(self._schema, "id", list(ids)), len(ids))
        return {row.id: row for row in found}

    def sources_with(self, wording: str) -> list[str]:
        """The sources in which a wording stands, in order."""
        query = Query.term_query(self._schema, "wording", wording)
        hits = self._searcher.search(query, len(self), count=False).hits
        return sorted({str(self._searcher.doc(address).get_first("source")) for _, address in hits})

    def wordings(self) -> set[str]:
        """The wordings of all passages."""
        return {term for term, _ in self._searcher.terms_with_prefix("wording", "")}

    def spellings(self, word: str) -> dict[str, int]:
        """The ways in which a word of a name is spelt in the passages, with the number of passages of each."""
        return entries_of(self._searcher, "name", word)

    def speakers(self, word: str) -> dict[str, int]:
        """The names of those who speak and have a word in their name, with the number of passages of each."""
        return entries_of(self._searcher, "speaker", word)

    @cached_property
    def names(self) -> dict[str, str]:
        """All words of names that stand in the passages, each with how it is compared with others: in small letters
        without diacritics. Read once: of many passages they are hundreds of thousands.
        """
        names = (named(term) for term, _ in self._searcher.terms_with_prefix("name", ""))
        return {name: fold(name).lower() for name in names}

    def span_at(self, source: str, offset: int) -> Span | None:
        """Start and end of the passage of a source that holds the character at `offset`; None where none does."""
        within = [
            (Occur.Must, self._term("source", source)),
            (Occur.Must, between(self._schema, "start", most=offset)),
            (Occur.Must, between(self._schema, "end", least=offset + 1)),
        ]
        return next(((row.start, row.end) for row in self._found(Query.boolean_query(within), 1)), None)

    def frequency(self, stems_: Iterable[str]) -> int:
        """In how many passages, or titles, headings and publishers of passages, the commonest of these stems stands."""
        return max((int(self._searcher.doc_freq(field, stem)) for field in FIELDS for stem in stems_), default=0)

    def _term(self, field: str, word: str) -> Query:
        return Query.term_query(self._schema, field, word)

    def _serials(self, hits: Sequence[tuple[float, tantivy.DocAddress]]) -> list[int]:
        values = self._searcher.fast_field_values("serial", [address for _, address in hits]) if hits else []
        return [int(value) for value in values if value is not None]

    def _found(self, query: Query, k: int) -> list[Row]:
        docs = (
            self._searcher.doc(address).to_dict() for _, address in self._searcher.search(query, k, count=False).hits
        )
        return [Row(**{name: doc[name][0] for name in Row.__slots__}) for doc in docs]
