"""Every command of docs/serving.md is run, in its order."""

import re
import shlex
import shutil
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.commands import interrupt, onrecord
from tests.conftest import ROOT, free_port

PAGE = (ROOT / "docs" / "serving.md").read_text(encoding="utf-8")
# Those of Docker stand in blocks of another kind: there may be none.
COMMANDS = [line for code in re.findall(r"```bash\n(.*?)```", PAGE, re.DOTALL) for line in code.splitlines() if line]


@pytest.fixture
def place(tmp_path: Path, store: Path) -> Path:
    shutil.copytree(store, tmp_path / ".onrecord")
    return tmp_path


def test_the_commands_run(place: Path) -> None:
    assert {line.split()[1] for line in COMMANDS} == {"user", "serve"}
    for line in COMMANDS:
        args = shlex.split(line)[1:]
        if args[0] == "user":
            command = [sys.executable, "-m", "bot", *args]
            subprocess.run(command, cwd=place, input=b"correct horse\n", check=True, capture_output=True)
        else:
            asks_for_a_login(place, *args)


def asks_for_a_login(place: Path, *args: str) -> None:
    port = free_port()
    with onrecord(*args, "--port", str(port), cwd=place) as process:
        assert process.stdout
        assert "On the Record is open at" in process.stdout.readline()
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as page:
            assert page.url.startswith(f"http://127.0.0.1:{port}/login")
        interrupt(process)


def test_what_it_says_of_defaults_is_so() -> None:
    done = subprocess.run([sys.executable, "-m", "bot", "serve", "--help"], capture_output=True, text=True, check=True)
    for option in set(
        re.findall(r"--(?:auth|no-auth|editors|host|name|proxy|rate|upload|metrics|log-questions|log)\b", PAGE)
    ):
        assert option in done.stdout
    told = " ".join(done.stdout.split())
    assert "[default: 60]" in told
    assert "[default: 50]" in told
