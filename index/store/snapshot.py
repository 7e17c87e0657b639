"""One state of the index, open: words, columns and statements in a folder, and the vectors that belong to them."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from index.errors import StoreBroken
from index.store.columns import Columns
from index.store.lexical import LexicalIndex
from index.store.statements import StatementIndex

if TYPE_CHECKING:
    from index.types import Vectors


class Neighbours(Protocol):
    """The vectors of a snapshot."""

    def __len__(self) -> int:
        """How many wordings there are."""

    def nearest(self, vector: "Vectors", k: int) -> dict[str, float]:
        """The k wordings nearest to a vector of unit length, nearest first, with their cosine in -1..1."""

    def cosines(self, vector: "Vectors", wordings: Iterable[str]) -> dict[str, float]:
        """The cosine of each of these wordings to a vector of unit length."""

    def wordings(self) -> set[str]:
        """All that have a vector."""

    def close(self) -> None:
        """Lets go of the files."""


class Snapshot:
    """One state of the index, open. Close it when done.

    Args:
        folder: where it lies.
        vectors: opens its vectors, beside its columns.

    Raises:
        StoreBroken: files are missing or damaged.
    """

    def __init__(self, folder: Path, vectors: Callable[[Path, Columns], Neighbours]) -> None:
        self.folder = folder
        self.words = LexicalIndex(folder / "lexical")
        self.columns = _columns(folder / "lexical", len(self.words))
        self.statements = StatementIndex(folder / "statements")
        # Opened last, when nothing else can fail.
        self.vectors = vectors(folder, self.columns)

    def close(self) -> None:
        """Lets go of all files."""
        self.vectors.close()


def _columns(folder: Path, passages: int) -> Columns:
    """The columns beside the words, which must have as many passages."""
    columns = Columns(folder)
    if len(columns) != passages:
        raise StoreBroken(f"{folder} has columns of {len(columns)} of {passages} passages")
    return columns
