"""What a bucket of passages holds: a document of tantivy for each, and the columns beside them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import tantivy

from index.split.cues import speech
from index.split.names import fold, key
from index.split.speakers import names_in, speakers
from index.store.columns import write as write_columns
from index.store.encoded import Encoded
from index.store.row import Beside, Row
from index.store.segments import Contents
from index.store.terms import ANALYZER, entries, of_source

Encode = Callable[[Mapping[str, str]], Mapping[str, Encoded]]
"""Gives what the embedder makes of wordings, by their words."""


def schema() -> tantivy.Schema:
    """What is kept of a passage, and what of it can be searched."""
    schema = tantivy.SchemaBuilder()
    for name in ("id", "source", "location"):
        schema.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    # "name" and "speaker" hold `entries`.
    for name in ("wording", "name", "speaker", "publisher"):
        schema.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in ("start", "end"):
        schema.add_integer_field(name, stored=True, indexed=True)
    schema.add_integer_field("day", indexed=True)
    schema.add_integer_field("serial", fast=True)
    schema.add_text_field("text", stored=True, tokenizer_name=ANALYZER)
    schema.add_text_field("context", tokenizer_name=ANALYZER)
    return schema.build()


def contents(sources: Iterable[tuple[Beside, Sequence[Row]]], encode: Encode) -> Contents:
    """The contents of a bucket.

    Args:
        sources: for each, what stands beside all its passages, and these.
        encode: what the columns are made of.
    """
    own = list(sources)
    placed = [(some, row) for some, rows in own for row in rows]
    rows = [row for _, row in placed]

    def beside(path: Path) -> None:
        encoded = encode({row.wording: row.text for row in rows})
        write_columns(path, rows, encoded, [_speech(some, row) for some, row in placed])

    return Contents(_documents(own), beside)


def _documents(sources: Iterable[tuple[Beside, Sequence[Row]]]) -> Iterator[tantivy.Document]:
    for beside, rows in sources:
        for row, names in zip(rows, speakers([row.text for row in rows]), strict=True):
            yield _document(beside, row, {*names, *beside.speakers.get(row.id, ())})


def _speech(beside: Beside, row: Row) -> dict[str, float]:
    """How surely the bearers of names speak in a passage, those included whom it only calls "he"."""
    sure = speech(row.text)
    for name, said in beside.speakers.get(row.id, {}).items():
        word = key(name.rsplit(maxsplit=1)[-1])
        sure[word] = max(sure.get(word, 0.0), said)
    return sure


def _document(beside: Beside, row: Row, names: Iterable[str]) -> tantivy.Document:
    """What is kept of a passage, and of what stands beside it."""
    told = (
        row.fields()
        | of_source(beside)
        | {
            "wording": row.wording,
            "serial": row.serial,
            "context": "\n".join((beside.title, beside.publisher or "", row.location.partition("§")[2])),
            "name": entries(names_in(fold(row.text))),
            "speaker": entries(names),
        }
    )
    return tantivy.Document(**told)
