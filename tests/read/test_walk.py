import os
import sys
from pathlib import Path

import pytest

from index.errors import NoSources
from index.read import walk


def touch(path: Path, text: str = "x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_ids_are_paths_relative_to_the_root_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/b/c.html"):
        touch(tmp_path / name)
    files, clashes = walk([tmp_path])
    assert [file.source for file in files] == ["a/b/c.html", "a/z.md", "b.txt"]
    assert clashes == []


def test_a_file_may_be_a_root(tmp_path: Path) -> None:
    files, _ = walk([touch(tmp_path / "deep" / "one.txt")])
    assert [file.source for file in files] == ["one.txt"]


def test_hidden_files_and_folders_are_left_out(tmp_path: Path) -> None:
    for name in (".git/config.txt", ".hidden.txt", "seen.txt"):
        touch(tmp_path / name)
    assert [file.source for file in walk([tmp_path])[0]] == ["seen.txt"]


def test_two_files_with_one_id_are_told_and_the_first_stays(tmp_path: Path) -> None:
    touch(tmp_path / "one" / "a.txt", "first")
    touch(tmp_path / "two" / "a.txt", "second")
    files, clashes = walk([tmp_path / "one", tmp_path / "two"])
    assert [file.path for file in files] == [tmp_path / "one" / "a.txt"]
    assert [failure.source for failure in clashes] == ["a.txt"]


def test_the_same_file_under_two_roots_is_one(tmp_path: Path) -> None:
    path = touch(tmp_path / "a.txt")
    files, clashes = walk([tmp_path, path])
    assert len(files) == 1
    assert clashes == []


@pytest.mark.parametrize("name", ["empty", "missing"])
def test_nothing_to_build_from_is_an_error_with_a_hint(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(NoSources) as caught:
        walk([tmp_path / name])
    assert name in str(caught.value)
    assert caught.value.hint


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has file names that are not UTF-8")
def test_a_name_that_is_not_utf8_is_told_and_stops_no_other(tmp_path: Path) -> None:
    touch(tmp_path / "good.txt")
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/bad\xff.txt"))).write_text("x", encoding="utf-8")
    files, failed = walk([tmp_path])
    assert [file.source for file in files] == ["good.txt"]
    assert [failure.source for failure in failed] == ["bad\\udcff.txt"]


def test_a_folder_that_cannot_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touch(tmp_path / "good.txt")
    touch(tmp_path / "shut" / "lost.txt")
    real = os.scandir

    def scandir(path: str):
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    files, failed = walk([tmp_path])
    assert [file.source for file in files] == ["good.txt"]
    assert [failure.source for failure in failed] == [str(tmp_path / "shut")]


def test_linked_folders_are_followed_and_loops_are_told(tmp_path: Path) -> None:
    touch(tmp_path / "else" / "far.txt")
    touch(tmp_path / "root" / "in" / "near.txt")
    (tmp_path / "root" / "link").symlink_to(tmp_path / "else")
    (tmp_path / "root" / "in" / "loop").symlink_to(tmp_path / "root")
    files, failed = walk([tmp_path / "root"])
    assert [file.source for file in files] == ["in/near.txt", "link/far.txt"]
    assert [(failure.source, bool(failure.reason and failure.hint)) for failure in failed] == [("in/loop", True)]


def test_links_to_nowhere_and_pipes_are_told(tmp_path: Path) -> None:
    touch(tmp_path / "good.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "not there")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    files, failed = walk([tmp_path])
    assert [file.source for file in files] == ["good.txt"]
    assert [failure.source for failure in failed] == ["gone.txt", "pipe.txt", "self.txt"]


def test_aliases_at_the_top_of_a_root_are_no_source(tmp_path: Path) -> None:
    for name in ("one/aliases.toml", "one/a.txt", "one/deep/aliases.toml", "two/aliases.toml", "two/b.txt"):
        touch(tmp_path / name)
    files, failed = walk([tmp_path / "one", tmp_path / "two"])
    assert [file.source for file in files] == ["a.txt", "b.txt", "deep/aliases.toml"]
    assert failed == []


def test_aliases_alone_are_nothing_to_build_from(tmp_path: Path) -> None:
    touch(tmp_path / "aliases.toml")
    with pytest.raises(NoSources):
        walk([tmp_path])
