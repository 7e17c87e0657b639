"""The code is measured as it is said to be, and keeps to its anchors."""

from pathlib import Path
from statistics import median, quantiles

import pytest

from tests.conftest import ROOT
from tests.eval.measures import Module, arguments, arrows, between_rooms, circles, length, modules, settings, table

LONG = {"index.index", "index.types"}
"""Modules of more than 250 lines; docs/architecture.md says why."""
CODE = {
    "app.py": '"""The door."""\n',
    "index/__init__.py": '"""A."""\n\nfrom index.a.one import One\n\n__all__ = ["One"]\n',
    "index/a/one.py": '"""B.\n\nC.\n"""\n\n\nclass One:\n    def take(self, a, b):\n        import index.b.two  # L\n',
    "index/b/two.py": "from index.a import one\n\n\ndef _two():\n    try:\n        one()\n    except Exception: ...\n",
    "bot/types.py": "class Settings:\n    a: int\n    b: str = ''\n\n    def c(self): ...\n",
    "prompts/__init__.py": "",
}


@pytest.fixture
def made_up(tmp_path: Path) -> list[Module]:
    for name, text in CODE.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return modules(tmp_path)


def test_what_is_counted(made_up: list[Module]) -> None:
    assert {one.name: (one.lines, one.public) for one in made_up} == {
        "app": (1, 0),
        "bot.types": (5, 1),
        "index": (5, 0),
        "index.a.one": (9, 1),
        "index.b.two": (7, 0),
        "prompts": (0, 0),
    }
    taking = next(one for one in made_up if one.name == "index.a.one").functions["index.a.one.One.take"]
    assert (length(taking), arguments(taking)) == (2, 2)
    assert settings(made_up) == 2
    told = table(made_up)
    assert "| 6, 27 |" in told  # modules, lines
    assert "| handlers that catch everything | at a front door that reports it | 1 |" in told
    assert "| 1, 0, 0 |" in told  # __all__


def test_a_circle_is_found_inside_functions_too(made_up: list[Module]) -> None:
    graph = arrows(made_up)
    assert graph["index"] == {"index.a.one"}
    assert circles(graph) == [("index.a.one", "index.b.two", "index.a.one")]
    assert circles(between_rooms(graph)) == [("index.a", "index.b", "index.a")]


def test_the_code_keeps_to_its_anchors() -> None:
    measured = modules(ROOT)
    lengths = [length(node) for one in measured for node in one.functions.values()]
    assert median(lengths) <= 9
    assert quantiles(lengths, n=10)[-1] <= 30
    assert {one.name for one in measured if one.lines > 250} <= LONG
    assert settings(measured) <= 15
    graph = arrows(measured)
    assert circles(graph) == circles(between_rooms(graph)) == []
