"""Vectors of passages: taken over where the same words had one, else computed and kept until the build is done."""

import hashlib
from collections.abc import Callable, Collection, Mapping
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
        known: passages that had a vector, by `key` of their words.
        last: holds those vectors.
    """

    def __init__(self, embedder: Embedder, computed: Computed, known: Mapping[bytes, str], last: VectorIndex) -> None:
        self.embedded = 0
        self._embedder, self._computed, self._known, self._last = embedder, computed, known, last

    def vectors(self, texts: Collection[str], tell: Tell) -> "dict[str, Vectors]":
        """The vector of each text.

        Args:
            texts: of passages.
            tell: called before each batch.
        """
        found = self._from_last(texts)
        found |= self._computed.find(text for text in texts if text not in found)
        # Longest first: each batch holds texts of about one length, and the first one tells whether memory suffices.
        missing = sorted({text for text in texts if text not in found}, key=lambda text: (-len(text), text))
        for i in range(0, len(missing), _BATCH):
            tell("embedding", i / len(missing))
            batch = missing[i : i + _BATCH]
            made = dict(zip(batch, self._embedder.embed(batch), strict=True))
            self._computed.keep(made)
            found |= made
            self.embedded += len(batch)
        return found

    def _from_last(self, texts: Collection[str]) -> "dict[str, Vectors]":
        ids = {text: self._known[key(text)] for text in texts if key(text) in self._known} if self._known else {}
        if not ids:
            return {}
        vectors = self._last.get(set(ids.values()))
        return {text: vectors[id_] for text, id_ in ids.items() if id_ in vectors}


def key(text: str) -> bytes:
    """Names a passage's words."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
