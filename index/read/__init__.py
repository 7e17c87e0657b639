"""A file becomes a Document."""

from index.read.reader import RULES, digest, read
from index.read.walk import File, walk

__all__ = ["RULES", "File", "digest", "read", "walk"]
