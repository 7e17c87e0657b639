"""Conditions on an index; `test_lexical` and `test_statements` have every combination of them."""

import pytest
import tantivy
from tantivy import Query

from index.store.terms import entries
from index.store.within import Within, between, narrowed, one_of

ENTRIES = (
    {"source": "a.txt", "publisher": "meridian", "day": 20250301, "speaker": entries(["Anna Berg"])},
    {"source": "b.txt", "publisher": "meridian", "speaker": entries(["Berg", "Carl Dahl"])},
    {"source": "c.txt", "day": 20250302},
)


@pytest.fixture(scope="module")
def index() -> tantivy.Index:
    builder = tantivy.SchemaBuilder()
    for name in ("source", "publisher", "speaker", "kind"):
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("day", indexed=True)
    made = tantivy.Index(builder.build())
    writer = made.writer(15_000_000, 1)
    for entry in ENTRIES:
        writer.add_document(tantivy.Document(**entry, kind="said"))
    writer.commit()
    made.reload()
    return made


def found(index: tantivy.Index, query: Query) -> dict[str, float]:
    searcher = index.searcher()
    return {searcher.doc(address)["source"][0]: score for score, address in searcher.search(query, 9).hits}


@pytest.mark.parametrize(
    ("within", "wanted"),
    [
        (None, "abc"),
        (Within(), "abc"),
        (Within(sources=("a.txt", "no such")), "a"),
        (Within(sources=()), ""),
        (Within(publisher="meridian"), "ab"),
        (Within(since=20250302), "c"),
        (Within(until=20250301), "a"),
        (Within(speakers=("Berg",)), "b"),
        (Within(speakers=("Anna Berg", "Carl Dahl"), publisher="meridian"), "ab"),
        (Within(publisher="meridian", since=20250302), ""),
    ],
)
def test_only_what_passes_is_found_and_scores_stay(index: tantivy.Index, within: Within | None, wanted: str) -> None:
    query = Query.term_query(index.schema, "kind", "said")
    free = found(index, query)
    got = found(index, narrowed(index.schema, query, within))
    assert got == {f"{letter}.txt": free[f"{letter}.txt"] for letter in wanted}


def test_one_of_and_between(index: tantivy.Index) -> None:
    everything = Query.all_query()
    assert found(index, one_of(index.schema, everything, "source", None)) == found(index, everything)
    assert found(index, one_of(index.schema, everything, "source", [])) == {}
    assert set(found(index, between(index.schema, "day"))) == {"a.txt", "c.txt"}
    assert set(found(index, between(index.schema, "day", 20250301, 20250301))) == {"a.txt"}
