"""What is kept, and how a new index takes the place of the old one."""

from index.store.build import build
from index.store.embed import load_embedder
from index.store.snapshot import Record, Snapshot, Store

__all__ = ["Record", "Snapshot", "Store", "build", "load_embedder"]
