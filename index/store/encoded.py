"""What the embedder made of one wording."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from index.types import Vectors


class Encoded(NamedTuple):
    """What the embedder made of one wording: its vector, float32 of unit length, and the signs of its tokens' vectors,
    one bit each, uint8 of shape (tokens, dimension / 8); no rows if the embedder gives none.
    """

    vector: "Vectors"
    signs: "NDArray[np.uint8]"


def signs(tokens: "Vectors") -> "NDArray[np.uint8]":
    """The signs of token vectors. One bit a number keeps what late interaction needs, in a thirty-second of the space
    (measured: docs/decisions.md).
    """
    import numpy as np

    return np.packbits(tokens > 0, axis=1)
