"""The vectors of one state of a shared index, whatever builds do to those on the server meanwhile."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from index.errors import StoreBroken
from index.store.columns import Columns
from index.store.shared.rows import BATCH
from index.store.shared.server import Server

if TYPE_CHECKING:
    from index.types import Vectors


class PinnedVectors:
    """Asks the server, where the next state's vectors may stand too and some of its own may be gone.

    Args:
        server: that has the vectors.
        name: of their collection.
        generation: of the state.
        columns: of the state; they answer exactly where the server cannot any more.
    """

    def __init__(self, server: Server, name: str, generation: int, columns: Columns) -> None:
        self._server, self._generation, self._columns = server, generation, columns
        self._vectors = server.vectors(name)

    def __len__(self) -> int:
        return len(self._columns.wordings)

    def nearest(self, vector: "Vectors", k: int) -> dict[str, float]:
        """The k wordings nearest to a vector of unit length, nearest first, with their cosine in -1..1.

        Raises:
            StoreUnreachable: the server does not answer.
        """
        wanted = min(k, len(self))
        try:
            found = self._asked(vector, wanted) if wanted else {}
        except StoreBroken:  # The collection is gone: a fresh build laid another.
            found = {}
        return found if len(found) == wanted and self._is_whole() else self._columns.nearest(vector, wanted)

    def wordings(self) -> set[str]:
        """Those of the state that have a vector on the server."""
        return self._vectors.wordings() & self._columns.wordings

    def cosines(self, vector: "Vectors", wordings: Iterable[str]) -> dict[str, float]:
        """The cosine of each of these wordings to a vector of unit length, by the vectors on the server."""
        return {wording: float(vector @ found) for wording, found in self._vectors.get(wordings).items()}

    def close(self) -> None:
        """There is nothing to let go of."""

    def _asked(self, vector: "Vectors", k: int) -> dict[str, float]:
        """The k nearest of the state, as the server knows them; fewer where it does not lead to them."""
        most, asked = self._most(), k
        while True:
            near = self._vectors.nearest(vector, min(asked, most))
            own = [wording for wording in near if wording in self._columns.wordings][:k]
            if len(own) == k or len(near) < asked or asked >= most:
                return {wording: near[wording] for wording in own}
            asked *= 2

    def _most(self) -> int:
        """How many rows the server gives at once."""
        return BATCH if self._server.address.cloud else 2**31

    def _is_whole(self) -> bool:
        """Whether nothing of the state had been deleted when the server was asked."""
        pointer = self._server.live()
        return pointer is not None and pointer.whole_since <= self._generation
