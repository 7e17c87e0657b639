from pathlib import Path

import pytest

from bot.web.library.upload import into, take
from index import Index
from index.errors import QuestionError


def sent(tmp_path: Path, name: str, data: bytes = b"Dora Quint said that it rained.") -> Path:
    """A file where a server puts one that a browser sent."""
    place = tmp_path / "server" / str(abs(hash((name, data)))) / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)
    return place


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    return home


def names(home: Path) -> list[str]:
    return sorted(file.name for file in home.iterdir())


def test_a_file_is_taken_and_nothing_else_is_left_of_it(tmp_path: Path, home: Path) -> None:
    file = sent(tmp_path, "rain.txt")
    assert take([file], home, [str(home)], 50 * 2**20).names == ("rain.txt",)
    assert (home / "rain.txt").read_bytes() == b"Dora Quint said that it rained."
    assert names(home) == ["rain.txt"]
    assert not file.parent.exists()


def test_nothing_is_overwritten(tmp_path: Path, home: Path) -> None:
    (home / "rain.txt").write_bytes(b"first")
    (home / "rain-2.txt").write_bytes(b"second")
    assert take([sent(tmp_path, "rain.txt")], home, [str(home)], 50 * 2**20).names == ("rain-3.txt",)
    assert (home / "rain.txt").read_bytes() == b"first"
    assert (home / "rain-2.txt").read_bytes() == b"second"


def test_the_same_file_again_is_told(tmp_path: Path, home: Path) -> None:
    (home / "rain.txt").write_bytes(b"Dora Quint said that it rained.")
    taken = take([sent(tmp_path, "rain.txt")], home, [str(home)], 50 * 2**20)
    assert (taken.names, taken.same) == ((), ("rain.txt",))
    assert names(home) == ["rain.txt"]


def test_a_name_that_another_folder_of_the_library_has_is_not_used_twice(tmp_path: Path, home: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "rain.txt").touch()
    single = tmp_path / "snow.txt"
    single.touch()
    roots = [str(home), str(other), str(single)]
    taken = take([sent(tmp_path, "rain.txt"), sent(tmp_path, "snow.txt")], home, roots, 50 * 2**20)
    assert taken.names == ("rain-2.txt", "snow-2.txt")


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("run.exe", ".exe is not a format"),
        ("README", "without a suffix"),
        (".hidden.txt", "hidden"),
        ("~$draft.docx", "hidden"),
        (".fetched.json", "hidden"),
        ("aliases.toml", ".toml is not a format"),
    ],
)
def test_what_is_not_read_is_refused(tmp_path: Path, home: Path, name: str, word: str) -> None:
    file = sent(tmp_path, name)
    taken = take([file], home, [str(home)], 50 * 2**20)
    assert word in taken.refused[0].reason
    assert taken.refused[0].hint
    assert names(home) == []
    assert not file.parent.exists()


def test_a_large_file_is_refused_and_the_others_are_taken(tmp_path: Path, home: Path) -> None:
    taken = take([sent(tmp_path, "a.txt", b"x" * 11), sent(tmp_path, "b.txt", b"y" * 10)], home, [str(home)], 10)
    assert [one.source for one in taken.refused] == ["a.txt"]
    assert taken.names == ("b.txt",)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("a\\..\\b.txt", "a-..-b.txt"),
        ("a:b*?.TXT", "a-b-.txt"),
        ("a\nb.txt", "a-b.txt"),
        ("gnp\u202efdp.txt", "gnp-fdp.txt"),
        ("<img src=x>.txt", "-img src=x-.txt"),
        ("Отчёт 1.txt", "Отчёт 1.txt"),
        ("x" * 251 + ".txt", "x" * 150 + ".txt"),
    ],
)
def test_names_are_made_safe(tmp_path: Path, home: Path, name: str, safe: str) -> None:
    assert take([sent(tmp_path, name)], home, [str(home)], 50 * 2**20).names == (safe,)
    assert names(home) == [safe]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, home: Path) -> None:
    file = sent(tmp_path, "a.txt")
    taken = take([file], home / "gone", [str(home)], 50 * 2**20)
    assert "cannot be saved" in taken.refused[0].reason
    assert not file.exists()


def test_new_files_go_into_the_first_folder(index: Index, folder: Path, tmp_path: Path) -> None:
    single = tmp_path / "single.txt"
    single.write_text("Ada said it was late.", encoding="utf-8")
    index.build([single, folder])
    assert into(index) == folder
    index.build([single])
    with pytest.raises(QuestionError, match="no folder"):
        into(index)
