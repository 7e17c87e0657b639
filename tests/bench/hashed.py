"""Made words, and vectors made of hashed words: as many and as large as a model's, at no cost to speak of."""

import random
import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

DIMENSION = 384
KEPT = 0.74
"""Tokens that carry meaning, for each word of a passage: 119 of 160 in news."""
WORDS = [
    a + b + c for a in ("ka", "me", "ro", "su", "ti") for b in "bdfgklmnprst" for c in ("an", "el", "is", "or", "um")
]
WORDS += [f"{word}{ending}" for word in WORDS for ending in ("a", "en", "ing", "ed", "ous", "ity", "ness", "ful")]


class HashedEmbedder:
    """Vectors from a seeded generator and a few topics, and of tokens from another, as many and as long as real."""

    fingerprint = "hashed-2"
    window = 254

    def __init__(self) -> None:
        self._topics = np.random.default_rng(0).normal(size=(500, DIMENSION)).astype(np.float32)
        self._tokens = np.random.default_rng(1).normal(size=(10_000, DIMENSION)).astype(np.float32)

    def count(self, texts: Sequence[str]) -> list[int]:
        return [text.count(" ") + 1 for text in texts]

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.stack([self.embed_question(text) for text in texts])

    def embed_tokens(self, texts: Sequence[str]) -> tuple[NDArray[np.float32], list[NDArray[np.float32]]]:
        """Some tokens a word, cut out of a long row of them."""
        firsts = [hash_of(text) % (len(self._tokens) - self.window) for text in texts]
        cuts = zip(firsts, (int(KEPT * number) for number in self.count(texts)), strict=True)
        return self.embed(texts), [self._tokens[first : first + min(number, self.window)] for first, number in cuts]

    def token_spans(self, texts: Sequence[str]) -> list[list[tuple[int, int]]]:
        """None: made tokens stand nowhere."""
        return [[] for _ in texts]

    def embed_question_tokens(
        self, text: str
    ) -> tuple[NDArray[np.float32], NDArray[np.float32], list[tuple[int, int]]]:
        spans = [word.span() for word in re.finditer(r"\S+", text)]
        tokens = self._tokens[: len(spans)]
        return self.embed_question(text), tokens / np.linalg.norm(tokens, axis=1, keepdims=True), spans

    def embed_question(self, text: str) -> NDArray[np.float32]:
        seed = hash_of(text)
        vector = self._topics[seed % 500] + np.random.default_rng(seed).normal(size=DIMENSION).astype(np.float32)
        return (vector / np.linalg.norm(vector)).astype(np.float32)


def hash_of(text: str) -> int:
    return int.from_bytes(text.encode()[:64].ljust(64)[-16:], "little") ^ len(text)


def prose(draw: random.Random, sentences: int = 10, words: int = 13) -> str:
    return " ".join(" ".join(draw.choices(WORDS, k=words)).capitalize() + "." for _ in range(sentences))
