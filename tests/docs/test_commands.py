"""Every command that a page shows is one: its options are known, its targets and extras are there."""

import re
import shlex
import tomllib
from contextlib import suppress
from pathlib import Path

import pytest
import typer

from bot.cli import app
from tests.conftest import ROOT
from tests.docs.pages import PAGES, blocks, spans

DATED = {"CHANGELOG.md", "decisions.md"}
NOW = [path for path in PAGES if path.name not in DATED]
# In the place of what a reader has to write.
HOLE = re.compile(r"…|\.\.\.|\bCOMMAND\b")


class Lacking(Exception):
    """A command that is only named lacks what it has to be given."""


def shown(path: Path) -> list[str]:
    """What a page has for a shell in blocks."""
    return [line.strip() for block in blocks(path, "bash", "sh") for line in block.lines]


def named(path: Path) -> list[str]:
    """What it has between backticks, but for holes that a reader has to fill in."""
    return [span.replace("NUMBER", "1") for span in spans(path) if not HOLE.search(span)]


def onrecord(line: str) -> list[list[str]]:
    """The arguments of each `onrecord` in a line."""
    found = re.findall(r"(?:^|(?<=[;&|] )|(?<=if )|(?<=/bin/))onrecord (?=[a-z])([^;&|>]*)", line)
    return [shlex.split(part, comments=True) for part in found]


@pytest.mark.parametrize("path", NOW, ids=lambda path: path.name)
def test_the_options_of_every_command_are_known(path: Path) -> None:
    for args in (args for line in shown(path) for args in onrecord(line)):
        understood(args)
    for args in (args for line in named(path) for args in onrecord(line)):
        with suppress(Lacking):
            understood(args)


def understood(args: list[str]) -> None:
    """Parses the arguments of a command as the command does, and runs nothing."""
    group = typer.main.get_command(app)
    with group.make_context("onrecord", list(args)) as context:
        name, command, rest = group.resolve_command(context, list(args))
        try:
            command.make_context(name, rest, parent=context)
        except typer.BadParameter as error:
            if error.message or type(error).__name__ != "MissingParameter":
                raise
            raise Lacking(error.format_message()) from error


def test_an_unknown_option_is_found() -> None:
    understood(shlex.split("said Peskov --about NATO"))
    for wrong in ("said --abuot NATO", "siad", "ask"):
        with pytest.raises(Exception, match=r"(?i)no such|missing"):
            understood(wrong.split())


@pytest.mark.parametrize("path", NOW, ids=lambda path: path.name)
def test_the_targets_of_make_are_there(path: Path) -> None:
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for line in [*shown(path), *named(path)]:
        if target := re.fullmatch(r"make ([a-z][\w-]*)(?: \w+=.*)?", line):
            assert target[1] in targets, line


@pytest.mark.parametrize("path", NOW, ids=lambda path: path.name)
def test_the_scripts_are_there(path: Path) -> None:
    for line in [*shown(path), *named(path)]:
        for script in re.findall(r"\bpython (tests/[\w/]+\.py)", line):
            assert (ROOT / script).is_file(), line


@pytest.mark.parametrize("path", NOW, ids=lambda path: path.name)
def test_the_extras_are_there(path: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for extras in re.findall(r"onrecord\[([\w,]+)\]", path.read_text(encoding="utf-8")):
        assert set(extras.split(",")) <= project["optional-dependencies"].keys(), extras


@pytest.mark.parametrize("path", NOW, ids=lambda path: path.name)
def test_python_can_be_read(path: Path) -> None:
    for block in blocks(path, "python"):
        compile(block.code, path.name, "exec")
