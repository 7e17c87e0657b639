"""Whole, never rewritten states of the index, and the one rename that makes a new one live.

STORE/CURRENT                       the name of the live snapshot
STORE/LOCK                          held by the one process that builds
STORE/failed.json                   what the last build could not use
STORE/computed.sqlite3              vectors that a build has computed and not published yet
STORE/documents/DIGEST.json         one document each, shared by the snapshots, never rewritten
STORE/snapshots/NAME/chroma/        vectors
STORE/snapshots/NAME/lexical/       words and columns, in files that snapshots share and that are never rewritten
STORE/snapshots/NAME/statements/    who says what, in files like those of words
STORE/snapshots/NAME/manifest.json  which sources it holds, and what they were made with
STORE/snapshots/NAME/held           every reader holds a shared lock on it; a snapshot so held is not swept

What a snapshot says never changes. Chroma does touch its files when it opens them, so a reader must be allowed to write
to the store.
"""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

import portalocker

from index.errors import StoreBroken, StoreBusy, StoreError, StoreMissing
from index.store.columns import Columns
from index.store.computed import Computed
from index.store.disk import sync, sync_tree
from index.store.documents import Documents
from index.store.draft import Last, LocalDraft
from index.store.locks import EXCLUSIVE, SHARED, take
from index.store.manifest import NAME as MANIFEST
from index.store.manifest import Manifest
from index.store.vectors import VectorIndex


class Store:
    """The folder that keeps the index.

    Args:
        path: the folder; made by the first build.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path).absolute()
        self.documents = Documents(self.path / "documents")

    def __str__(self) -> str:
        return str(self.path)

    @property
    def current(self) -> str | None:
        """The name of the live snapshot; None before the first build.

        Raises:
            StoreError: the place is no folder, or cannot be looked into.
            StoreBroken: it is not told which one is live.
        """
        try:
            name = (self.path / "CURRENT").read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None
        except (NotADirectoryError, PermissionError) as error:
            raise _unusable(self.path, error) from error
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "it is no text"
            raise StoreBroken(f"{self.path}/CURRENT cannot be read ({reason})") from error
        if not name:
            raise StoreBroken(f"{self.path}/CURRENT is empty")
        return name

    @contextmanager
    def hold(self) -> Iterator[Path]:
        """The live snapshot's folder, kept from being swept until the context is left.

        Raises:
            StoreMissing: no index has been built here.
            StoreBroken: CURRENT names a snapshot that is not there.
        """
        lock = self._hold()
        try:
            yield Path(lock.name).parent
        finally:
            lock.close()

    def _hold(self) -> IO[bytes]:
        for _ in range(100):
            name = self.current
            if name is None:
                raise StoreMissing(f"there is no index in {self.path}")
            if lock := self.keep(name):
                return lock
            # A build may have published another one and swept this one between the two looks.
            if name == self.current:
                time.sleep(0.01)
        raise StoreBroken(f"{self.path}/CURRENT names a snapshot that is not whole")

    def keep(self, name: str) -> IO[bytes] | None:
        """Keeps a snapshot from being swept until the file that this gives is closed; None if it is not whole."""
        with suppress(OSError, portalocker.AlreadyLocked):
            lock = (self.path / "snapshots" / name / "held").open("rb")
            take(lock, SHARED, self.path)
            if self.is_whole(name):
                return lock
            lock.close()
        return None

    def is_whole(self, name: str) -> bool:
        """Whether there is a snapshot of that name that was written to its end."""
        folder = self.path / "snapshots" / name
        return (folder / MANIFEST).is_file() and (folder / "held").is_file()

    def manifest(self) -> Manifest:
        """What the live snapshot holds.

        Raises:
            StoreMissing: no index has been built here.
            StoreBroken: it is not whole.
        """
        with self.hold() as folder:
            return Manifest.read(folder)

    def newest(self) -> Manifest | None:
        """The manifest of the newest snapshot that still has one, whatever CURRENT says."""
        for folder in sorted((self.path / "snapshots").glob("*"), reverse=True):
            with suppress(StoreBroken):
                return Manifest.read(folder)
        return None

    def last(self) -> Last | None:
        """The live snapshot, for the one who holds the writer's lock: nobody sweeps it."""
        if self.current is None:
            return None
        folder = self.path / "snapshots" / self.current
        return Last(folder, Manifest.read(folder))

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Holds the writer's lock.

        Raises:
            StoreBusy: another build holds it.
            StoreError: the folder cannot be written.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            file = (self.path / "LOCK").open("wb")
        except OSError as error:
            raise _unusable(self.path, error) from error
        with file:
            try:
                take(file, EXCLUSIVE, self.path)
            except portalocker.AlreadyLocked as error:
                raise StoreBusy(
                    f"another build is writing to {self.path}", "Wait until it has ended, then build again."
                ) from error
            yield

    def begin(self, name: str | None = None) -> Path:
        """A new folder for a snapshot, which sorts behind the others; nobody reads it before `publish`."""
        folder = self.path / "snapshots" / (name or f"{time.time_ns():020d}")
        folder.mkdir(parents=True)
        (folder / "held").touch()
        return folder

    def publish(self, folder: Path, manifest: Manifest) -> None:
        """Writes the manifest, waits until all is on the disk, and makes the snapshot the live one by one rename."""
        manifest.write(folder)
        self.make_live(folder)

    def make_live(self, folder: Path) -> None:
        """The same for a snapshot whose manifest is written."""
        sync_tree(folder)
        self.documents.sync()
        for names in (self.path / "snapshots", self.path, self.path.parent):
            sync(names)
        fresh = self.path / "CURRENT.new"
        fresh.write_text(folder.name, encoding="utf-8")
        sync(fresh)
        fresh.replace(self.path / "CURRENT")
        sync(self.path)

    def draft(self, embedder: str, last: Last | None) -> LocalDraft:
        """The vectors of the next snapshot.

        Args:
            embedder: fingerprint of what makes them.
            last: the live snapshot, which it follows; None to begin empty.
        """
        return LocalDraft(Computed(self.path / "computed.sqlite3", embedder), last, self.publish)

    def vectors(self, folder: Path, _columns: Columns) -> VectorIndex:
        """The vectors of a snapshot.

        Raises:
            StoreBroken: they are missing or damaged.
        """
        return VectorIndex(folder / "chroma")

    def renew(self) -> bool:
        """Nothing here is a copy of what stands elsewhere, so nothing can be fetched anew."""
        return False

    def close(self) -> None:
        """There is nothing to let go of."""

    def sweep(self) -> None:
        """Removes snapshots that are neither live nor held by a reader, and documents that none of the rest has."""
        try:
            live = self.current
        except StoreBroken:
            return  # Which one is live is not known, so none is rubbish.
        kept: set[str] = set()
        for folder in sorted((self.path / "snapshots").glob("*")):
            if folder.name == live or not _remove_unheld(folder):
                try:
                    kept |= {record.document for record in Manifest.read(folder).records.values()}
                except StoreBroken:
                    return  # What it holds is not known, so every document may be one of its own.
        self.documents.keep(kept)


def _unusable(store: Path, error: OSError) -> StoreError:
    hint = "See to its rights, or name another folder: --store FOLDER"
    return StoreError(f"{store} cannot keep an index ({error.strerror})", hint)


def _remove_unheld(folder: Path) -> bool:
    """Removes a snapshot unless a reader holds it; says whether it is gone."""
    with suppress(FileNotFoundError), (folder / "held").open("rb") as lock:
        try:
            take(lock, EXCLUSIVE, folder)
        except (portalocker.AlreadyLocked, StoreError):
            return False
        # The manifest goes first: a reader that gets the lock after this sees that the snapshot is no more.
        (folder / MANIFEST).unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
    return True
