"""Names and passwords are checked against a file of users."""

import shutil
from pathlib import Path

import bcrypt
import pytest

from bot.web.access import userfile
from bot.web.access.userfile import remove, write
from bot.web.access.users import Users
from tests.bot.web.access.conftest import PASSWORDS


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(userfile, "_COST", 4)


def test_names_and_passwords_are_checked(users: Path) -> None:
    known = Users(users)
    assert known.names == ["ann", "bob"]
    for name, password in PASSWORDS.items():
        assert known.check(name, password)
        for wrong in ("", password + "x", password.upper(), password + "\0", "x" * 100, "é" * 40, "\ud800"):
            assert not known.check(name, wrong)
        assert not known.check(name.upper(), password)
    assert not known.check("zoe", "correct horse")
    assert not known.check("", "")


def test_a_password_of_another_is_no_password_for_somebody_unknown(users: Path) -> None:
    known = Users(users)
    assert not any(known.check(f"name {n}", password) for n in range(20) for password in PASSWORDS.values())


def test_somebody_unknown_costs_one_hash_as_everybody_does(users: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bytes] = []
    real = bcrypt.checkpw
    monkeypatch.setattr(bcrypt, "checkpw", lambda given, kept: asked.append(kept) or real(given, kept))
    known = Users(users)
    for name in ("ann", "zoe", "zoe", "zoe"):
        known.check(name, "x")
    assert len(asked) == 4
    assert len(set(asked[1:])) == 1, "the same name is always as slow"


def test_users_are_read_again_when_they_change(users: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    file = Path(shutil.copy(users, tmp_path))
    known = Users(file)
    write(file, "zoe", "a new password")
    assert known.check("zoe", "a new password")
    file.write_text("broken", encoding="utf-8")
    assert known.check("zoe", "a new password")
    assert "the users before are kept" in caplog.text
    remove(Path(shutil.copy(users, tmp_path)), "bob")
    assert not known.check("bob", PASSWORDS["bob"])
