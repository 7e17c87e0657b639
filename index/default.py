"""Retrieval from the default store, for a script of one line."""

import os
from functools import cache
from typing import Unpack

from index.index import DEFAULT_STORE, Index
from index.store import EmbeddingService, told_service
from index.types import Given, Passage


def retrieve(question: str, k: int = 5, *, rerank: bool = True, **filters: Unpack[Given]) -> list[Passage]:
    """`Index.retrieve` on the default store: the folder or address in ONRECORD_STORE, or `.onrecord`. One that was
    built with an embedding service asks the one in ONRECORD_EMBEDDER.

    Args:
        question: as `Index.retrieve` takes it, and so are the others.
        k: at least 1.
        rerank: as `Index.retrieve` takes it.
        filters: speaker, publisher, source, since, until.
    """
    store = os.environ.get("ONRECORD_STORE") or DEFAULT_STORE
    return _default(store, told_service()).retrieve(question, k, rerank=rerank, **filters)


@cache
def _default(store: str, service: EmbeddingService | None) -> Index:
    return Index.open(store, embedder=service)
