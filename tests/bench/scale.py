"""What the store costs with many passages: building, building again with nothing changed, one edit, opening, asking.

    python tests/bench/scale.py [PASSAGES ...] [--texts FOLDER] [--how HOW] [--json FILE] [--work FOLDER]

Without sizes 10,000, 100,000 and 300,000 passages of a made library (`tests/bench/library.py`); with --texts those of a
folder. Vectors are made from hashed words, as many and as large as the model's, so that the store alone is measured.
With --how model the installed one makes them; with --how known the statements of a made library are those that it was
made with, which spares the time of the rules. Each step runs in a process of its own and tells what it took of the
processor, of memory and of the disk. A line is laid through the sizes.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench.costs import disk
from tests.bench.library import made_library

SIZES = (10_000, 100_000, 300_000)
_MIB = 2**20


def main(arguments: Sequence[str] | None = None) -> None:
    given = asked(arguments)
    with tempfile.TemporaryDirectory(dir=given.work) as work:
        told = []
        for size in [0] if given.texts else given.sizes or SIZES:
            texts = given.texts or made_library(Path(work) / f"texts-{size}", size)
            told.append(measured(Path(work) / f"store-{size}", texts, given.how))
            if given.json:
                given.json.write_text(json.dumps(told, indent=1), encoding="utf-8")
        print(table(told))


def asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sizes", nargs="*", type=int, metavar="PASSAGES")
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--how", choices=["hashed", "known", "model"], default="hashed")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--work", type=Path)
    return parser.parse_args(arguments)


def measured(store: Path, texts: Path, embedder: str) -> dict[str, Any]:
    """All steps over one library."""
    told: dict[str, Any] = {"first build": run("build", store, texts, embedder), "disk": disk(store)}
    told["nothing changed"] = run("build", store, texts, embedder)
    edit(texts)
    told["one edit"] = run("build", store, texts, embedder)
    told["parts"] = run("parts", store, texts, embedder)
    told["reader"] = run("ask", store, texts, embedder)
    return told


def run(step: str, store: Path, texts: Path, embedder: str) -> dict[str, Any]:
    command = [sys.executable, str(ROOT / "tests" / "bench" / "steps.py"), step, str(store), str(texts), embedder]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    print(f"{step} {store.name}: {json.dumps(told)}", file=sys.stderr, flush=True)
    return told


def edit(texts: Path) -> None:
    path = min(path for path in texts.rglob("*") if path.is_file())
    path.write_text(path.read_text(encoding="utf-8") + "\n\nOne more sentence, at the end.", encoding="utf-8")


def table(told: Sequence[dict[str, Any]]) -> str:
    """Every figure at every size, with the line through them: y = fixed + slope · passages / 1,000."""
    sizes = [one["first build"]["passages"] for one in told]
    head = ["", *(f"{size:,}" for size in sizes)] + (["fixed", "each 1,000", "farthest off"] if len(sizes) > 1 else [])
    rows = [head, ["---"] * len(head)]
    all_figures = [dict(figures(one)) for one in told]
    for name in dict.fromkeys(name for some in all_figures for name in some):
        values = [some.get(name, 0.0) for some in all_figures]
        rows.append([name, *map(number, values), *(fitted(sizes, values) if len(sizes) > 1 else [])])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def fitted(sizes: Sequence[int], values: Sequence[float]) -> list[str]:
    """The line of least squares, and how far the farthest value is from it, in parts of that value."""
    thousands = np.array(sizes) / 1000
    slope, fixed = np.polyfit(thousands, values, 1)
    off = max((abs(fixed + slope * x - y) / y for x, y in zip(thousands, values, strict=True) if y), default=0.0)
    return [number(fixed), number(slope), f"{off:.0%}"]


def number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def figures(told: dict[str, Any]) -> Iterator[tuple[str, float]]:
    """The figures of one size, in the units in which they are shown."""
    first = told["first build"]
    yield "sources", first["sources"]
    yield "statements", first["statements"]
    yield "names of speakers", told["parts"]["names"]
    for stage, seconds in sorted(first["cpu"].items()):
        yield f"first build, CPU s: {stage}", seconds
    yield "first build, CPU s in all", sum(first["cpu"].values())
    for part, size in sorted(told["disk"].items()):
        yield f"disk, MiB: {part}", size / _MIB
    yield "disk, MiB in all", sum(told["disk"].values()) / _MIB
    yield "disk while it builds, MiB: computed", first["computed"] / _MIB
    for name in ("first build", "nothing changed", "one edit"):
        yield f"{name}, CPU s", sum(told[name]["cpu"].values())
        yield f"{name}, MiB written", told[name]["written"] / _MIB
        yield f"{name}, MiB of its own at most", told[name]["own"] / _MIB
        yield f"{name}, MiB at most, files too", told[name]["peak"] / _MIB
    yield from _opened(told["parts"])
    yield from _reader(told["reader"])


def _opened(parts: dict[str, Any]) -> Iterator[tuple[str, float]]:
    for name, one in parts.items():
        if isinstance(one, dict):
            yield f"opened: {name}, CPU s", one["cpu"]
            yield f"opened: {name}, MiB", one["own"] / _MIB


def _reader(reader: dict[str, Any]) -> Iterator[tuple[str, float]]:
    yield "reader opens, CPU s", reader["open"]["cpu"]
    yield "reader opens, s", reader["open"]["wall"]
    yield "reader's first answer, CPU s", reader["first answer"]["cpu"]
    for when in ("opened", "asked"):
        yield f"reader {when}, MiB of its own", (reader[when]["own"] - reader["before"]["own"]) / _MIB
        yield f"reader {when}, MiB of files", reader[when]["files"] / _MIB
    for how in ("retrieve", "ask", "ask of a stranger"):
        for what, seconds in reader[how].items():
            yield f"{how}, ms {what}", seconds * 1000
    yield "reader's maps of files", reader["maps"]
    for what in ("speakers", "sources"):
        yield f"all {what}, CPU s", reader[what]["cpu"]


if __name__ == "__main__":
    main()
