"""What the embedder makes of wordings: taken over where it was made before, else made.

It is kept until the build is done.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from index.store.columns import Columns
from index.store.encoded import Encoded, signs
from index.types import Embedder, TokenEmbedder

# Passages handed to the embedder at once; after each batch the progress is told and what was made is kept.
_BATCH = 64

Tell = Callable[[str, float], None]
"""Called with what is being done, and how much of the passages at hand is done, in 0..1."""


class Shortcut(Protocol):
    """What was made before, and where what is new is kept."""

    def find(self, wordings: Iterable[str]) -> dict[str, Encoded]:
        """What was made of those of the wordings that are known."""

    def keep(self, made: Mapping[str, Encoded]) -> None:
        """Keeps what was made of these wordings."""


class Encoder:
    """Finds or makes vectors and the signs of tokens.

    Args:
        embedder: makes what is new.
        computed: what an interrupted build left, and where what is new is kept.
        last: columns of the snapshot that a build begins with, or that is broken elsewhere; None for none.
    """

    def __init__(self, embedder: Embedder, computed: Shortcut, last: Columns | None) -> None:
        self.embedded = 0
        self._embedder, self._computed, self._last = embedder, computed, last

    def encode(self, texts: Mapping[str, str], tell: Tell | None = None) -> dict[str, Encoded]:
        """What was made of each wording.

        Args:
            texts: the words of each wording.
            tell: called before each batch.
        """
        found = self._last.encoded(texts) if self._last else {}
        found |= self._computed.find(wording for wording in texts if wording not in found)
        # Longest first: each batch holds texts of about one length, and the first one tells whether memory suffices.
        missing = sorted(texts.keys() - found.keys(), key=lambda wording: (-len(texts[wording]), texts[wording]))
        for i in range(0, len(missing), _BATCH):
            if tell:
                tell("embedding", i / len(missing))
            batch = missing[i : i + _BATCH]
            made = dict(zip(batch, self._embed([texts[wording] for wording in batch]), strict=True))
            self._computed.keep(made)
            found |= made
            self.embedded += len(batch)
        return found

    def _embed(self, texts: Sequence[str]) -> Iterable[Encoded]:
        import numpy as np

        if isinstance(self._embedder, TokenEmbedder):
            of_texts, of_tokens = self._embedder.embed_tokens(texts)
            return map(Encoded, of_texts, map(signs, of_tokens))
        vectors = self._embedder.embed(texts)
        none = np.empty((0, (vectors.shape[1] + 7) // 8), dtype=np.uint8)
        return (Encoded(vector, none) for vector in vectors)
