"""Sources in, passages out. Knows nothing of chat or language models.

from index import Index, retrieve
"""

from importlib import import_module
from typing import TYPE_CHECKING

from index.types import (
    BuildPlan,
    BuildReport,
    Document,
    Embedder,
    Failure,
    FetchReport,
    Passage,
    Place,
    Section,
    Source,
    Speaker,
    Statement,
    Step,
)

if TYPE_CHECKING:
    from index.default import retrieve
    from index.index import Index
    from index.store import EmbeddingService
else:
    # Imported when they are asked for: `onrecord --help` asks for none of them.
    _IN = {"EmbeddingService": "index.store", "Index": "index.index", "retrieve": "index.default"}

    def __getattr__(name: str) -> object:
        if name not in _IN:
            raise AttributeError(f"module 'index' has no attribute {name!r}")
        return getattr(import_module(_IN[name]), name)


__all__ = [
    "BuildPlan",
    "BuildReport",
    "Document",
    "Embedder",
    "EmbeddingService",
    "Failure",
    "FetchReport",
    "Index",
    "Passage",
    "Place",
    "Section",
    "Source",
    "Speaker",
    "Statement",
    "Step",
    "retrieve",
]
