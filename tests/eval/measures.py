"""The code measured: how long modules and functions are, what is public, which room imports which.

    python tests/eval/measures.py [FOLDER]

FOLDER is the project (this one, if none is given). Prints a table beside the anchors that the code is held to, and the
longest ones by name. A function's lines are those from its `def` to its end, docstring and blank lines included.
"""

import ast
import io
import sys
import tokenize
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).parents[2]
CODE = ("index", "bot", "prompts", "app.py")
LONG_MODULE, MANY_ARGUMENTS, SHOWN = 250, 6, 10
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """A file of the project, as it is measured."""

    name: str
    text: str
    tree: ast.Module

    @property
    def lines(self) -> int:
        return len(self.text.splitlines())

    @property
    def functions(self) -> dict[str, Function]:
        """Functions and methods by their full names; those inside functions too."""
        return {f"{self.name}.{name}": node for name, node in named(self.tree)}

    @property
    def public(self) -> int:
        """Classes and functions of the module itself whose names have no underscore before them."""
        defined = [node for node in self.tree.body if isinstance(node, Function | ast.ClassDef)]
        return sum(not node.name.startswith("_") for node in defined)

    @property
    def imports(self) -> set[str]:
        """All that is imported, in functions too, as names of modules or of what stands in them."""
        found = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                found |= {str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)}
        return found


def named(tree: ast.AST, before: str = "") -> Iterator[tuple[str, Function]]:
    for node in ast.iter_child_nodes(tree):
        name = f"{before}{node.name}" if isinstance(node, Function | ast.ClassDef) else ""
        if isinstance(node, Function):
            yield name, node
        yield from named(node, f"{name}." if name else before)


def modules(folder: Path) -> list[Module]:
    files = [
        file for name in CODE for file in ([folder / name] if name.endswith(".py") else (folder / name).rglob("*.py"))
    ]
    return [module(folder, file) for file in sorted(files)]


def module(folder: Path, file: Path) -> Module:
    text = file.read_text(encoding="utf-8")
    name = ".".join(file.relative_to(folder).with_suffix("").parts).removesuffix(".__init__")
    return Module(name, text, ast.parse(text))


def room(name: str) -> str:
    """The room of a module: a folder of a package, or the module itself where it stands in the package's own folder."""
    return ".".join(name.split(".")[:2])


def arrows(measured: list[Module]) -> dict[str, set[str]]:
    """Which module imports which of the others."""
    names = {one.name for one in measured}
    return {one.name: (one.imports & names) - {one.name} for one in measured}


def between_rooms(graph: dict[str, set[str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name, targets in graph.items():
        found.setdefault(room(name), set()).update({room(target) for target in targets} - {room(name)})
    return found


def circles(graph: dict[str, set[str]]) -> list[tuple[str, ...]]:
    """A way round for each circle that is met first."""
    found, done = [], set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        if name in path:
            found.append((*path[path.index(name) :], name))
        elif name not in done:
            for target in sorted(graph.get(name, ())):
                visit(target, (*path, name))
            done.add(name)

    for name in sorted(graph):
        visit(name, ())
    return found


def arguments(function: Function) -> int:
    given = function.args
    names = [one.arg for one in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    return len([name for name in names if name not in {"self", "cls"}])


def swallowing(tree: ast.AST) -> int:
    """Handlers that catch everything."""
    handlers = [node for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler)]
    return sum(one.type is None or ast.unparse(one.type) in {"Exception", "BaseException"} for one in handlers)


def words_on_code(one: Module) -> tuple[int, int]:
    """Lines of docstrings, and of comments that have a line of their own or end one."""
    holders = [node for node in ast.walk(one.tree) if isinstance(node, ast.Module | ast.ClassDef | Function)]
    strings = [node.body[0] for node in holders if ast.get_docstring(node, clean=False) is not None]
    told = sum(node.end_lineno - node.lineno + 1 for node in strings)
    tokens = tokenize.generate_tokens(io.StringIO(one.text).readline)
    return told, sum(token.type == tokenize.COMMENT for token in tokens)


def settings(measured: list[Module]) -> int:
    """Fields of the one class that is called Settings."""
    found = [
        node
        for one in measured
        for node in ast.walk(one.tree)
        if isinstance(node, ast.ClassDef) and node.name == "Settings"
    ]
    return sum(isinstance(line, ast.AnnAssign) for node in found for line in node.body)


def exported(measured: list[Module], package: str) -> int:
    for one in measured:
        for node in one.tree.body if one.name == package else ():
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
                return len(ast.literal_eval(node.value))
    return 0


def spread(lengths: list[int]) -> str:
    tenth = quantiles(lengths, n=10)[-1] if len(lengths) > 1 else lengths[0]
    return f"median {median(lengths):.0f}, 90th percentile {tenth:.0f}, longest {max(lengths)}"


def table(measured: list[Module]) -> str:
    functions = {name: node for one in measured for name, node in one.functions.items()}
    graph = arrows(measured)
    rooms = between_rooms(graph)
    total = sum(one.lines for one in measured)
    told, remarks = map(sum, zip(*map(words_on_code, measured), strict=True))
    many = sum(arguments(node) > MANY_ARGUMENTS for node in functions.values())
    long = sum(one.lines > LONG_MODULE for one in measured)
    rows = [
        ("modules, lines", "one noun a file", f"{len(measured)}, {total:,}"),
        (
            "lines of a module",
            f"none past {LONG_MODULE} without a reason",
            f"{spread([one.lines for one in measured])}; {long} past {LONG_MODULE}",
        ),
        ("functions", "", f"{len(functions):,}"),
        (
            "lines of a function",
            "median 5 to 9, 90th percentile near 30",
            spread(list(map(length, functions.values()))),
        ),
        ("functions of more than 6 arguments", "plain arguments", str(many)),
        ("public classes and functions of a module", "", spread([one.public for one in measured])),
        (
            "names in `__all__` of index, bot, prompts",
            "a list, held by a test",
            ", ".join(str(exported(measured, name)) for name in ("index", "bot", "prompts")),
        ),
        ("rooms, arrows between them", "one way", f"{len(rooms)}, {sum(map(len, rooms.values()))}"),
        ("circles of modules, of rooms", "none", f"{len(circles(graph))}, {len(circles(rooms))}"),
        (
            "handlers that catch everything",
            "at a front door that reports it",
            str(sum(swallowing(one.tree) for one in measured)),
        ),
        ("fields of `Settings`", "at most 15", str(settings(measured))),
        ("lines of docstrings, comments", "why, not what", f"{told / total:.1%}, {remarks / total:.1%}"),
    ]
    return "\n".join(["| | anchor | measured |", "|---|---|---|", *(f"| {' | '.join(row)} |" for row in rows)])


def length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def longest(lengths: dict[str, int]) -> str:
    return "\n".join(f"  {lines:>4} {name}" for name, lines in Counter(lengths).most_common(SHOWN))


def main(folder: str = str(ROOT)) -> None:
    measured = modules(Path(folder))
    functions = {name: length(node) for one in measured for name, node in one.functions.items()}
    rooms = between_rooms(arrows(measured))
    print(table(measured))
    print(f"\nLongest modules:\n{longest({one.name: one.lines for one in measured})}")
    print(f"\nLongest functions:\n{longest(functions)}")
    print(
        "\nRooms:",
        *(f"  {name} -> {', '.join(sorted(targets)) or '-'}" for name, targets in sorted(rooms.items())),
        sep="\n",
    )
    for path in (*circles(arrows(measured)), *circles(rooms)):
        print("Circle:", " -> ".join(path))


if __name__ == "__main__":
    main(*sys.argv[1:2])
