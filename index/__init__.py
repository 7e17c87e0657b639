"""Sources in, passages out. Knows nothing of chat or language models.

from index import Index, retrieve
"""

from index.default import retrieve
from index.index import Index
from index.store import EmbeddingService
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
