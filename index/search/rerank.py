"""The best passages ranked once more, by how well each word of the question is met somewhere in a passage.

Late interaction (MaxSim; Khattab and Zaharia, ColBERT, 2020) over the embedder's own token vectors.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from index.search.query import Question, term

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from index.types import Span, Vectors

# How much it counts that a passage meets the question, and that a window of it does, beside a fused score in 0..1.
_PASSAGE, _WINDOW = 3.0, 3.0
FULL = _PASSAGE + _WINDOW
"""What a passage would get that has the question's own tokens in one window."""
# Tokens in half a window; windows overlap by half.
_HALF = 16
# A word of the question that says nothing of its subject weighs so much beside the square root of the others' rarity.
_OTHER = 1.0
# Multiplications up to which OpenBLAS keeps to one thread.
_SMALL = 2**18
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class TokenVectors:
    """A question's tokens: their vectors, float32 of unit length, and how much each counts; the weights add up to 1."""

    vectors: "Vectors"
    weights: "NDArray[np.float32]"


def weighted(
    question: Question, vectors: "Vectors", spans: "Sequence[Span]", weights: Mapping[frozenset[str], float]
) -> TokenVectors:
    """The tokens of a question with their weights: rare words count more, marks not at all.

    Args:
        question: what is asked.
        vectors: of its tokens.
        spans: where each token stands in the question.
        weights: how much each of its terms counts (see `confidence.weigh`).
    """
    import numpy as np

    words = {(found.start(), found.end()): found[0] for found in WORD.finditer(question.text)}
    counts = np.zeros(len(spans), dtype=np.float32)
    for i, (start, end) in enumerate(spans):
        word = next((word for (a, b), word in words.items() if a <= start < end <= b), None)
        if word is not None:
            # A name's term has the spellings of the sources too.
            own = term(word)
            counts[i] = next((sqrt(weight) for stems, weight in weights.items() if own & stems), _OTHER)
    if not counts.any():
        counts[:] = 1
    return TokenVectors(vectors, counts / counts.sum())


def late_interaction(tokens: TokenVectors, passages: "Sequence[NDArray[np.uint8]]") -> list[float]:
    """For each passage how well it meets the question: 3 times the weighted mean, over the question's tokens, of the
    best similarity in the passage, and 3 times that in its best window of 32 tokens; about 0..3.

    Args:
        tokens: of the question.
        passages: the signs of each passage's tokens, shape (tokens, dimension / 8).
    """
    import numpy as np

    lengths = [len(signs) for signs in passages]
    if not any(lengths):
        return [0.0] * len(passages)
    dimension = tokens.vectors.shape[1]
    bits = np.unpackbits(np.concatenate([signs for signs in passages if len(signs)]), axis=1, count=dimension)
    similar = similarities(tokens.vectors, bits)
    starts = [np.arange(0, length, _HALF) for length in lengths]
    firsts = np.cumsum([0, *lengths[:-1]])
    halves = np.maximum.reduceat(similar, np.concatenate([a + f for a, f in zip(starts, firsts, strict=True)]), axis=1)
    met, place = [], 0
    for number in map(len, starts):
        own = halves[:, place : place + number]
        place += number
        windows = np.maximum(own[:, :-1], own[:, 1:]) if number > 1 else own
        whole = own.max(axis=1) if number else None
        met.append(
            0.0
            if whole is None
            else float(_PASSAGE * (tokens.weights @ whole) + _WINDOW * (tokens.weights @ windows).max())
        )
    return met


def similarities(vectors: "Vectors", bits: "NDArray[np.uint8]") -> "Vectors":
    """The similarity of each token of the question to each token of passages, of which only the signs are known.

    In small products: larger ones are dealt to several threads, which wait for each other longer than the work takes.
    """
    import numpy as np

    number, dimension = vectors.shape
    rows = max(_SMALL // (number * dimension), 1)
    floats = bits.astype(np.float32)
    parts = [vectors @ floats[start : start + rows].T for start in range(0, len(floats), rows)]
    # With signs of +1 and -1 a similarity is twice the sum over the ones, less the sum over all.
    similar: Vectors = (2 * np.concatenate(parts, axis=1) - vectors.sum(1, keepdims=True)) / sqrt(dimension)
    return similar
