"""Where an index is kept: in a folder, or on a server that many machines share."""

from pathlib import Path

from index.store.shared.address import is_address
from index.store.shared.store import SharedStore
from index.store.store import Store

__all__ = ["AnyStore", "is_address", "open_store"]

AnyStore = Store | SharedStore
"""Both kinds have the same methods."""


def open_store(place: str | Path) -> AnyStore:
    """The store of that folder or address.

    Raises:
        StoreError: it is neither.
    """
    return SharedStore(str(place)) if is_address(str(place)) else Store(place)
