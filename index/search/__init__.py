"""A question becomes passages."""

from index.search.confidence import coverage, covered
from index.search.copies import differ
from index.search.query import Question, understand
from index.search.retrieval import retrieve
from index.store.terms import stems

__all__ = ["Question", "coverage", "covered", "differ", "retrieve", "stems", "understand"]
