"""docs/troubleshooting.md has every error of the tree, each provoked for real, and says of it what is said then."""

import ast
import re

import pytest

from index import errors
from tests.conftest import ROOT
from tests.docs.troubles import PAGE, Troubles

TEXT = PAGE.read_text(encoding="utf-8")
TREE = {name: getattr(errors, name) for name in errors.__all__}


@pytest.fixture(scope="module")
def troubles(tmp_path_factory: pytest.TempPathFactory) -> Troubles:
    return Troubles(tmp_path_factory.mktemp("troubles"))


@pytest.fixture(scope="module")
def page(troubles: Troubles) -> str:
    return troubles.page()


def raised() -> set[str]:
    """Errors of the tree that the code raises by themselves, and not only by what is below them."""
    found: set[str] = set()
    for file in (path for name in ("index", "bot", "prompts") for path in (ROOT / name).rglob("*.py")):
        calls = (
            node.func for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
        )
        found |= {func.id for func in calls if isinstance(func, ast.Name)}
    return found & TREE.keys()


def test_every_error_has_its_section_and_no_section_is_of_none() -> None:
    sections = re.findall(r"^#+ (\w*Error|[A-Z][a-z]+[A-Z]\w*)$", TEXT, re.MULTILINE)
    assert sorted(sections) == sorted(TREE)


def test_what_is_printed_there_is_what_is_printed_now(page: str, troubles: Troubles) -> None:
    assert page == TEXT, "run: python tests/docs/console.py"
    for name in raised():
        assert TREE[name] in troubles.seen.get(name, set()), name


def test_nobody_is_shown_what_stands_inside(page: str) -> None:
    assert "Traceback" not in page
    for block in re.findall(r"```console\n(.*?)```", page, re.DOTALL):
        assert not re.search(r"\b(?:None|__\w+__|object at 0x|Errno)\b", block), block


def test_every_error_has_a_hint(page: str) -> None:
    errors_shown = re.findall(r"^onrecord: (.*)\n(.*)", page, re.MULTILINE)
    assert errors_shown
    for line, hint in errors_shown:
        assert hint.startswith("  "), line
