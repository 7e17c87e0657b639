"""Which embedder an index is built with and asked with."""

from threading import Lock

from index.errors import ModelError, StoreMismatch
from index.store.embed import load_embedder
from index.store.manifest import Manifest
from index.store.remote import SERVED, RemoteEmbedder
from index.store.service import EmbeddingService
from index.types import Embedder


class Choice:
    """The embedder that was given, or named; else the one that the store was built with, or the one installed.

    Args:
        model: name or folder of a model; None to leave it to the store.
        given: used instead of a model, or a service that has it.
    """

    def __init__(self, model: str | None, given: Embedder | EmbeddingService | None) -> None:
        self._model = model
        self._service = given if isinstance(given, EmbeddingService) else None
        self._embedder = None if isinstance(given, EmbeddingService) else given
        self._given = self._embedder is not None
        self._lock = Lock()

    def to_build(self, last: Manifest | None) -> tuple[str, Embedder]:
        """The embedder to build with, and its name.

        Args:
            last: what was built before and is built upon; None for nothing.

        Raises:
            StoreMismatch: it was built by this machine, and a service is to go on with it.
            ModelError: there is no such model, or it is not told which one, or where its service is.
        """
        with self._lock:
            embedder = self._chosen(last)
        return getattr(embedder, "name", embedder.fingerprint), embedder

    def to_ask(self, manifest: Manifest) -> Embedder:
        """The embedder to ask a snapshot with.

        Raises:
            StoreMismatch: another one was given or named than the snapshot was built with.
            ModelError: there is no such model, or it is not told where its service is.
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
            self._embedder = self._loaded(manifest)
        return self._embedder

    def _loaded(self, manifest: Manifest | None) -> Embedder:
        served = manifest is not None and manifest.embedder.startswith(SERVED)
        if self._service:
            return RemoteEmbedder(self._service, self._model or _served(manifest))
        if manifest and served and self._model is None:
            raise ModelError(
                f"the index was built with {manifest.model} of an embedding service, whose address is not given",
                "Give it: --embedder URL, or ONRECORD_EMBEDDER",
            )
        return load_embedder(self._model or (manifest.model if manifest else None))


def _served(manifest: Manifest | None) -> str:
    """The name of the model that a service is to embed with, as the store has it."""
    if manifest is None:
        raise ModelError("the embedding service has to be told which model to use", "Name it: --model NAME")
    if not manifest.embedder.startswith(SERVED):
        raise mismatch(manifest.embedder, f"{SERVED}a model")
    return manifest.model


def mismatch(theirs: str, ours: str) -> StoreMismatch:
    """The error of a store and an embedder that do not go together."""
    served = theirs.startswith(SERVED)
    without = "Give --embedder and --model as it was built" if served else "Leave --model and --embedder off"
    built, asked = _called(theirs), _called(ours)
    wrong = f"other weights of {built}" if built == asked else f"{built}, not with {asked}"
    return StoreMismatch(
        f"the index was built with {wrong}",
        f"{without}, or lay the index anew: onrecord build --fresh",
    )


def _called(fingerprint: str) -> str:
    """A model as its user knows it."""
    name = fingerprint.partition(":")[0]
    return f"{name.removeprefix(SERVED)} of an embedding service" if name.startswith(SERVED) else name
