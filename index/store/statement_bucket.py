"""What a bucket of statements holds: a document of tantivy for each, and a file of facts about those who speak."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import tantivy

from index.store.row import Beside
from index.store.segments import Contents
from index.store.statements import FACTS, StatementRow
from index.store.terms import ANALYZER, day, entries, of_source

Sources = Sequence[tuple[Beside, Sequence[StatementRow]]]


def schema() -> tantivy.Schema:
    """What is kept of a statement, and what of it can be searched."""
    schema = tantivy.SchemaBuilder()
    # All of it: one field of JSON is read four times as fast as twenty.
    schema.add_bytes_field("row", stored=True)
    # "who" is the name. "speaker" holds its `entries`: nobody asks for them; they go with the next format of the store.
    for name in ("source", "passage", "who", "speaker", "publisher"):
        schema.add_text_field(name, tokenizer_name="raw", index_option="basic")
    schema.add_integer_field("day", indexed=True)
    schema.add_float_field("sure", fast=True)
    for name in ("content", "sentence", "context"):
        schema.add_text_field(name, tokenizer_name=ANALYZER, index_option="freq")
    return schema.build()


def contents(sources: Iterable[tuple[Beside, Sequence[StatementRow]]]) -> Contents:
    """The contents of a bucket.

    Args:
        sources: for each, what stands beside all its statements, and these.
    """
    own = list(sources)

    def beside(path: Path) -> None:
        Path(f"{path}{FACTS}").write_text(json.dumps(_facts(own), ensure_ascii=False), encoding="utf-8")

    return Contents(_documents(own), beside)


def _documents(sources: Sources) -> Iterator[tantivy.Document]:
    for beside, rows in sources:
        for row in sorted(rows, key=lambda row: (row.start, row.end)):
            yield _document(beside, row)


def _document(beside: Beside, row: StatementRow) -> tantivy.Document:
    told = of_source(beside) | {
        "row": json.dumps([getattr(row, name) for name in row.__slots__], ensure_ascii=False).encode(),
        "source": row.source,
        "sure": row.sure,
        "content": row.content,
        "sentence": row.sentence,
        "context": "\n".join((beside.title, row.location.partition("§")[2])),
    }
    if row.spoken is not None:
        told["day"] = day(row.spoken)
    if row.passage is not None:
        told["passage"] = row.passage
    if row.name is not None:
        told |= {"who": row.name, "speaker": entries([row.name])}
    return tantivy.Document(**told)


def _facts(sources: Sources) -> list[tuple[str, str | None, list[tuple[str, str | None, int]]]]:
    """Each source with its date, and who speaks in it, with which role, how often."""
    return [(rows[0].source, beside.published, _speakers(rows)) for beside, rows in sources if rows]


def _speakers(rows: Sequence[StatementRow]) -> list[tuple[str, str | None, int]]:
    counts = Counter((row.name, row.role) for row in rows)
    return [(name, role, number) for (name, role), number in counts.items() if name is not None]
