"""What is kept, and how a new index takes the place of the old one."""

from index.store.build import build, preview
from index.store.choice import Choice
from index.store.embed import load_embedder
from index.store.live import Live
from index.store.manifest import Manifest
from index.store.place import open_store
from index.store.store import Store

__all__ = ["Choice", "Live", "Manifest", "Store", "build", "load_embedder", "open_store", "preview"]
