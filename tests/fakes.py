"""Small honest stand-ins that count what they were asked."""

import hashlib
import re
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext

import numpy as np
from numpy.typing import NDArray

from bot.web.ops.asked import Asking

DIMENSION = 32
MEANINGLESS = frozenset("the that it was and so".split())
"""Words that have no vector of their own in a passage, as those that a real embedder leaves out."""


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


class TokenCountingEmbedder(CountingEmbedder):
    """The same, and one vector a word, made of the word alone: a word meets itself wherever it stands."""

    def __init__(self, fingerprint: str = "counting-tokens-1", window: int = 40) -> None:
        super().__init__(fingerprint, window)

    def embed_tokens(self, texts: Sequence[str]) -> tuple[NDArray[np.float32], list[NDArray[np.float32]]]:
        return self.embed(texts), [_of_words([word[0] for word in _meaningful(text)]) for text in texts]

    def token_spans(self, texts: Sequence[str]) -> list[list[tuple[int, int]]]:
        return [[word.span() for word in _meaningful(text)] for text in texts]

    def embed_question_tokens(
        self, text: str
    ) -> tuple[NDArray[np.float32], NDArray[np.float32], list[tuple[int, int]]]:
        found = list(re.finditer(r"\w+", text.lower()))
        return self.embed_question(text), _of_words([one[0] for one in found]), [one.span() for one in found]


def let_in(*_: object) -> AbstractContextManager[Asking]:
    """Lets every question in, and counts none."""
    return nullcontext(Asking())


def _meaningful(text: str) -> list[re.Match[str]]:
    return [word for word in re.finditer(r"\w+", text.lower()) if word[0] not in MEANINGLESS]


def _of_words(words: Sequence[str]) -> NDArray[np.float32]:
    rows = [np.frombuffer(hashlib.sha256(word.encode()).digest(), dtype=np.uint8) - np.float32(127.5) for word in words]
    vectors = np.array(rows, dtype=np.float32).reshape(-1, DIMENSION)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True).clip(min=1)


def _vector(text: str) -> NDArray[np.float32]:
    vector = np.full(DIMENSION, 0.01, dtype=np.float32)
    for word in text.lower().split():
        vector[int(hashlib.sha256(word.strip('.,?!“”"').encode()).hexdigest(), 16) % DIMENSION] += 1
    return (vector / np.linalg.norm(vector)).astype(np.float32)
