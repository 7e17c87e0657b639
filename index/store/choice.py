"""Which embedder an index is built with and asked with."""

from threading import Lock

from index.errors import StoreMismatch
from index.store.embed import load_embedder
from index.store.manifest import Manifest
from index.types import Embedder


class Choice:
    """The embedder that was given, or named; else the one that the store was built with, or the one installed.

    Args:
        model: name or folder of a model; None to leave it to the store.
        given: used instead of a model.
    """

    def __init__(self, model: str | None, given: Embedder | None) -> None:
        self._model = model
        self._given = given is not None
        self._embedder = given
        self._lock = Lock()

    def to_build(self, last: Manifest | None) -> tuple[str, Embedder]:
        """The embedder to build with, and its name.

        Args:
            last: what was built before and is built upon; None for nothing.

        Raises:
            ModelError: there is no such model.
        """
        with self._lock:
            embedder = self._chosen(last)
        return getattr(embedder, "name", embedder.fingerprint), embedder

    def to_ask(self, manifest: Manifest) -> Embedder:
        """The embedder to ask a snapshot with.

        Raises:
            StoreMismatch: another one was given or named than the snapshot was built with.
            ModelError: there is no such model.
        """
        with self._lock:
            embedder = self._chosen(manifest)
        if embedder.fingerprint != manifest.embedder:
            raise mismatch(manifest.embedder, embedder.fingerprint)
        return embedder

    def _chosen(self, manifest: Manifest | None) -> Embedder:
        """Loaded once, and again only if it was left to the store and that was laid anew with another model."""
        stale = False
        if self._embedder is not None and manifest is not None and self._model is None and not self._given:
            stale = self._embedder.fingerprint != manifest.embedder
        if self._embedder is None or stale:
            self._embedder = load_embedder(self._model or (manifest.model if manifest else None))
        return self._embedder


def mismatch(theirs: str, ours: str) -> StoreMismatch:
    """The error of a store and an embedder that do not go together."""
    return StoreMismatch(
        f"the index was built with {theirs.partition(':')[0]}, not with {ours.partition(':')[0]}",
        "Leave --model off, or lay the index anew: onrecord build --fresh",
    )
