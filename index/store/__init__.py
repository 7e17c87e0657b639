"""What is kept, and how a new index takes the place of the old one."""

from index.store.build import build, mismatch
from index.store.embed import LocalEmbedder, load_embedder
from index.store.live import Live
from index.store.manifest import Manifest
from index.store.snapshot import Store

__all__ = ["Live", "LocalEmbedder", "Manifest", "Store", "build", "load_embedder", "mismatch"]
