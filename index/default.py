"""Retrieval from the default store, for a script of one line."""

import os
from functools import cache

from index.index import DEFAULT_STORE, Index
from index.types import Passage


def retrieve(
    question: str,
    k: int = 5,
    *,
    speaker: str | None = None,
    publisher: str | None = None,
    source: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> list[Passage]:
    """`Index.retrieve` on the default store: the folder in ONRECORD_STORE, or `.onrecord`."""
    index = _default(os.environ.get("ONRECORD_STORE") or DEFAULT_STORE)
    return index.retrieve(question, k, speaker=speaker, publisher=publisher, source=source, since=since, until=until)


@cache
def _default(store: str) -> Index:
    return Index.open(store)
