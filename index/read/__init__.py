"""A file becomes a Document."""

from index.read.reader import READERS, RULES, digest, read
from index.read.walk import File, walk

__all__ = ["READERS", "RULES", "File", "digest", "read", "walk"]
