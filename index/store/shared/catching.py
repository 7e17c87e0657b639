"""Brings a cache up to the state of the server that is live; what the last state in the cache shares with it stays."""

import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from index.errors import StoreBroken, StoreBusy, StoreMissing
from index.store.columns import Columns
from index.store.encoded import Encoded
from index.store.laying import lay_all
from index.store.manifest import NAME as MANIFEST
from index.store.manifest import Manifest
from index.store.shared.cache import VECTORS, alone
from index.store.shared.fetched import FetchedDocuments
from index.store.shared.pointer import Pointer
from index.store.shared.server import Server
from index.store.store import Store


def catch_up(server: Server, cache: Store, pointer: Pointer) -> None:
    """Lays the snapshot of a state in the cache, unless it is there.

    Raises:
        StoreUnreachable: the server does not answer.
        StoreBroken: it has not all of that state, as happens where others have become live meanwhile.
    """
    if cache.is_whole(pointer.snapshot):
        return
    with alone(cache):
        if cache.is_whole(pointer.snapshot):
            return
        told = manifest_of(server, pointer)
        shutil.rmtree(cache.path / "snapshots" / pointer.snapshot, ignore_errors=True)
        folder = cache.begin(pointer.snapshot)
        _lay(server, cache, pointer, Manifest.parse(told), folder)
        (folder / VECTORS).write_text(pointer.vectors, encoding="utf-8")
        (folder / MANIFEST).write_bytes(told)
        cache.make_live(folder)
        # While this machine builds, what it has written so far must stay.
        with suppress(StoreBusy), cache.lock():
            cache.sweep()


def manifest_of(server: Server, pointer: Pointer) -> bytes:
    """The manifest of a state.

    Raises:
        StoreBroken: the server does not have it.
    """
    told = server.texts.get([pointer.manifest]).get(pointer.manifest)
    if told is None:
        raise StoreBroken(f"{server.address} has no manifest of its live state")
    return told


def _lay(server: Server, cache: Store, pointer: Pointer, manifest: Manifest, folder: Path) -> None:
    """Lays words and statements upon those of the last state in the cache, or anew where that is of no use."""
    documents = FetchedDocuments(cache.path / "documents", server)
    needed = [record.document for record in manifest.records.values()]
    documents.fetch(needed)
    with suppress(OSError, ValueError, KeyError, StoreBroken, StoreMissing), _last(cache, manifest) as (last, changed):
        encoding = _Encoding(server, pointer, Columns(last / "lexical"))
        lay_all(folder, last, manifest, changed, documents, encoding.encode)
        return
    for name in ("lexical", "statements"):
        shutil.rmtree(folder / name, ignore_errors=True)
    documents.drop_damaged()
    documents.fetch(needed)
    lay_all(folder, None, manifest, (), documents, _Encoding(server, pointer, None).encode)


@contextmanager
def _last(cache: Store, manifest: Manifest) -> Iterator[tuple[Path, Collection[str]]]:
    """The folder of the last state in the cache, and which sources changed since.

    Raises:
        StoreError: there is none, or none that was made with the same embedder.
    """
    with cache.hold() as folder:
        last = Manifest.read(folder)
        if last.embedder != manifest.embedder:
            raise StoreBroken(f"{folder} was made with another embedder")
        old, new = ({name: one.document for name, one in some.records.items()} for some in (last, manifest))
        yield folder, {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}


class _Encoding:
    """What the embedder made of wordings: of the last columns, or else of the server."""

    def __init__(self, server: Server, pointer: Pointer, last: Columns | None) -> None:
        self._server, self._vectors, self._last = server, server.vectors(pointer.vectors), last

    def encode(self, texts: Mapping[str, str]) -> dict[str, Encoded]:
        found = self._last.encoded(texts) if self._last else {}
        found |= self._vectors.encoded(wording for wording in texts if wording not in found)
        if len(found) < len(texts):
            raise StoreBroken(f"{self._server.address} has lost {len(texts) - len(found)} vector(s)")
        return found
