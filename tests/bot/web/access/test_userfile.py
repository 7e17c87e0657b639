"""A file of users, as htpasswd writes it."""

import shutil
import stat
import subprocess
from pathlib import Path
from typing import Any

import pytest

from bot.web.access import userfile
from bot.web.access.userfile import open_to_others, read, remove, weak, write
from bot.web.access.users import Users
from index.errors import UsersError

KEPT = "$2y$05$" + "a" * 53


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(userfile, "_COST", 4)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    file = tmp_path / "users"
    assert not write(file, "ann", "correct horse")
    assert not write(file, "bob", "battery staple")
    assert write(file, "ann", "Pferd äöü 🐎")
    assert list(read(file)) == ["ann", "bob"]
    assert Users(file).check("ann", "Pferd äöü 🐎")
    assert not Users(file).check("ann", "correct horse")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert not open_to_others(file)
    assert list(tmp_path.iterdir()) == [file]
    remove(file, "ann")
    assert list(read(file)) == ["bob"]
    with pytest.raises(UsersError, match="no user ann"):
        remove(file, "ann")


def test_other_lines_stay_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "users"
    file.write_text(f"# of the reading room\n\nann:{KEPT}\nbob:{KEPT}\n", encoding="utf-8")
    write(file, "ann", "correct horse")
    lines = file.read_text(encoding="utf-8").splitlines()
    assert [lines[0], lines[1], lines[2][:4], lines[3]] == ["# of the reading room", "", "ann:", f"bob:{KEPT}"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "names no users"),
        ("# nobody\n\n", "names no users"),
        ("ann", "line 1 is not NAME:HASH"),
        (f"ann:{KEPT}\n:{KEPT}", "line 2 is not NAME:HASH"),
        ("ann:$apr1$abcdefgh$abcdefghijklmnopqrstuv", "not kept as a bcrypt hash"),
        ("ann:{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=", "not kept as a bcrypt hash"),
        ("ann:$6$salt$hash", "not kept as a bcrypt hash"),
        ("ann:correct horse", "not kept as a bcrypt hash"),
        (f"ann:{KEPT}x", "not kept as a bcrypt hash"),
        ("ann:", "not kept as a bcrypt hash"),
        (f"ann:{KEPT.replace('05', '20')}", "cost 20"),
        (f"ann:{KEPT.replace('05', '03')}", "cost 3"),
        (f"ann:{KEPT}\nann:{KEPT}", "line 2: ann is there already"),
    ],
)
def test_a_broken_file_is_told(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "users"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UsersError, match=told) as error:
        Users(file)
    assert error.value.hint
    assert "horse" not in f"{error.value} {error.value.hint}", "a password is never shown"


def test_no_file_is_told(tmp_path: Path) -> None:
    for file in (tmp_path / "none", tmp_path):
        with pytest.raises(UsersError, match="cannot be read"):
            Users(file)
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsersError, match="no text"):
        Users(tmp_path / "bytes")
    with pytest.raises(UsersError, match="cannot be written"):
        write(tmp_path / "none" / "users", "ann", "correct horse")


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("ann", "short"),
        ("ann", "x" * 73),
        ("ann", "é" * 37),
        ("ann", "nothing\0at all"),
        ("", "correct horse"),
        ("a:b", "correct horse"),
        ("#ann", "correct horse"),
        (" ann", "correct horse"),
        ("ann\n", "correct horse"),
        ("x" * 65, "correct horse"),
        ("everyone", "correct horse"),
    ],
)
def test_what_will_not_do_is_not_written(tmp_path: Path, name: str, password: str) -> None:
    with pytest.raises(UsersError):
        write(tmp_path / "users", name, password)
    assert not list(tmp_path.iterdir())


def test_who_can_read_it_and_what_is_soon_guessed(tmp_path: Path, users: Path) -> None:
    file = Path(shutil.copy(users, tmp_path))
    file.chmod(0o644)
    assert open_to_others(file)
    assert weak(read(file)) == ["ann", "bob"]


def test_htpasswd_and_we_read_each_other(tmp_path: Path) -> None:
    if shutil.which("htpasswd") is None:
        pytest.skip("htpasswd is not installed (Debian: apt-get install apache2-utils)")
    file = tmp_path / "users"
    command: list[Any] = ["htpasswd", "-B", "-b", "-c", file, "ann", "correct horse"]
    subprocess.run(command, check=True, capture_output=True)
    assert Users(file).check("ann", "correct horse")
    write(file, "bob", "battery staple")
    subprocess.run(["htpasswd", "-v", "-b", file, "bob", "battery staple"], check=True, capture_output=True)
