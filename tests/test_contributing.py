"""What CONTRIBUTING.md, the templates and the hooks name is there, and what they say of the checks is so."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from index.read import reader
from index.split import passages
from index.store import manifest
from tests.conftest import ROOT

PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TEMPLATES = sorted((ROOT / ".github").rglob("*.md"))
COMMANDS = [line for code in re.findall(r"```bash\n(.*?)```", PAGE, re.DOTALL) for line in code.splitlines()]


def recipe(target: str) -> list[str]:
    """The commands of a target, with their variables."""
    (found,) = re.findall(rf"^{target}:.*\n((?:\t.*\n)+)", MAKEFILE, re.MULTILINE)
    return [line.strip() for line in found.splitlines()]


def test_every_file_that_it_names_is_there() -> None:
    named = re.findall(r"`([\w.]+/[\w./]*|[\w-]+\.(?:py|toml|txt|yaml|md))`|\]\((?!http)([^)]+)\)", PAGE)
    names = {name for pair in named for name in pair if name and not re.search(r"ROOM|NAME|LANGUAGE", name)}
    assert {name for name in names if not (ROOT / name).exists()} == set()


def test_every_name_in_code_is_there() -> None:
    assert isinstance(reader.RULES, str)
    assert isinstance(passages.RULES, str)
    assert isinstance(manifest._FORMAT, int)
    for file, name in (
        ("index/types.py", "class Filters"),
        ("index/types.py", "class Narrowed"),
        ("index/types.py", "class Given"),
        ("index/store/row.py", "class Beside"),
        ("index/store/terms.py", "def of_source"),
        ("index/store/within.py", "def narrowed"),
        ("index/search/filters.py", "def passes"),
        ("index/read/download.py", "_TYPES"),
        ("index/read/text.py", "def read_text"),
        ("index/read/zipped.py", "def open_zip"),
        ("index/read/draft.py", "def under_headings"),
        ("index/store/reading.py", "def about"),
        ("tests/fuzz/reading.py", "_PARTED"),
        ("index/split/statements.py", "def statements"),
        ("tests/search/test_filters.py", "GIVEN"),
    ):
        assert name.split()[-1] in PAGE
        assert name in (ROOT / file).read_text(encoding="utf-8")


def test_every_target_that_it_names_is_there() -> None:
    for target in re.findall(r"(?:`|^)make (\w+)", PAGE, re.MULTILINE):
        assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE), target


@pytest.mark.parametrize("line", [line for line in COMMANDS if "pytest" in line])
def test_a_line_that_runs_tests_finds_some(line: str) -> None:
    program, *args = shlex.split(line)
    assert program == ".venv/bin/python"
    done = subprocess.run([sys.executable, *args, "--collect-only", "-q"], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_hooks_do_what_make_check_does_before_the_tests() -> None:
    told = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    hooks = [hook["entry"].removeprefix(".venv/bin/") for repo in told["repos"] for hook in repo["hooks"]]
    checks = [re.sub(r"\$\(if .*\)| \.$", "", line.removeprefix("$(BIN)/")).split() for line in recipe("check")]
    assert [hook.split()[:2] for hook in hooks] == [words[:2] for words in checks[:-1]]
    assert checks[-1] == ["$(PYTEST)"] == recipe("test")[-1].split()


def test_ci_runs_the_same() -> None:
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").rstrip().endswith("\nmake check")
    assert "bash .ci/run" in (ROOT / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_a_template_is_short_and_names_what_there_is(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert len(text.splitlines()) < 25
    if file.parent.name == "ISSUE_TEMPLATE":
        assert set(yaml.safe_load(text.split("---\n")[1])) == {"name", "about"}
    for target in re.findall(r"`make (\w+)`", text):
        assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE)
    for name in re.findall(r"`([\w./]+\.md|tests/\w+)`", text):
        assert (ROOT / name).exists()
