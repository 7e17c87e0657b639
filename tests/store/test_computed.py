from pathlib import Path

import numpy as np
import pytest

from index.store.computed import Computed

VECTORS = {"one": np.array([1, 0], dtype=np.float32), "two": np.array([0, 1], dtype=np.float32)}


def test_what_was_kept_is_found_after_a_kill(tmp_path: Path) -> None:
    Computed(tmp_path / "c", "m:1").keep(VECTORS)  # and is never closed
    found = Computed(tmp_path / "c", "m:1").find(["two", "three", "one"])
    assert {text: vector.tolist() for text, vector in found.items()} == {"one": [1, 0], "two": [0, 1]}


def test_it_makes_no_file_before_there_is_something_to_keep(tmp_path: Path) -> None:
    assert Computed(tmp_path / "c", "m:1").find(["one"]) == {}
    assert list(tmp_path.iterdir()) == []


def test_another_embedder_finds_nothing(tmp_path: Path) -> None:
    Computed(tmp_path / "c", "m:1").keep(VECTORS)
    assert Computed(tmp_path / "c", "m:2").find(["one"]) == {}


@pytest.mark.parametrize("data", [b"", b"not a database at all, but longer than its header would be" * 40])
def test_a_damaged_file_is_laid_anew(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "c").write_bytes(data)
    computed = Computed(tmp_path / "c", "m:1")
    assert computed.find(["one"]) == {}
    computed.keep(VECTORS)
    assert set(computed.find(["one"])) == {"one"}


def test_removed(tmp_path: Path) -> None:
    computed = Computed(tmp_path / "c", "m:1")
    computed.keep(VECTORS)
    computed.remove()
    assert list(tmp_path.iterdir()) == []


def test_a_vector_that_was_changed_on_the_disk_is_not_taken(tmp_path: Path) -> None:
    computed = Computed(tmp_path / "c", "m:1")
    computed.keep(VECTORS)
    computed.close()
    data = (tmp_path / "c").read_bytes()
    assert data.count(VECTORS["two"].tobytes()) == 1
    changed = np.array([0, 2], dtype=np.float32).tobytes()
    (tmp_path / "c").write_bytes(data.replace(VECTORS["two"].tobytes(), changed))
    assert set(Computed(tmp_path / "c", "m:1").find(["one", "two"])) == {"one"}


def test_a_file_damaged_in_its_middle_is_done_without(tmp_path: Path) -> None:
    computed = Computed(tmp_path / "c", "m:1")
    many = {f"wording {i}": np.full(300, i, dtype=np.float32) for i in range(200)}
    computed.keep(many)
    computed.close()
    data = bytearray((tmp_path / "c").read_bytes())
    data[3 * 4096 :] = b"\xff" * (len(data) - 3 * 4096)
    (tmp_path / "c").write_bytes(bytes(data))
    again = Computed(tmp_path / "c", "m:1")
    assert len(again.find(many)) < 200
    again.keep(VECTORS)
    assert set(again.find(["one"])) <= {"one"}
    again.close()
