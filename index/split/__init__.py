"""A Document becomes the parts that are searched."""

from index.split.passages import RULES, WORDING, Piece, split
from index.split.sentences import sentences

__all__ = ["RULES", "WORDING", "Piece", "sentences", "split"]
