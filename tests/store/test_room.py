import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from index import Index
from index.errors import NoSources, StoreBroken, StoreError
from index.store import room as module
from index.store.room import room
from tests.fakes import CountingEmbedder


def fails(error: Exception) -> Callable[[], None]:
    def fail(*_: object) -> None:
        raise error

    return fail


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left"), RuntimeError("?"), StoreBroken("half")])
def test_what_goes_wrong_on_a_full_disk_is_told_as_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    with pytest.raises(type(error)), room(tmp_path / "store"):
        raise error
    monkeypatch.setattr(module, "disk_usage", lambda _: _Usage())
    with pytest.raises(StoreError, match="is full") as told, room(tmp_path / "store"):
        raise error
    assert "Free some space" in told.value.hint


class _Usage:
    free = 2**20


def test_what_has_nothing_to_do_with_the_disk_is_told_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "disk_usage", lambda _: _Usage())
    with pytest.raises(NoSources), room(tmp_path):
        raise NoSources("nothing", "there")
    with room(tmp_path):
        pass


def test_a_store_that_cannot_be_written_is_not_told_to_be_damaged(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "store"
    index = Index.open(place, embedder=CountingEmbedder())
    index.build([folder])
    index.close()
    # As on a disk that is mounted to be read alone, whoever asks.
    monkeypatch.setattr("index.store.live.Snapshot", fails(StoreBroken("no lock")))
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(StoreError, match="store cannot be written") as told:
        index.sources()
    assert not isinstance(told.value, StoreBroken)


def test_a_build_that_fills_the_disk_leaves_the_last_index(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = Index.open(tmp_path / "store", embedder=CountingEmbedder())
    index.build([folder])
    (folder / "apples.txt").write_text("Anna said that pears are green.", encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(module, "disk_usage", lambda _: _Usage())
        patch.setattr("index.store.documents.Documents.write", fails(OSError(errno.ENOSPC, "No space left")))
        with pytest.raises(StoreError, match="is full"):
            index.build()
    assert "red" in index.document("apples.txt").text
    assert index.build().changed == 1
    index.close()
