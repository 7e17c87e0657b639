"""Every command and example of the README, of docs/using.md and of docs/scripting.md is run, in its order."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot import Bot, Turn
from index import Index
from tests.conftest import ROOT
from tests.docs.pages import README, Block, blocks, page, typed
from tests.docs.place import Place

USING, SCRIPTING = page("docs/using.md"), page("docs/scripting.md")
STATUS, _, JSON = SCRIPTING.read_text(encoding="utf-8").partition("### JSON")
RUN = [README, USING, SCRIPTING]
UNDERSTOOD = {"bash", "sh", "python", "json", "toml", "ini", "crontab", "text"}
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def of(path: Path, kind: str) -> list[Block]:
    return blocks(path, kind)


@pytest.mark.parametrize("path", RUN, ids=lambda path: path.name)
def test_every_block_is_of_a_kind_that_is_run(path: Path) -> None:
    assert blocks(path)
    assert {block.kind for block in blocks(path)} <= UNDERSTOOD
    for line in typed(path):
        assert line.split()[0] in {"onrecord", "make", ".", "python3", ".venv/bin/python", *SYSTEM}, line


SYSTEM = ("systemctl", "journalctl", "loginctl")
"""The commands of systemd; `test_units` has its files."""


@pytest.mark.parametrize("path", [README, USING], ids=lambda path: path.name)
def test_the_commands_run(path: Path, clone: Place) -> None:
    (clone.folder / "questions.jsonl").write_text(of(USING, "json")[0].code, encoding="utf-8")
    for line in (line for line in typed(path) if line.startswith("onrecord ")):
        done = clone.types(line)
        assert done.status == 0, f"{line}\n{done.err}"
        assert done.out.strip(), line
        assert "could not be used" not in done.out, line


def test_a_folder_of_ones_own_takes_the_place_of_the_briefs(clone: Place) -> None:
    for brief in (own := clone.folder / "home" / "my-folder").iterdir():
        brief.unlink() if brief.suffix != ".eml" else None
    (own / "boats.html").write_text("<h1>Boats</h1><p>Boris told reporters that boats sink.</p>", encoding="utf-8")
    (own / "clouds.csv").write_text("title,text\nClouds,Anna described the clouds as grey.\n", encoding="utf-8")
    (own / "torn.pdf").write_bytes(b"%PDF-1.7 and no more")
    (built,) = (line for line in typed(README) if "my-folder" in line)
    done = clone.types(built)
    assert done.status == 0
    assert "15 removed" in done.out
    assert "torn.pdf" in done.out, "what could not be used is listed"
    for question, said in (("Clara", "it rains"), ("Boris", "boats sink"), ("Anna", "grey")):
        assert said in clone.types(f"onrecord ask 'what did {question} say'").out
    assert clone.types("onrecord ask 'what did Peskov say'").status == 1


def test_the_environment_is_the_one_that_make_makes() -> None:
    made = MAKEFILE
    for name, value in (("PYTHON", "python3"), ("VENV", ".venv"), ("BIN", ".venv/bin")):
        made = made.replace(f"$({name})", value)
    lines = [line for path in RUN for line in typed(path) if line.startswith((".", "python3"))]
    assert len(lines) == 4
    for line in lines:
        assert line == ". .venv/bin/activate" or line in made.replace("--quiet ", ""), line


def test_the_python_examples_run(clone: Place) -> None:
    code = "\n".join(f"exec({block.code!r}, {{}})\nprint('END')" for path in RUN for block in of(path, "python"))
    environment = {key: value for key, value in os.environ.items() if not key.startswith("ONRECORD")}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=clone.folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    *printed, _ = done.stdout.split("END\n")
    assert len(printed) == 5
    readme, using, passages, statements, follow_up = printed
    assert all("regrettable" in told for told in (readme, using, passages))
    assert "root" in statements
    assert follow_up.startswith("what did Zelenskyy say about NATO")


def test_a_script_goes_by_the_status(clone: Place) -> None:
    (block,) = of(SCRIPTING, "sh")
    environment = {**os.environ, "PATH": f"{clone.folder / '.venv' / 'bin'}:{os.environ['PATH']}"}
    command = ["sh", "-eu", "-c", block.code]
    done = subprocess.run(command, cwd=clone.folder, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "answered\n", "")
    assert "regrettable" in (clone.folder / "answer.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("onrecord ask 'what is the capital of Australia'", 1),
        ("onrecord retrieve prisoners --publisher Nobody", 1),
        ("onrecord said Nobody", 1),
        ("onrecord text nothing.txt", 2),
        ("onrecord ask 'what did Peskov say' --since never", 2),
        ("onrecord add https://example.org/nothing.html", 2),
    ],
)
def test_the_status_is_the_one_that_is_told(clone: Place, line: str, status: int) -> None:
    (row,) = re.findall(rf"^\| .*`{' '.join(line.split()[:2])} [^|]* \| .* \| (.*) \|$", STATUS, re.MULTILINE)
    assert status == 2 or re.search(rf"\b{status}\b", row)
    done = clone.types(line)
    assert done.status == status
    assert bool(done.out) is (status == 1 or "add" in line)
    assert bool(done.err) is (status == 2 and "add" not in line)


def shapes() -> list[tuple[str, list[str]]]:
    """The rows of the tables of JSON: a command, or what stands in its answer, and its keys."""
    rows = re.findall(r"^\| (`onrecord [^|]*`|an? \w+) \| (.*) \|$", JSON.partition("\n## ")[0], re.MULTILINE)
    return [(of.strip("`"), re.findall(r"`(\w+)`", keys)) for of, keys in rows]


def test_the_keys_of_json_are_those_that_are_told(clone: Place) -> None:
    (clone.folder / "questions.jsonl").write_text(of(USING, "json")[0].code, encoding="utf-8")
    assert clone.types("onrecord add https://example.org/feed.xml").status == 0
    found = {}
    for line, keys in (row for row in shapes() if row[0].startswith("onrecord")):
        told = json.loads(clone.types(line).out)
        assert list(told[0] if isinstance(told, list) else told) == keys, line
        found[line.split()[1]] = told
    parts = {"a citation": found["ask"]["citations"], "a passage": found["retrieve"]["passages"]}
    parts["a statement"] = found["said"]["statements"]
    for name, keys in (row for row in shapes() if row[0] in parts):
        assert list(parts.pop(name)[0]) == keys, name
    assert not parts


def test_the_conversation_goes_as_it_is_shown(real: Index) -> None:
    (shown,) = (block for block in of(USING, "text") if "→" in block.code)
    history: list[Turn] = []
    for line in shown.lines:
        question, _, asked_as = map(str.strip, line.partition("→"))
        answer = Bot(real).ask(question, history)
        assert answer.found, question
        assert (answer.asked_as or "") == asked_as
        history += [Turn("user", question), Turn("assistant", answer.text, answer)]


def test_the_aliases_are_understood(clone: Place) -> None:
    (block,) = of(USING, "toml")
    (clone.folder / "sources" / "aliases.toml").write_text(block.code, encoding="utf-8")
    assert clone.types("onrecord build sources").status == 0
    assert "Said by Volodymyr Zelensky" in clone.types("onrecord ask 'what did the comedian say about NATO'").out


def test_editors_are_told_the_address_that_the_api_has() -> None:
    (address,) = re.findall(r'"url": "(http://127.0.0.1[^"]*)"', page("docs/api.md").read_text(encoding="utf-8"))
    code, cursor = (json.loads(block.code) for block in of(SCRIPTING, "json"))
    assert code == {"servers": {"onrecord": {"type": "http", "url": address}}}
    assert cursor == {"mcpServers": {"onrecord": {"url": address}}}


def test_time_and_again_by_cron(clone: Place) -> None:
    (line,) = (block.code.strip() for block in of(SCRIPTING, "crontab"))
    minute, *others, command = line.split(maxsplit=5)
    assert minute.isdigit()
    assert others == ["*"] * 4
    assert "%" not in command  # Cron would end the line there.
    (clone.folder / ".venv" / "bin" / "onrecord").write_text(
        '#!/bin/sh\npwd -P\necho "onrecord $@"\n', encoding="utf-8"
    )
    subprocess.run(["sh", "-c", command], env={**os.environ, "HOME": str(clone.folder / "home")}, check=True)
    where, what = (clone.folder / "build.log").read_text(encoding="utf-8").splitlines()
    assert Path(where) == clone.folder.resolve()
    assert "15 kept" in clone.types(what).out
