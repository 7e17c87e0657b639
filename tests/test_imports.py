"""The shape of the house: arrows run one way, heavy libraries stay in their rooms, `import index, bot` is light."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.conftest import ROOT

_TANTIVY = "lexical passage_bucket segments statement_bucket statements terms within".split()
ROOMS = {
    "chromadb": {"index.store.vectors", "index.store.shared"},
    "tantivy": {f"index.store.{room}" for room in _TANTIVY},
    "sentence_transformers": {"index.store.loading", "index.store.embed", "index.store.cross"},
    "gradio": {"bot.web"},
    "torch": {f"index.store.{room}" for room in ("embed", "loading", "cross")},
    "transformers": {"index.store.loading"},
    "rapidfuzz": {"index.search.resolve"},
    "anyascii": {"index.split.names", "index.split.people", "index.split.given"},
    "tiktoken": {"prompts.tokens"},
    "typer": {"bot.cli", "bot.options", "bot.serving", "bot.upkeep"},
    "httpx": {"index.read.download", "index.read.transport", "index.store.line", "index.store.shared.connection"},
    "httpcore": {f"index.read.{room}" for room in ("bounds", "reach", "transport")},
    "tokenizers": {"index.store.pieces"},
    "tenacity": {"index.store.line"},
    "feedparser": {"index.read.feed"},
    "watchfiles": {"bot.watch"},
    "bcrypt": {"bot.web.access.userfile", "bot.web.access.users"},
    "starlette": {"bot.web"},
    "openai": {"bot.write.client"},
    "mcp": {"bot.web.api.tools"},
    "prometheus_client": {"bot.web.ops.metrics"},
    "anyio": {"bot.web"},
    "ray": {"index.store.cluster"},
    "pydantic": {"bot.web.api.endpoints"},
}
# Each may import those before it, and itself.
LAYERS = [
    "index.types",
    "index.errors",
    *(f"index.{room}" for room in ("read split store search index default".split())),
]
ROOMS_OF_BOT = [f"bot.{room}" for room in "markdown place types wording talk extract write bot".split()]
PACKAGES = {"prompts": set(), "index": set(), "bot": {"index", "prompts"}, "app": {"bot"}}


@cache
def modules() -> dict[str, Path]:
    files = [ROOT / "app.py", *(path for name in ("index", "bot", "prompts") for path in (ROOT / name).rglob("*.py"))]
    return {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in files}


@cache
def imports(path: Path) -> tuple[str, ...]:
    """Everything a file imports, inside functions too."""
    return tuple(_imports(path))


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def layer(module: str, layers: list[str] = LAYERS) -> int | None:
    return next((i for i, name in enumerate(layers) if module == name or module.startswith(name + ".")), None)


def arrows() -> Iterator[tuple[str, str]]:
    """Every module with each thing that it imports."""
    for name, path in modules().items():
        yield from ((name, imported) for imported in imports(path))


def package(name: str) -> str:
    return name.split(".", maxsplit=1)[0]


def test_packages_import_one_way() -> None:
    wrong = [
        f"{name} imports {imported}"
        for name, imported in arrows()
        if package(imported) in PACKAGES.keys() - PACKAGES[package(name)] - {package(name)}
    ]
    assert wrong == []


def test_rooms_of_index_import_one_way() -> None:
    layers = [(name, imported, layer(name), layer(imported)) for name, imported in arrows()]
    assert [one for one in layers if None not in one and one[3] > one[2]] == []


def test_rooms_of_bot_import_one_way() -> None:
    layers = [(name, imported, layer(name, ROOMS_OF_BOT), layer(imported, ROOMS_OF_BOT)) for name, imported in arrows()]
    assert [one for one in layers if None not in one and one[3] > one[2]] == []
    outer = ("bot.web", "bot.cli", "bot.config")
    assert [one for one in layers if one[2] is not None and one[1].startswith(outer)] == []


def test_heavy_libraries_stay_in_their_rooms() -> None:
    for name, imported in arrows():
        rooms = ROOMS.get(package(imported))
        assert rooms is None or any(name == r or name.startswith(r + ".") for r in rooms), f"{name} imports {imported}"


def test_there_is_no_circle() -> None:
    files = modules()
    graph = {name: {target for target in imports(path) if target in files} - {name} for name, path in files.items()}
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " -> ".join((*path[path.index(name) :], name))
        if name not in done:
            for target in graph[name]:
                visit(target, (*path, name))
            done.add(name)

    for name in graph:
        visit(name, ())


def test_import_loads_nothing_heavy() -> None:
    heavy = ("torch", "chromadb", "gradio", "numpy", "openai", "mcp", "pydantic")
    code = f"import sys, index, bot; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom bot.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "print([m for m in ('torch', 'chromadb', 'gradio', 'rich.progress', 'openai') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip().endswith("[]")
