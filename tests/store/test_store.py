from pathlib import Path

import portalocker
import pytest

from index.errors import StoreBroken, StoreBusy, StoreError, StoreMissing
from index.split import Piece
from index.split.said import Said, Who
from index.store.manifest import Manifest, Record
from index.store.row import Row
from index.store.store import Store
from index.types import Document, Place, Section, Source

DOCUMENT = Document(
    "a.txt",
    "T",
    None,
    "P",
    "2025-01-01",
    None,
    "Text ü.",
    (Section(0, 7, "H"),),
    "d",
    (Place(0, "p. 2"),),
    {"title": "heading"},
)
PIECES = [Piece("id", 0, 4)]
SAID = [Said((0, 4), (5, 6), (6, 7), (0, 7), "mixed", 0.1 + 0.2, Who("Ü", "Umlaut"), "2025-01-01", "Radio")]
MANIFEST = Manifest("m", "m:1", "r", ("/x",), {})


def publish(store: Store, manifest: Manifest = MANIFEST) -> Path:
    folder = store.begin()
    store.publish(folder, manifest)
    return folder


def test_nothing_there_yet(tmp_path: Path) -> None:
    store = Store(tmp_path / "none")
    assert store.current is None
    with pytest.raises(StoreMissing) as caught, store.hold():
        pass
    assert "onrecord build" in caught.value.hint


def test_published_is_current_and_reads_back(tmp_path: Path) -> None:
    store = Store(tmp_path)
    about = Source("a.txt", "T", None, "P", "2025-01-01", None, 3, "d")
    manifest = Manifest("m", "m:1", "r", ("/x",), {"a.txt": Record(about, "doc")})
    folder = publish(store, manifest)
    with store.hold() as held:
        assert held == folder
        assert Manifest.read(held) == manifest
    assert manifest.passages == 3


def test_what_is_begun_is_not_current(tmp_path: Path) -> None:
    store = Store(tmp_path)
    first = publish(store)
    store.begin()
    assert store.current == first.name


def test_sweep_takes_old_snapshots_and_their_documents(tmp_path: Path) -> None:
    store = Store(tmp_path)
    name = store.documents.write(DOCUMENT, PIECES, SAID)
    old = publish(
        store,
        Manifest("m", "m:1", "r", (), {"a.txt": Record(Source("a.txt", "T", *[None] * 4, 1, "d"), name)}),
    )
    new = publish(store)
    store.sweep()
    assert [path.name for path in (tmp_path / "snapshots").iterdir()] == [new.name]
    assert not old.exists()
    with pytest.raises(StoreBroken):
        store.documents.read(name)


def test_sweep_spares_what_a_reader_holds(tmp_path: Path) -> None:
    store = Store(tmp_path)
    name = store.documents.write(DOCUMENT, PIECES, SAID)
    old = publish(
        store,
        Manifest("m", "m:1", "r", (), {"a.txt": Record(Source("a.txt", "T", *[None] * 4, 1, "d"), name)}),
    )
    with store.hold():
        publish(store)
        Store(tmp_path).sweep()
        assert old.exists()
        assert store.documents.read(name) == DOCUMENT
    store.sweep()
    assert not old.exists()


def test_one_writer(tmp_path: Path) -> None:
    with Store(tmp_path).lock():
        with pytest.raises(StoreBusy) as caught, Store(tmp_path).lock():
            pass
        assert caught.value.hint
    with Store(tmp_path).lock():
        pass


def test_documents_keep_every_field(tmp_path: Path) -> None:
    store = Store(tmp_path)
    name = store.documents.write(DOCUMENT, PIECES, SAID)
    assert store.documents.read(name) == DOCUMENT
    assert store.documents.kept(name).rows == [Row("id", "a.txt", 0, 4, "p. 2, § H", "Text")]
    assert store.documents.kept(name).said == SAID


def test_a_damaged_document_is_an_error(tmp_path: Path) -> None:
    store = Store(tmp_path)
    name = store.documents.write(DOCUMENT, PIECES, SAID)
    file = tmp_path / "documents" / f"{name}.json"
    file.write_text(file.read_text(encoding="utf-8").replace("Text", "Lies"), encoding="utf-8")
    with pytest.raises(StoreBroken):
        store.documents.read(name)


@pytest.mark.parametrize("data", [b"", b" \n", b"\xff\xfe", b"no-such-snapshot"])
def test_a_damaged_current_is_an_error_and_not_an_empty_store(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "CURRENT").write_bytes(data)
    with pytest.raises(StoreBroken), Store(tmp_path).hold():
        pass


@pytest.mark.parametrize("text", ["", "{}", "null", "[]", "not json", '{"format": 0, "records": [], "roots": []}'])
def test_a_damaged_manifest_is_an_error(tmp_path: Path, text: str) -> None:
    store = Store(tmp_path)
    folder = publish(store)
    (folder / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(StoreBroken), store.hold() as held:
        Manifest.read(held)


def test_a_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError), Store(tmp_path / "file").lock():
        pass


def test_a_drive_that_cannot_lock_is_told_to_readers_and_builders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path)
    publish(store)

    def lock(*_: object) -> None:
        raise portalocker.LockException("[Errno 37] No locks available")

    monkeypatch.setattr("index.store.locks.portalocker.lock", lock)
    for ask in (store.hold, store.lock):
        with pytest.raises(StoreError, match="cannot lock files") as told, ask():
            pass
        assert not isinstance(told.value, StoreBroken)
