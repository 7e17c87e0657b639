"""The vectors of the next state of a shared index, and how it becomes the live one.

What is made goes to the server at once, where no reader takes it for the state that is live. One write of the pointer
makes it that. Then what neither this state nor the last one needs is deleted.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from index.errors import StoreBroken
from index.store.batches import batches
from index.store.draft import STALE, Last
from index.store.encoded import Encoded
from index.store.lexical import LexicalIndex
from index.store.manifest import NAME as MANIFEST
from index.store.manifest import Manifest
from index.store.shared.cache import VECTORS, alone
from index.store.shared.lease import Lease
from index.store.shared.pointer import Pointer
from index.store.shared.server import Server
from index.store.shared.vectors import ServerVectors
from index.store.store import Store

# Documents put in one go.
_BATCH = 60


class SharedDraft:
    """The draft on a server.

    Args:
        server: where it will stand.
        cache: of this machine, where words and statements are laid.
        lease: held by this build.
        embedder: fingerprint of what makes the vectors.
        last: the live state in the cache, which it follows; None to lay all anew.
    """

    def __init__(self, server: Server, cache: Store, lease: Lease, embedder: str, last: Last | None) -> None:
        self.there: set[str] = set()
        self._server, self._cache, self._lease, self._embedder, self._last = server, cache, lease, embedder, last
        self._before = server.live()
        self._generation = 0
        self._sent: set[str] = set()
        # Once it has settled: what is on the server, and what of it the state has.
        self._all: set[str] = set()
        self._wordings: set[str] = set()

    def begin(self, folder: Path) -> None:
        """Begins with the vectors that are live, or with those that an interrupted build left."""
        self._generation = int(folder.name)
        if self._last:
            self.there = LexicalIndex(self._last.folder / "lexical").wordings()

    def find(self, wordings: Iterable[str]) -> dict[str, Encoded]:
        """What interrupted builds made of those of the wordings that they came to."""
        wanted = list(wordings)
        found = self._vectors.encoded(wanted) if wanted else {}
        self._sent.update(found)
        for other in self._left if len(found) < len(wanted) else ():
            found |= other.encoded(wording for wording in wanted if wording not in found)
        return found

    def keep(self, made: Mapping[str, Encoded]) -> None:
        """Sends what was made of wordings."""
        self._vectors.add(made)
        self._sent.update(made)

    def add(self, made: Mapping[str, Encoded]) -> None:
        """Puts in the vectors of wordings, unless they are there."""
        self.keep({wording: one for wording, one in made.items() if wording not in self._sent})
        self.there.update(made)

    def settle(self, wordings: set[str]) -> int:
        """Looks whether all wordings have vectors. What is not needed is deleted when readers need it no more; if too
        much was, the vectors are laid anew in another collection.

        Raises:
            StoreBroken: a vector is missing.
        """
        self._all, self._wordings = self._vectors.wordings(), wordings
        if missing := wordings - self._all:
            raise StoreBroken(f"{self._server.address} has lost {len(missing)} vector(s)")
        stale = len(self.there - wordings) + (self._last.manifest.stale if self._last else 0)
        if stale <= STALE * len(wordings):
            return stale
        anew = self._server.vectors(self._server.vectors_name(self._embedder, self._generation), create=True)
        if anew.name != self._vectors.name:
            anew.copy(sorted(wordings), self._vectors)
            self._vectors, self._all = anew, anew.wordings()
        return 0

    def publish(self, folder: Path, manifest: Manifest) -> None:
        """Sends the texts, makes the state the live one, and deletes what is not needed any more."""
        documents = _documents(manifest) - (_documents(self._last.manifest) if self._last else set())
        for batch in batches(sorted(documents), _BATCH):
            self._server.texts.put({name: self._cache.documents.data(name) for name in batch})
        manifest.write(folder)
        told = (folder / MANIFEST).read_bytes()
        name = hashlib.sha256(told).hexdigest()
        self._server.texts.put({name: told})
        (folder / VECTORS).write_text(self._vectors.name, encoding="utf-8")
        since = self._before.whole_since if self._before else self._generation
        pointer = Pointer(self._generation, name, self._vectors.name, since)
        self._lease.assure()
        self._server.set_live(pointer)
        with alone(self._cache):
            self._cache.publish(folder, manifest)
        self._clean(pointer, manifest)

    def forget(self) -> None:
        """What an interrupted build left goes when the next one publishes."""

    def close(self) -> None:
        """There is nothing to let go of."""

    @property
    def vectors(self) -> ServerVectors:
        """Where its vectors are, for those who make them on other machines."""
        return self._vectors

    @cached_property
    def _vectors(self) -> ServerVectors:
        """The collection that is written to."""
        if self._last and self._before:
            return self._server.vectors(self._before.vectors)
        if self._left:
            return self._left.pop()
        name = self._server.vectors_name(self._embedder, self._generation)
        return self._server.vectors(name, create=True)

    @cached_property
    def _left(self) -> list[ServerVectors]:
        """What interrupted builds left, oldest first: it was laid for states after the live one."""
        oldest = self._server.vectors_name(self._embedder, self._before.generation + 1 if self._before else 0)
        return [self._server.vectors(name) for name in self._server.all_vectors(self._embedder) if name >= oldest]

    def _clean(self, pointer: Pointer, manifest: Manifest) -> None:
        """Deletes what neither this state nor the last one needs, once readers of older ones can know of it."""
        kept = [(pointer, manifest)]
        if self._last and self._before:
            kept.append((self._before, self._last.manifest))
        needed = {one.manifest for one, _ in kept}.union(*(_documents(some) for _, some in kept))
        texts = self._server.texts.names() - needed
        lasting = self.there if self._last and self._before and self._before.vectors == pointer.vectors else set()
        wordings = self._all - self._wordings - lasting
        collections = set(self._server.all_vectors()) - {one.vectors for one, _ in kept}
        if not (texts or wordings or collections):
            return
        self._lease.assure()
        self._server.set_live(replace(pointer, whole_since=kept[-1][0].generation))
        for batch in batches(sorted(wordings), 10 * _BATCH):
            self._lease.assure()
            self._vectors.delete(batch)
        self._lease.assure()
        self._server.texts.delete(texts)
        for name in sorted(collections):
            self._lease.assure()
            self._server.drop(name)


def _documents(manifest: Manifest) -> set[str]:
    return {record.document for record in manifest.records.values()}
