"""docs/cli.md is what the commands print, and the commands are told alike."""

import re

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from bot.cli import app
from tests.docs.console import COMMANDS, commands_page, printed

_GROUP = get_command(app)
assert isinstance(_GROUP, TyperGroup)
BY_NAME = _GROUP.commands
# The options that several commands share stand in this order in each, behind those that one has alone.
SHARED = (
    "-k --speaker --publisher --source --since --until --store --model --embedder --reranker --llm-url --llm-model "
    "--json --help"
).split()


def help_of(*command: str) -> str:
    return printed(" ".join(["onrecord", *command, "--help"]))[1]


def options(name: str) -> list[str]:
    return re.findall(r"^  (-[\w-]+)", help_of(name), re.MULTILINE)


def test_the_page_is_current() -> None:
    page = COMMANDS.read_text(encoding="utf-8")
    assert re.findall(r"^## (.*)", page, re.MULTILINE) == list(BY_NAME)
    assert page == commands_page(), "run: python tests/docs/console.py"


@pytest.mark.parametrize("name", BY_NAME)
def test_every_command_option_and_argument_has_help(name: str) -> None:
    assert BY_NAME[name].help
    assert all(getattr(parameter, "help", None) for parameter in BY_NAME[name].params)


@pytest.mark.parametrize("name", BY_NAME)
def test_a_command_is_told_in_one_line_of_the_list(name: str) -> None:
    first = (BY_NAME[name].help or "").splitlines()[0]
    assert f" {first}\n" in help_of()


@pytest.mark.parametrize("name", BY_NAME)
def test_options_stand_in_one_order_everywhere(name: str) -> None:
    shared = [option for option in options(name) if option in SHARED]
    assert shared == sorted(shared, key=SHARED.index)
    assert shared == options(name)[-len(shared) :]


def test_values_are_called_alike_wherever_they_are() -> None:
    told: dict[str, set[str | None]] = {}
    for command in BY_NAME.values():
        for parameter in command.params:
            told.setdefault(parameter.opts[0], set()).add(parameter.metavar)
    assert [option for option, names in told.items() if len(names) > 1] == []


@pytest.mark.parametrize("name", BY_NAME)
def test_values_are_called_by_no_type_of_python(name: str) -> None:
    assert not re.search(r"^  -.*<", help_of(name), re.MULTILINE)
