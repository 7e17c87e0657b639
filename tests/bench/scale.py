"""What the store costs with many passages: building, building again with nothing changed, one edit, opening, asking.

    python tests/bench/scale.py [PASSAGES ...] [--texts FOLDER] [--how HOW] [--server] [--json FILE] [--work FOLDER]

Without sizes 10,000, 100,000 and 300,000 passages of a made library (`tests/bench/library.py`); with --texts those of a
folder. Vectors are made from hashed words, as many and as large as the model's, so that the store alone is measured.
With --how model the installed one makes them; with --how known the statements of a made library are those that it was
made with, which spares the time of the rules. With --server the store is on a Chroma server. Each step runs in a
process of its own and tells what it took of the processor, of memory and of the disk. A line is laid through the sizes.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench import served
from tests.bench.costs import disk
from tests.bench.figures import table
from tests.bench.library import made_library

SIZES = (10_000, 100_000, 300_000)


def main(arguments: Sequence[str] | None = None) -> None:
    given = asked(arguments)
    with tempfile.TemporaryDirectory(dir=given.work) as work:
        told = []
        for size in [0] if given.texts else given.sizes or SIZES:
            texts = given.texts or made_library(Path(work) / f"texts-{size}", size)
            told.append(one(Path(work) / f"store-{size}", texts, given))
            if given.json:
                given.json.write_text(json.dumps(told, indent=1), encoding="utf-8")
        print(table(told))


def asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sizes", nargs="*", type=int, metavar="PASSAGES")
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--how", choices=["hashed", "known", "model"], default="hashed")
    parser.add_argument("--server", action="store_true")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--work", type=Path)
    return parser.parse_args(arguments)


def one(work: Path, texts: Path, given: argparse.Namespace) -> dict[str, Any]:
    if given.server:
        return served.measured(work, texts, given.how, run, edit)
    return measured(work, texts, given.how)


def measured(store: Path, texts: Path, embedder: str) -> dict[str, Any]:
    """All steps over one library."""
    told: dict[str, Any] = {"first build": run("build", store, texts, embedder), "disk": disk(store)}
    told["nothing changed"] = run("build", store, texts, embedder)
    edit(texts)
    told["one edit"] = run("build", store, texts, embedder)
    told["parts"] = run("parts", store, texts, embedder)
    told["reader"] = run("ask", store, texts, embedder)
    return told


def run(step: str, store: Path | str, texts: Path, how: str, env: dict[str, str] | None = None) -> dict[str, Any]:
    command = [sys.executable, str(ROOT / "tests" / "bench" / "steps.py"), step, str(store), str(texts), how]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True, env=env)
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    print(f"{step} {store}: {json.dumps(told)}", file=sys.stderr, flush=True)
    return told


def edit(texts: Path) -> None:
    path = min(path for path in texts.rglob("*") if path.is_file())
    path.write_text(path.read_text(encoding="utf-8") + "\n\nOne more sentence, at the end.", encoding="utf-8")


if __name__ == "__main__":
    main()
