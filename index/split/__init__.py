"""A Document becomes the parts that are searched."""

from index.split.passages import RULES, Piece, split
from index.split.sentences import sentences

__all__ = ["RULES", "Piece", "sentences", "split"]
