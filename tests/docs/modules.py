"""The tables of modules in docs/architecture.md, made of the first lines of their docstrings.

python tests/docs/modules.py --write
"""

import ast
import sys
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "architecture.md"
HEADING = "## Every module, in a phrase\n"


def files() -> list[Path]:
    """All modules: a folder's own before the folders in it, and its `__init__.py` before all others."""
    found = [ROOT / "app.py", *(path for room in ("index", "bot", "prompts") for path in (ROOT / room).rglob("*.py"))]
    return sorted(found, key=lambda path: (path.parent.parts, path.name != "__init__.py", path.name))


def phrase(path: Path) -> str:
    told = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return told.partition("\n")[0]


def table() -> str:
    return "\n".join([HEADING, *(room(folder, paths) for folder, paths in groupby(files(), lambda path: path.parent))])


def room(folder: Path, paths: Iterable[Path]) -> str:
    """What a folder is, and what is in it."""
    told = {path.name: phrase(path) for path in paths}
    where = folder.relative_to(ROOT).as_posix()
    rows = [
        f"| [`{name}`](../{where}/{name}) | {about} |".replace("/./", "/")
        for name, about in told.items()
        if name != "__init__.py"
    ]
    head = [f"### {where}/\n\n{told['__init__.py']}\n"] if "__init__.py" in told else []
    return "\n".join([*head, "| module | what it is |", "|---|---|", *rows]) + "\n"


def page() -> str:
    """The page with its tables as they should be: they are its last part."""
    return PAGE.read_text(encoding="utf-8").partition(HEADING)[0] + table()


if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        PAGE.write_text(page(), encoding="utf-8")
    else:
        print(table(), end="")
