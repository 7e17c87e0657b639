from pathlib import Path

import pytest

from index.store.disk import copy, copy_tree, share


@pytest.mark.parametrize("give", [share, copy])
def test_the_new_name_holds_the_same(tmp_path: Path, give) -> None:
    (tmp_path / "old").write_bytes(b"data" * 5000)
    give(tmp_path / "old", tmp_path / "new")
    (tmp_path / "old").unlink()
    assert (tmp_path / "new").read_bytes() == b"data" * 5000


def test_a_copy_is_not_changed_by_writing_to_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "old" / "in").mkdir(parents=True)
    (tmp_path / "old" / "in" / "file").write_bytes(b"before")
    copy_tree(tmp_path / "old", tmp_path / "new")
    (tmp_path / "old" / "in" / "file").write_bytes(b"after")
    assert (tmp_path / "new" / "in" / "file").read_bytes() == b"before"


def test_without_hard_links_it_is_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    (tmp_path / "old").write_bytes(b"data")
    share(tmp_path / "old", tmp_path / "new")
    assert (tmp_path / "new").read_bytes() == b"data"
