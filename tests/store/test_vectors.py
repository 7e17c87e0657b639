from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from index.errors import StoreBroken
from index.store.vectors import VectorIndex, compact, duplicate, is_written, lay_anew, reaches_all


def unit(*values: float) -> np.ndarray:
    vector = np.array(values, dtype=np.float32)
    return vector / np.linalg.norm(vector)


@pytest.fixture
def vectors(tmp_path: Path):
    index = VectorIndex(tmp_path / "chroma", create=True)
    index.add({"a": unit(1, 0), "b": unit(1, 1), "c": unit(0, 1)})
    yield index
    index.close()


def test_nearest_first_with_cosines(vectors: VectorIndex) -> None:
    found = vectors.nearest(unit(1, 0), 3)
    assert list(found) == ["a", "b", "c"]
    assert found["a"] == pytest.approx(1.0, abs=1e-5)
    assert found["b"] == pytest.approx(0.7071, abs=1e-3)
    assert found["c"] == pytest.approx(0.0, abs=1e-5)


def test_more_than_there_are(vectors: VectorIndex) -> None:
    assert len(vectors.nearest(unit(1, 0), 100)) == 3


def test_cosines_of_given_passages(vectors: VectorIndex) -> None:
    assert vectors.cosines(unit(0, 1), ["a", "c"]) == pytest.approx({"a": 0.0, "c": 1.0}, abs=1e-5)
    assert vectors.cosines(unit(0, 1), []) == {}


def test_vectors_come_back_as_they_went_in(vectors: VectorIndex) -> None:
    found = vectors.get(["b", "a", "no such"])
    assert set(found) == {"a", "b"}
    assert found["a"] == pytest.approx(unit(1, 0))
    assert vectors.wordings() == {"a", "b", "c"}


def test_vectors_stay_what_they_are_however_often_they_are_laid_anew(tmp_path: Path) -> None:
    rows = np.random.default_rng(1).normal(size=(300, 48)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    ids = [str(i) for i in range(300)]
    index = VectorIndex(tmp_path / "chroma", create=True)
    index.add(dict(zip(ids, rows, strict=True)))
    before = index.get(ids)
    for _ in range(3):
        index.close()
        lay_anew(tmp_path / "chroma")
        index = VectorIndex(tmp_path / "chroma")
    after = index.get(ids)
    index.close()
    assert all((before[id_] == after[id_]).all() for id_ in ids)
    assert max(abs(before[id_] - row).max() for id_, row in zip(ids, rows, strict=True)) < 1e-5


def test_what_was_deleted_is_gone(vectors: VectorIndex) -> None:
    vectors.delete(["a", "b", "no such"])
    assert len(vectors) == 1
    assert list(vectors.nearest(unit(1, 0), 3)) == ["c"]


@pytest.mark.parametrize("clean", [lay_anew, compact])
def test_cleaning_keeps_what_is_there(tmp_path: Path, vectors: VectorIndex, clean: Callable[[Path], None]) -> None:
    odd = unit(0.375, 0.8125)
    vectors.add({"odd": odd})
    kept = vectors.get(["odd"])["odd"].tobytes()
    vectors.delete(["a", "odd"])
    vectors.close()
    clean(tmp_path / "chroma")
    again = VectorIndex(tmp_path / "chroma")
    assert list(again.nearest(unit(1, 0), 3)) == ["b", "c"]
    again.close()
    held = b"".join(path.read_bytes() for path in (tmp_path / "chroma").rglob("*") if path.is_file())
    assert kept not in held or clean is compact
    assert is_written(tmp_path / "chroma") or clean is compact


def test_what_is_closed_can_be_opened_again(tmp_path: Path, vectors: VectorIndex) -> None:
    vectors.close()
    again = VectorIndex(tmp_path / "chroma")
    assert len(again) == 3
    again.close()


def test_many_at_once(vectors: VectorIndex) -> None:
    vectors.delete(f"wording {i}" for i in range(2500))
    vectors.add({f"wording {i}": unit(1, i) for i in range(2500)})
    assert len(vectors) == 2503
    assert len(vectors.get([f"wording {i}" for i in range(2500)])) == 2500


def test_a_folder_without_a_database(tmp_path: Path) -> None:
    with pytest.raises(StoreBroken):
        VectorIndex(tmp_path / "nothing")


def test_a_damaged_database(tmp_path: Path, vectors: VectorIndex) -> None:
    vectors.close()
    (tmp_path / "chroma" / "chroma.sqlite3").write_bytes(b"garbage" * 100)
    with pytest.raises(StoreBroken):
        VectorIndex(tmp_path / "chroma")


def test_a_copy_while_another_reader_opens(tmp_path: Path, vectors: VectorIndex) -> None:
    duplicate(tmp_path / "chroma", tmp_path / "copy")
    copy = VectorIndex(tmp_path / "copy")
    assert list(copy.nearest(unit(1, 0), 3)) == ["a", "b", "c"]
    copy.add({"d": unit(1, 2)})
    assert (len(copy), len(vectors)) == (4, 3)
    copy.close()


def test_what_cannot_be_copied_is_told_and_nothing_is_made(tmp_path: Path, vectors: VectorIndex) -> None:
    vectors.close()
    (tmp_path / "chroma" / "chroma.sqlite3").unlink()
    with pytest.raises(StoreBroken):
        duplicate(tmp_path / "chroma", tmp_path / "copy")
    assert not (tmp_path / "chroma" / "chroma.sqlite3").exists()


@pytest.mark.parametrize("number", [1, 2, 40])
def test_a_reader_writes_nothing_into_a_graph_of_few(tmp_path: Path, number: int) -> None:
    index = VectorIndex(tmp_path / "chroma", create=True)
    index.add({str(i): unit(1, i) for i in range(number)})
    index.close()
    lay_anew(tmp_path / "chroma")
    before = graph(tmp_path / "chroma")
    for _ in range(3):
        index = VectorIndex(tmp_path / "chroma")
        assert len(index) == len(index.nearest(unit(1, 1), 100)) == number
        index.close()
    assert graph(tmp_path / "chroma") == before or number == 1


def graph(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*.bin")}


def test_a_graph_that_leaves_a_vector_out_is_known(vectors: VectorIndex, tmp_path: Path, monkeypatch) -> None:
    vectors.close()
    assert reaches_all(tmp_path / "chroma")
    nearest = VectorIndex.nearest
    monkeypatch.setattr(VectorIndex, "nearest", lambda self, near, k: dict([*nearest(self, near, k).items()][1:]))
    assert not reaches_all(tmp_path / "chroma")


def test_a_graph_of_nothing_leaves_nothing_out(tmp_path: Path) -> None:
    VectorIndex(tmp_path / "none", create=True).close()
    assert reaches_all(tmp_path / "none")
