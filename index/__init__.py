"""Sources in, passages out. Knows nothing of chat or language models.

from index import Index, retrieve
"""

from index.index import Index, retrieve
from index.types import BuildReport, Document, Embedder, Failure, Passage, Place, Section, Source

__all__ = [
    "BuildReport",
    "Document",
    "Embedder",
    "Failure",
    "Index",
    "Passage",
    "Place",
    "Section",
    "Source",
    "retrieve",
]
