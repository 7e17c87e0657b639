"""A file becomes a Document."""

from index.read.reader import RULES, SUFFIXES, digest, load, read
from index.read.walk import File, walk

__all__ = ["RULES", "SUFFIXES", "File", "digest", "load", "read", "walk"]
