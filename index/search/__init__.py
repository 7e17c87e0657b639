"""A question becomes passages."""

from index.search.fuse import candidates
from index.search.query import Question, understand
from index.search.rank import coverage, differ, rank
from index.store.lexical import stems

__all__ = ["Question", "candidates", "coverage", "differ", "rank", "stems", "understand"]
