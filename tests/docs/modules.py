"""The table of modules in docs/architecture.md, made of the first lines of their docstrings.

python tests/docs/modules.py --write
"""

import ast
import sys
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "architecture.md"
HEADING = "## Every module, in a phrase\n"


def files() -> list[Path]:
    """All modules, a folder's own before those in it, and both before the folders in it."""
    found = [ROOT / "app.py", *(path for room in ("index", "bot", "prompts") for path in (ROOT / room).rglob("*.py"))]
    return sorted(found, key=lambda path: (path.parent.parts, path.name != "__init__.py", path.name))


def phrase(path: Path) -> str:
    told = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return told.partition("\n")[0]


def table() -> str:
    parts = [HEADING]
    for folder, paths in groupby(files(), lambda path: path.parent):
        name = folder.relative_to(ROOT).as_posix()
        rows = [f"| `{'' if name == '.' else name + '/'}{path.name}` | {phrase(path)} |" for path in paths]
        parts.append("\n".join(["| module | what it is |", "|---|---|", *rows]) + "\n")
    return "\n".join(parts)


def page() -> str:
    """The page with its table as it should be: the table is its last part."""
    return PAGE.read_text(encoding="utf-8").partition(HEADING)[0] + table()


if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        PAGE.write_text(page(), encoding="utf-8")
    else:
        print(table(), end="")
