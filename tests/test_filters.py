"""A filter that one door takes is taken by all of them: Python, command line, chat, API and evaluation; and told."""

import re
from dataclasses import fields
from inspect import getdoc, signature

import pytest

from bot import Bot, cli, tasks
from bot.listing import listed
from bot.web.api.endpoints import endpoints
from bot.web.chat import filters as chat
from index import Index, retrieve
from index.types import Filters, Given, Narrowed
from tests.conftest import ROOT

ALL = {one.name for one in fields(Filters)}
# A speaker is whom statements are of, and no filter there.
OF_STATEMENTS = ALL - {"speaker"}


def takes(function: object) -> set[str]:
    return {*signature(function).parameters}


def test_in_python() -> None:
    assert takes(Index.retrieve) >= ALL
    assert takes(Index.statements) >= OF_STATEMENTS
    assert set(Given.__annotations__) | set(Narrowed.__annotations__) == ALL
    assert set(Narrowed.__annotations__) == OF_STATEMENTS


@pytest.mark.parametrize("command", [cli.ask, cli.retrieve, cli.said])
def test_on_the_command_line(command: object) -> None:
    assert takes(command) >= ALL


def test_for_programs() -> None:
    lacking = {endpoint.__name__: ALL - takes(endpoint) for endpoint in endpoints(Bot(Index.open("nowhere")))}
    assert not any(lacking.values()), lacking


def test_in_the_chat() -> None:
    assert set(chat.given(Index.open("nowhere"), [])) == ALL


def test_in_a_file_of_questions() -> None:
    # What a right passage stands in is named by "source".
    assert {*tasks._FILTERS} == ALL - {"source"}


@pytest.mark.parametrize(
    ("page", "line", "name", "told"),
    [
        ("using.md", r"^\| (`--.*?) \|", r"--(\w+)", ALL),
        ("using.md", r"A line may have the filters (.*)", r"`(\w+)`", ALL - {"source"}),
        ("scripting.md", r"`retrieve` takes (.*)", r"`(\w+)`", ALL),
    ],
)
def test_on_pages(page: str, line: str, name: str, told: set[str]) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    assert told <= {*re.findall(name, " ".join(re.findall(line, text, re.MULTILINE)))}


@pytest.mark.parametrize(
    ("function", "told"),
    [(Bot.ask, ALL), (retrieve, ALL), (listed, OF_STATEMENTS), (cli.evaluation, ALL)],
    ids=lambda one: getattr(one, "__qualname__", ""),
)
def test_in_docstrings(function: object, told: set[str]) -> None:
    assert told <= {*re.findall(r"\w+", getdoc(function) or "")}
