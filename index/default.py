"""Retrieval from the default store, for a script of one line."""

import os
from functools import cache
from typing import Unpack

from index.index import DEFAULT_STORE, Index
from index.types import Given, Passage


def retrieve(question: str, k: int = 5, *, rerank: bool = True, **filters: Unpack[Given]) -> list[Passage]:
    """`Index.retrieve` on the default store: the folder or address in ONRECORD_STORE, or `.onrecord`.

    Args:
        question: as `Index.retrieve` takes it, and so are the others.
        k: at least 1.
        rerank: as `Index.retrieve` takes it.
        filters: speaker, publisher, source, since, until.
    """
    return _default(os.environ.get("ONRECORD_STORE") or DEFAULT_STORE).retrieve(question, k, rerank=rerank, **filters)


@cache
def _default(store: str) -> Index:
    return Index.open(store)
