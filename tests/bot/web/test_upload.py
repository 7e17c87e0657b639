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


DEVICES = "con.txt CON.md nul.txt Nul.tar.gz aux.txt prn.html COM1.txt lpt9.pdf com¹.txt con.txt.txt CONIN$.txt".split()


@pytest.mark.parametrize("name", [*DEVICES, "con .txt", "nul..txt"])
def test_names_of_devices_are_refused(tmp_path: Path, home: Path, name: str) -> None:
    (refused,) = take([sent(tmp_path, name)], home, [str(home)], 50 * 2**20).refused
    assert (refused.reason, names(home)) == ("its name is that of a device", [])


@pytest.mark.parametrize(
    "name",
    [
        "..\\..\\up.txt",
        "..%2f..%2fup.txt",
        "C:\\up.txt",
        "C:up.txt",
        "\\\\server\\share\\up.txt",
        "up.txt::$DATA",
        "up.txt:hidden.txt",
        "up.txt ",
        "up.txt.",
        "up.txt...",
        "up.txt\udcff.txt",
        "\udcff.txt",
        "consul.txt",
        "…/…/up.txt".replace("/", "⁄"),
        "．．／up.txt",
        "a" * 100 + "é" * 60 + ".txt",
        "-rf.txt",
        "$(touch up).txt",
        "`up`;.txt",
    ],
)
def test_no_name_leads_out_of_the_folder(tmp_path: Path, home: Path, name: str) -> None:
    """What is taken lies in the folder itself, under a name that any file system knows, beside nothing else."""
    before = {file for file in tmp_path.rglob("*") if "server" not in file.parts}
    taken = take([sent(tmp_path, name)], home, [str(home)], 50 * 2**20)
    new = {file for file in tmp_path.rglob("*") if "server" not in file.parts} - before
    assert {file.parent for file in new} <= {home}
    assert sorted(file.name for file in new) == sorted(taken.names)
    assert len(taken.names) + len(taken.refused) == 1
    for made in new:
        assert made.is_file()
        assert not made.is_symlink()
        assert not set(made.name) & set('/\\:*?"<>|')
        assert made.name == made.name.strip(" .")
        assert len(made.name.encode()) < 200
    for refused in taken.refused:
        refused.source.encode()


def test_names_that_look_the_same_are_the_same(tmp_path: Path, home: Path) -> None:
    taken = take(
        [sent(tmp_path, "caf\u00e9.txt", b"one"), sent(tmp_path, "cafe\u0301.txt", b"two")], home, [str(home)], 50
    )
    assert taken.names == ("caf\u00e9.txt", "caf\u00e9-2.txt")


def test_what_is_sent_is_no_link(tmp_path: Path, home: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("nobody's business", encoding="utf-8")
    link, folder = tmp_path / "server" / "link.txt", tmp_path / "server" / "folder.txt"
    folder.mkdir(parents=True)
    link.symlink_to(secret)
    taken = take([link, folder], home, [str(home)], 50 * 2**20)
    assert [one.reason for one in taken.refused] == ["it is no file"] * 2
    assert (names(home), secret.exists()) == ([], True)


def test_a_link_in_the_folder_is_not_written_through(tmp_path: Path, home: Path) -> None:
    target = tmp_path / "target.txt"
    (home / "rain.txt").symlink_to(target)
    assert take([sent(tmp_path, "rain.txt")], home, [str(home)], 50 * 2**20).names == ("rain-2.txt",)
    assert not target.exists()


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
