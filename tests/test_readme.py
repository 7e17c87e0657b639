"""Every command and example of the README is run."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = [(m["kind"], m["code"]) for m in re.finditer(r"```(?P<kind>bash|python)\n(?P<code>.*?)```", README, re.DOTALL)]
COMMANDS = [line for kind, code in BLOCKS if kind == "bash" for line in code.splitlines() if line]
ONRECORD = [line for line in COMMANDS if line.startswith("onrecord ")]
OTHERS = [line for line in COMMANDS if not line.startswith("onrecord ")]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as a fresh clone has it, as far as the commands look."""
    place = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "sources", place / "sources")
    return place


def run(place: Path, *command: str) -> subprocess.CompletedProcess[str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("ONRECORD")}
    return subprocess.run(command, cwd=place, env=kept, capture_output=True, text=True, check=False)


def test_the_commands_of_onrecord_run_in_their_order(place: Path) -> None:
    assert len(ONRECORD) >= 9
    for line in ONRECORD:
        done = run(place, sys.executable, "-m", "bot", *shlex.split(line)[1:])
        assert done.returncode == 0, f"{line}\n{done.stderr}"
        assert done.stdout.strip(), line
        assert "could not be used" not in done.stdout, line


def test_the_python_examples_run(place: Path) -> None:
    examples = [code for kind, code in BLOCKS if kind == "python"]
    assert examples
    for code in examples:
        done = run(place, sys.executable, "-c", code)
        assert done.returncode == 0, done.stderr
        assert "regrettable" in done.stdout
        assert "True" in done.stdout


@pytest.mark.parametrize("line", [line for line in OTHERS if line.startswith("make ")])
def test_the_targets_of_make_exist(line: str) -> None:
    if shutil.which("make") is None:
        pytest.skip("make is not installed")
    done = run(ROOT, "make", "--dry-run", *shlex.split(line)[1:])
    assert done.returncode == 0, done.stderr


def test_the_lines_without_make_are_what_make_run_does() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for name, value in (("PYTHON", "python3"), ("VENV", ".venv"), ("BIN", ".venv/bin")):
        makefile = makefile.replace(f"$({name})", value)
    for line in OTHERS:
        assert line.startswith("make ") or line in makefile.replace("--quiet ", ""), line


def test_every_file_named_in_the_readme_is_there() -> None:
    for name in re.findall(r"`((?:tests|docs|sources|index|bot|prompts)/[\w./]*)`|\]\((?!http)([^)]+)\)", README):
        path = ROOT / (name[0] or name[1])
        assert path.exists(), path
