"""The vectors of a shared index: a row for each wording, with all that the embedder made of it."""

import base64
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from index.store.batches import batches
from index.store.encoded import Encoded
from index.store.shared.rows import BATCH, Rows, cut, joined
from index.store.vectors import GRAPH, on_grid

if TYPE_CHECKING:
    from index.types import Vectors


class ServerVectors:
    """One collection of vectors.

    Args:
        rows: where they are kept.
    """

    def __init__(self, rows: Rows) -> None:
        self.name = rows.name
        self.rows = rows

    def __len__(self) -> int:
        return len(self.rows)

    def create(self) -> None:
        """Makes the collection if it is not there."""
        self.rows.create(GRAPH)

    def add(self, made: Mapping[str, Encoded]) -> None:
        """Adds what was made of wordings; those that are there are left as they are."""
        import numpy as np

        for batch in batches(made, BATCH):
            vectors = on_grid(np.stack([made[wording].vector for wording in batch]))
            self.rows.add(batch, vectors, [_told(made[wording]) for wording in batch])

    def encoded(self, wordings: Iterable[str]) -> dict[str, Encoded]:
        """What was made of those of the wordings that are there; the vectors are rounded to float16, as columns are."""
        return {wording: _encoded(told) for wording, told in self.rows.metadata(wordings).items()}

    def get(self, wordings: Iterable[str]) -> "dict[str, Vectors]":
        """The vectors of those of the wordings that are there."""
        return {wording: on_grid(vector) for wording, vector in self.rows.points(wordings).items()}

    def copy(self, wordings: Iterable[str], other: "ServerVectors") -> None:
        """Adds rows of another collection."""
        import numpy as np

        for batch in batches(wordings, BATCH):
            points, told = other.rows.points(batch), other.rows.metadata(batch)
            if points:
                self.rows.add(list(points), on_grid(np.stack(list(points.values()))), [told[w] for w in points])

    def wordings(self) -> set[str]:
        """All that have a vector."""
        return self.rows.ids()

    def nearest(self, vector: "Vectors", k: int) -> dict[str, float]:
        """The k wordings nearest to a vector of unit length, nearest first, with their cosine in -1..1."""
        found = self.rows.nearest(vector, k)
        return {wording: 1.0 - found[wording] for wording in sorted(found, key=lambda name: (found[name], name))}

    def delete(self, wordings: Iterable[str]) -> None:
        """Takes out the vectors of these wordings."""
        self.rows.delete(wordings)


def _told(made: Encoded) -> dict[str, Any]:
    import numpy as np

    texts = {"vector": made.vector.astype(np.float16).tobytes(), "signs": made.signs.tobytes()}
    return {
        f"{name}{place}": part
        for name, data in texts.items()
        for place, part in enumerate(cut(base64.b64encode(data).decode()))
    }


def _encoded(told: Mapping[str, Any]) -> Encoded:
    import numpy as np

    vector = np.frombuffer(base64.b64decode(joined(told, "vector")), dtype=np.float16).astype(np.float32)
    signs = np.frombuffer(base64.b64decode(joined(told, "signs")), dtype=np.uint8)
    return Encoded(vector, signs.reshape(-1, (len(vector) + 7) // 8))
