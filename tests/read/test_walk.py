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
