"""How texts, names and days become the terms of an index of tantivy, and how one is opened."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import tantivy

from index.errors import StoreBroken
from index.split.names import key
from index.store.row import Beside

ANALYZER = "onrecord_en"
_TAB = "\t"


def opened(path: Path) -> tuple[tantivy.Schema, tantivy.Searcher]:
    """What the entries of the index in a folder have, and what finds them.

    Raises:
        StoreBroken: the folder holds none, or a damaged one.
    """
    try:
        index = tantivy.Index.open(str(path))
        index.register_tokenizer(ANALYZER, analyzer())
        return index.schema, index.searcher()
    except (ValueError, OSError) as error:
        raise StoreBroken(f"{path} cannot be opened") from error


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


def day(text: str) -> int:
    """An ISO date as a number that is in its order."""
    return int(text.replace("-", ""))


def of_source(beside: Beside) -> dict[str, str | int]:
    """The fields of a source's publisher and day, as far as they are known."""
    told: dict[str, str | int] = {}
    if beside.publisher:
        told["publisher"] = beside.publisher.casefold()
    if beside.published:
        told["day"] = day(beside.published)
    return told


def entries(names: Iterable[str]) -> list[str]:
    """How names are kept: each of their words by its key, with the name."""
    return sorted({f"{key(word)}{_TAB}{name}" for name in names for word in name.split() if key(word)})


def entry(name: str) -> str:
    """The entry of a name under its last word."""
    return f"{key(name.rsplit(maxsplit=1)[-1])}{_TAB}{name}"


def named(entry_: str) -> str:
    """The name in an entry."""
    return entry_.partition(_TAB)[2]


def entries_of(searcher: tantivy.Searcher, field: str, word: str) -> dict[str, int]:
    """The names that a field holds under the key of a word, and how many of the index have each."""
    found = searcher.terms_with_prefix(field, key(word) + _TAB) if key(word) else []
    return {named(term): int(count) for term, count in found}
