"""Statements in tantivy: who says what, found by the words of what is said, by names and by passages.

They have no vectors: what a statement means is known by those of the passage in which it begins, and of its tokens.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import tantivy
from tantivy import Occur, Query

from index.errors import StoreBroken
from index.store.terms import opened
from index.store.within import Within, narrowed, one_of
from index.types import Quoted

FACTS = ".facts.json"
"""What the name of a bucket's file of facts ends with."""
# How much a word counts in each field. "context" is title and heading; the sentence holds what is said, too.
FIELDS = {"content": 1.0, "sentence": 0.5, "context": 0.3}


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement as the store keeps it. Texts are those between the offsets of the same name; `start` and `end` are
    of the content. `passage` is the id of the passage in which the content begins, None where that is in none, as in a
    heading. `name` and `role` are as the document has them; all else is as in `split.said.Said`.
    """

    source: str
    start: int
    end: int
    speaker_start: int
    speaker_end: int
    cue_start: int
    cue_end: int
    sentence_start: int
    sentence_end: int
    content: str
    cue: str
    sentence: str
    location: str
    passage: str | None
    name: str | None
    role: str | None
    quoted: Quoted
    sure: float
    spoken: str | None
    medium: str | None


@dataclass(slots=True)
class Facts:
    """What is known of all statements of one name: how many they are, with each role and in each source, and the ISO
    dates of the first and the last source that has one.
    """

    statements: int = 0
    roles: Counter[str] = field(default_factory=Counter)
    sources: Counter[str] = field(default_factory=Counter)
    first: str | None = None
    last: str | None = None

    def add(self, source: str, published: str | None, role: str | None, number: int) -> None:
        """Takes in so many statements of a source."""
        self.statements += number
        self.sources[source] += number
        if role:
            self.roles[role] += number
        if published:
            self.first = min(self.first or published, published)
            self.last = max(self.last or published, published)


class StatementIndex:
    """The statements in one folder, to be searched; `segments.lay` writes them.

    Names are as each document writes them most fully: one person may have several.

    Args:
        path: folder of the tantivy index.

    Raises:
        StoreBroken: the folder holds no such index, or a damaged one.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._schema, self._searcher = opened(path)

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def search(
        self, words: Sequence[str], k: int, *, names: Collection[str] | None = None, within: Within | None = None
    ) -> list[tuple[float, StatementRow]]:
        """The k statements that best match the words, best first, with their scores.

        Each scores the sum over `FIELDS` of its BM25 scores (Robertson and Zaragoza, 2009) times their weight.

        Args:
            words: as `terms.stems` gives them.
            k: how many at most.
            names: only statements of these; None for all, those without a name too.
            within: only statements that pass.
        """
        terms = [
            (Occur.Should, Query.boost_query(Query.term_query(self._schema, name, word), weight))
            for word in words
            for name, weight in FIELDS.items()
        ]
        if not terms or not len(self):
            return []
        query = self._narrowed(Query.boolean_query(terms), names, within)
        return [(score, self._row(address)) for score, address in self._searcher.search(query, k, count=False).hits]

    def of(self, names: Collection[str] | None, within: Within | None, k: int) -> list[StatementRow]:
        """The k surest statements of these names that pass; equally sure ones in order of sources and places."""
        if k < 1:
            return []
        query = self._narrowed(Query.all_query(), names, within)
        hits = self._searcher.search(query, max(len(self), 1), count=False, order_by_field="sure").hits
        rows = map(self._row, _surest(hits, k))
        return sorted(rows, key=lambda row: (-row.sure, row.source, row.start, row.end))[:k]

    def in_passages(
        self, ids: Iterable[str], names: Collection[str] | None = None, within: Within | None = None
    ) -> list[StatementRow]:
        """All statements that begin in these passages and pass, in order of sources and places."""
        return self._all(one_of(self._schema, self._narrowed(Query.all_query(), names, within), "passage", ids))

    def of_source(self, source: str) -> list[StatementRow]:
        """All statements of a source, in order of their places."""
        return self._all(Query.term_query(self._schema, "source", source))

    @cached_property
    def facts(self) -> dict[str, Facts]:
        """What is known of each name.

        Raises:
            StoreBroken: a file is damaged.
        """
        found: dict[str, Facts] = {}
        for file in self._path.glob(f"*{FACTS}"):
            try:
                for source, published, speakers in json.loads(file.read_text(encoding="utf-8")):
                    for name, role, number in speakers:
                        found.setdefault(name, Facts()).add(source, published, role, number)
            except (OSError, ValueError, TypeError) as error:
                raise StoreBroken(f"{file} is damaged ({error})") from error
        return dict(sorted(found.items()))

    def _all(self, query: Query) -> list[StatementRow]:
        hits = self._searcher.search(query, max(len(self), 1), count=False).hits
        return sorted(
            map(self._row, (address for _, address in hits)), key=lambda row: (row.source, row.start, row.end)
        )

    def _narrowed(self, query: Query, names: Collection[str] | None, within: Within | None) -> Query:
        return one_of(self._schema, narrowed(self._schema, query, within), "who", names)

    def _row(self, address: tantivy.DocAddress) -> StatementRow:
        return StatementRow(*json.loads(self._searcher.doc(address).get_all("row")[0]))


def _surest(hits: Sequence[tuple[float, tantivy.DocAddress]], k: int) -> Iterator[tantivy.DocAddress]:
    """Where the k surest may be, from all hits, surest first: those that are surer than the last of the k, and of those
    as sure as it the first k of each segment, in which statements lie in order of sources and places.
    """
    least = hits[min(k, len(hits)) - 1][0] if hits else 0.0
    taken: Counter[int] = Counter()
    for sure, address in hits:
        if sure > least:
            yield address
        elif sure == least and taken[address.segment_ord] < k:
            taken[address.segment_ord] += 1
            yield address
