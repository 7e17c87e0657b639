"""Vectors of wordings: taken over where they were computed before, else computed and kept until the build is done."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from index.store.computed import Computed
from index.store.vectors import VectorIndex
from index.types import Embedder

if TYPE_CHECKING:
    from index.types import Vectors

# Passages handed to the embedder at once; after each batch the progress is told and the vectors are kept.
_BATCH = 64

Tell = Callable[[str, float], None]
"""Called with what is being done, and how much of the passages at hand is done, in 0..1."""


class Encoder:
    """Finds or computes vectors.

    Args:
        embedder: computes what is new.
        computed: what an interrupted build left, and where what is new is kept.
        saved: vectors of a snapshot that is broken elsewhere; None for none.
    """

    def __init__(self, embedder: Embedder, computed: Computed, saved: VectorIndex | None) -> None:
        self.embedded = 0
        self._embedder, self._computed, self._saved = embedder, computed, saved

    def vectors(self, texts: Mapping[str, str], tell: Tell) -> "dict[str, Vectors]":
        """The vector of each wording.

        Args:
            texts: the words of each wording.
            tell: called before each batch.
        """
        found = self._saved.get(texts) if self._saved else {}
        found |= self._computed.find(wording for wording in texts if wording not in found)
        # Longest first: each batch holds texts of about one length, and the first one tells whether memory suffices.
        missing = sorted(texts.keys() - found.keys(), key=lambda wording: (-len(texts[wording]), texts[wording]))
        for i in range(0, len(missing), _BATCH):
            tell("embedding", i / len(missing))
            batch = missing[i : i + _BATCH]
            made = dict(zip(batch, self._embedder.embed([texts[wording] for wording in batch]), strict=True))
            self._computed.keep(made)
            found |= made
            self.embedded += len(batch)
        return found
