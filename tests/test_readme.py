"""Every command and example of the README is run."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import Bot, Turn
from index import Index
from tests.commands import interrupt, onrecord
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = [
    (m["kind"], m["code"]) for m in re.finditer(r"```(?P<kind>bash|python|json)\n(?P<code>.*?)```", README, re.DOTALL)
]
(QUESTIONS,) = (code for kind, code in BLOCKS if kind == "json")
COMMANDS = [line for kind, code in BLOCKS if kind == "bash" for line in code.splitlines() if line]
ONRECORD = [line for line in COMMANDS if line.startswith("onrecord ")]
OTHERS = [line for line in COMMANDS if not line.startswith("onrecord ")]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as a fresh clone has it, as far as the commands look, with the file of questions that is shown."""
    place = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "sources", place / "sources")
    (place / "questions.jsonl").write_text(QUESTIONS, encoding="utf-8")
    return place


def run(place: Path, *command: str) -> subprocess.CompletedProcess[str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("ONRECORD")}
    return subprocess.run(command, cwd=place, env=kept, capture_output=True, text=True, check=False)


@pytest.fixture
def web(tmp_path: Path) -> Iterator[str]:
    """A web server in the place of example.org."""
    (tmp_path / "news").mkdir()
    page = (ROOT / "sources" / "kremlin.html").read_text(encoding="utf-8")
    (tmp_path / "news" / "harbour.html").write_text(page, encoding="utf-8")
    item = "<item><title>Harbour</title><link>news/harbour.html</link></item>"
    (tmp_path / "feed.xml").write_text(f'<rss version="2.0"><channel>{item}</channel></rss>', encoding="utf-8")
    command = [sys.executable, "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, bufsize=1) as server:
        assert server.stdout
        try:
            yield f"http://127.0.0.1:{server.stdout.readline().split('port ')[1].split()[0]}"
        finally:
            server.terminate()


def test_the_commands_of_onrecord_run_in_their_order(place: Path, web: str) -> None:
    assert len(ONRECORD) >= 18
    for line in ONRECORD:
        args = shlex.split(line.replace("https://example.org", web))[1:]
        args += ["--private"] if "add" in args else []
        done = watched(place, *args) if "--watch" in args else run(place, sys.executable, "-m", "bot", *args)
        assert done.returncode == 0, f"{line}\n{done.stderr}"
        assert done.stdout.strip(), line
        assert "could not be used" not in done.stdout, line


def watched(place: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Runs what goes on until Ctrl-C, and gives it that after its first line."""
    with onrecord(*args, cwd=place) as process:
        assert process.stdout
        first = process.stdout.readline()
        out, err = interrupt(process)
    return subprocess.CompletedProcess(args, process.returncode, first + out, err)


def test_the_python_examples_run(place: Path) -> None:
    examples = [code for kind, code in BLOCKS if kind == "python"]
    assert examples
    for code in examples:
        done = run(place, sys.executable, "-c", code)
        assert done.returncode == 0, done.stderr
        assert "regrettable" in done.stdout
    assert "True" in run(place, sys.executable, "-c", examples[0]).stdout


def test_the_conversation_goes_as_it_is_shown(real: Index) -> None:
    (shown,) = re.findall(r"```text\n(.*?)```", README, re.DOTALL)
    history: list[Turn] = []
    for line in shown.splitlines():
        question, _, asked_as = map(str.strip, line.partition("→"))
        answer = Bot(real).ask(question, history)
        assert answer.found, question
        assert (answer.asked_as or "") == asked_as
        history += [Turn("user", question), Turn("assistant", answer.text, answer)]


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
