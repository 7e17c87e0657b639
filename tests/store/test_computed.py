from pathlib import Path

import numpy as np
import pytest

from index.store.computed import Computed
from index.store.encoded import Encoded


def encoded(*vector: float, signs: list[int] | None = None) -> Encoded:
    """A vector of two numbers has signs of one byte a token."""
    return Encoded(np.array(vector, dtype=np.float32), np.array(signs or [], dtype=np.uint8).reshape(-1, 1))


MADE = {"one": encoded(1, 0), "two": encoded(0, 1, signs=[192, 64, 0])}


def test_what_was_kept_is_found_after_a_kill(tmp_path: Path) -> None:
    Computed(tmp_path / "c", "m:1").keep(MADE)  # and is never closed
    found = Computed(tmp_path / "c", "m:1").find(["two", "three", "one"])
    assert {text: one.vector.tolist() for text, one in found.items()} == {"one": [1, 0], "two": [0, 1]}
    assert {text: one.signs.tolist() for text, one in found.items()} == {"one": [], "two": [[192], [64], [0]]}
    assert found["one"].signs.shape == (0, 1)


def test_it_makes_no_file_before_there_is_something_to_keep(tmp_path: Path) -> None:
    assert Computed(tmp_path / "c", "m:1").find(["one"]) == {}
    assert list(tmp_path.iterdir()) == []


def test_another_embedder_finds_nothing(tmp_path: Path) -> None:
    Computed(tmp_path / "c", "m:1").keep(MADE)
    assert Computed(tmp_path / "c", "m:2").find(["one"]) == {}


@pytest.mark.parametrize("data", [b"", b"not a database at all, but longer than its header would be" * 40])
def test_a_damaged_file_is_laid_anew(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "c").write_bytes(data)
    computed = Computed(tmp_path / "c", "m:1")
    assert computed.find(["one"]) == {}
    computed.keep(MADE)
    assert set(computed.find(["one"])) == {"one"}


def test_removed(tmp_path: Path) -> None:
    computed = Computed(tmp_path / "c", "m:1")
    computed.keep(MADE)
    computed.remove()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("what", ["vector", "signs"])
def test_what_was_changed_on_the_disk_is_not_taken(tmp_path: Path, what: str) -> None:
    computed = Computed(tmp_path / "c", "m:1")
    computed.keep(MADE)
    computed.close()
    data = (tmp_path / "c").read_bytes()
    old = getattr(MADE["two"], what).tobytes()
    assert data.count(old) == 1
    (tmp_path / "c").write_bytes(data.replace(old, old[:-1] + b"\x01"))
    assert set(Computed(tmp_path / "c", "m:1").find(["one", "two"])) == {"one"}


def test_a_file_damaged_in_its_middle_is_done_without(tmp_path: Path) -> None:
    computed = Computed(tmp_path / "c", "m:1")
    many = {f"wording {i}": Encoded(np.full(300, i, np.float32), np.full((2, 38), i, np.uint8)) for i in range(200)}
    computed.keep(many)
    computed.close()
    data = bytearray((tmp_path / "c").read_bytes())
    data[3 * 4096 :] = b"\xff" * (len(data) - 3 * 4096)
    (tmp_path / "c").write_bytes(bytes(data))
    again = Computed(tmp_path / "c", "m:1")
    assert len(again.find(many)) < 200
    again.keep(MADE)
    assert set(again.find(["one"])) <= {"one"}
    again.close()
