"""`onrecord user`, and what `onrecord serve` demands before it opens a page to others."""

import io
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from bot.web.access.users import Users
from tests.bot.test_cli import run
from tests.bot.web.access.conftest import EVERYWHERE
from tests.conftest import ROOT


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))


def test_a_user_is_written_and_taken_away(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "users"
    for password, told in (("correct horse", "may log in with"), ("battery staple", "has a new password in")):
        typed(monkeypatch, f"{password}\n")
        assert run(capsys, "user", "ann", "--auth", str(file)) == (0, f"ann {told} {file}\n", "")
        assert Users(file).check("ann", password)
    assert run(capsys, "user", "ann", "--auth", str(file), "--remove")[0] == 0
    status, _, err = run(capsys, "user", "ann", "--auth", str(file), "--remove")
    assert (status, "names no users" in err) == (2, True)


def test_at_a_terminal_it_is_asked_for_twice_and_not_shown(tmp_path: Path) -> None:
    """As a person does it: the terminal is a real one."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "bot", "user", "ann", "--auth", str(tmp_path / "users")]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    ) as asks:
        os.close(theirs)
        shown = b""
        for prompt in (b"Password: ", b"Repeat for confirmation: "):
            while not shown.endswith(prompt):
                shown += os.read(ours, 1)
            os.write(ours, b"correct horse\n")
        asks.wait(60)
    os.close(ours)
    assert b"correct" not in shown
    assert Users(tmp_path / "users").check("ann", "correct horse")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--host", EVERYWHERE), "nobody would have to log in"),
        (("--host", "::"), "nobody would have to log in"),
        (("--name", "notes.example.org"), "nobody would have to log in"),
        (("--auth", "{tmp}/none"), "cannot be read"),
        (("--auth", "{tmp}/users", "--no-auth"), "contradict each other"),
        (("--auth", "{tmp}/users", "--editors", "ann, zoe"), "no user: zoe"),
        (("--no-auth", "--proxy", "everywhere"), "is not the address of a proxy"),
        (("--rate", "-1"), "--rate"),
        (("--upload", "0"), "--upload"),
    ],
)
def test_what_serve_refuses(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    options: tuple[str, ...],
    told: str,
) -> None:
    typed(monkeypatch, "correct horse\n")
    run(capsys, "user", "ann", "--auth", str(tmp_path / "users"))
    status, _, err = run(capsys, "serve", *(option.format(tmp=tmp_path) for option in options))
    assert (status, told in err) == (2, True), err


def test_an_address_of_another_machine_is_told(capsys: pytest.CaptureFixture[str], store: Path) -> None:
    status, _, err = run(capsys, "serve", "--host", "192.0.2.7", "--no-auth", "--store", str(store))
    assert status == 2
    assert "anybody who reaches this machine can read the sources" in err
    assert "192.0.2.7 is no address of this machine" in err
