"""Small honest stand-ins that count what they were asked."""

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

DIMENSION = 32


class CountingEmbedder:
    """An embedder whose vectors count hashed words: texts that share words are near. It remembers what it embedded."""

    def __init__(self, fingerprint: str = "counting-1", window: int = 40) -> None:
        self.fingerprint = fingerprint
        self.window = window
        self.embedded: list[str] = []
        self.questions: list[str] = []

    def count(self, texts: Sequence[str]) -> list[int]:
        return [len(text.split()) for text in texts]

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.embedded.extend(texts)
        return np.stack([_vector(text) for text in texts])

    def embed_question(self, text: str) -> NDArray[np.float32]:
        self.questions.append(text)
        return _vector(text)


def _vector(text: str) -> NDArray[np.float32]:
    vector = np.full(DIMENSION, 0.01, dtype=np.float32)
    for word in text.lower().split():
        vector[int(hashlib.sha256(word.strip('.,?!“”"').encode()).hexdigest(), 16) % DIMENSION] += 1
    return (vector / np.linalg.norm(vector)).astype(np.float32)
