"""The snapshot that answers now: opened at the first question, and again when a build has published a newer one."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from threading import Lock, local

from index.errors import StoreBroken
from index.store.manifest import Manifest
from index.store.place import AnyStore
from index.store.room import room
from index.store.snapshot import Snapshot
from index.types import Source


@dataclass(slots=True)
class View:
    """An open snapshot and what its manifest says; `publishers` are those of its sources, `users` counts the questions
    at work on it.
    """

    snapshot: Snapshot
    manifest: Manifest
    sources: dict[str, Source]
    publishers: frozenset[str]
    held: ExitStack
    users: int = 0

    def close(self) -> None:
        """Lets go of the files, and lets a build sweep them."""
        self.snapshot.close()
        self.held.close()


class Live:
    """The newest snapshot of a store, safe to use from several threads.

    Args:
        store: where it is kept.
    """

    def __init__(self, store: AnyStore) -> None:
        self._store = store
        self._view: View | None = None
        self._lock = Lock()
        self._outer = local()

    @contextmanager
    def view(self) -> Iterator[View]:
        """The newest snapshot that has been published, kept open until the context is left.

        Inside another such context of the same thread it is that one's snapshot, so that whatever belongs together sees
        one state of the index, even if a build publishes meanwhile.

        Raises:
            StoreError: the store is missing or broken.
        """
        outer: View | None = getattr(self._outer, "view", None)
        if outer is not None:
            yield outer
            return
        with self._newest() as view:
            self._outer.view = view
            try:
                yield view
            finally:
                self._outer.view = None

    @contextmanager
    def _newest(self) -> Iterator[View]:
        with self._lock, room(self._store.path):
            if self._view is None or self._view.snapshot.folder.name != self._store.current:
                newest = self._open()
                self._retire()
                self._view = newest
            view = self._view
            view.users += 1
        try:
            yield view
        finally:
            with self._lock:
                view.users -= 1
                if view.users == 0 and view is not self._view:
                    view.close()

    @property
    def open(self) -> str | None:
        """The name of the snapshot that was asked last; no look is taken whether there is a newer one."""
        view = self._view
        return view.snapshot.folder.name if view else None

    def let_go(self) -> None:
        """Lets go of a snapshot that is not the newest any more, so that a build can remove it."""
        with self._lock:
            if self._view is not None and self._view.snapshot.folder.name != self._store.current:
                self._retire()

    def close(self) -> None:
        """Lets go of the store's files; a later question opens them again."""
        with self._lock:
            self._retire()

    def _retire(self) -> None:
        """Closes the snapshot at hand, or leaves that to the last question at work on it."""
        view, self._view = self._view, None
        if view is not None and view.users == 0:
            view.close()

    def _open(self) -> View:
        try:
            return self._opened()
        except StoreBroken:
            if not self._store.renew():
                raise
            return self._opened()

    def _opened(self) -> View:
        with ExitStack() as held:
            folder = held.enter_context(self._store.hold())
            manifest = Manifest.read(folder)
            sources = {source: record.about for source, record in manifest.records.items()}
            publishers = frozenset(about.publisher for about in sources.values() if about.publisher)
            return View(Snapshot(folder, self._store.vectors), manifest, sources, publishers, held.pop_all())
