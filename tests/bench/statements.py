"""What statements add to a build: finding, keeping and laying them; their disk, and how fast they are asked.

    python tests/bench/statements.py DATA [ROUNDS]

DATA is a folder with polnear_dev.jsonl. Each round builds all articles anew with the installed model. What statements
cost is clocked inside the build, so that both figures are of one run; statements have no vectors.
"""

import json
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from index import Index
from index.store import laying, reading
from index.store.documents import Documents
from index.store.segments import lay
from index.store.statements import StatementIndex
from index.store.terms import stems
from tests.eval.tasks import Text

SECONDS: Counter[str] = Counter()


def main(data: str, rounds: str = "3") -> None:
    clock()
    with tempfile.TemporaryDirectory() as work:
        for line in (Path(data) / "polnear_dev.jsonl").read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            head = {key: record[key] for key in ("title", "publisher", "date") if record.get(key)}
            Text(f"{record['doc']}.md", head, record["text"]).write(Path(work) / "texts")
        shares = [one_build(Path(work), number) for number in range(int(rounds))]
        print(f"added by statements: median {statistics.median(shares):.1%} of {rounds} builds")
        disk(Path(work) / "store-0")
        ask(Path(work) / "store-0")


def clock() -> None:
    """Has the build's own functions add up the time that they take."""
    reading.is_english = clocked("finding", reading.is_english)
    reading.statements = clocked("finding", reading.statements)
    kept, others = Documents.write, clocked("laying", lay)
    Documents.write = lambda self, document, pieces, said: keep(kept, self, document, pieces, said)
    laying.lay = lambda folder, *more: (others if folder.name == "statements" else lay)(folder, *more)


def clocked(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
    def timed(*args: object) -> Any:
        began = time.perf_counter()
        try:
            return work(*args)
        finally:
            SECONDS[name] += time.perf_counter() - began

    return timed


def keep(write: Callable[..., str], documents: Documents, document: object, pieces: object, said: object) -> str:
    """Writes a document without statements and with them: the difference is what keeping them takes. The disk is left
    out: one file is written, a little longer.
    """
    began, wall = time.thread_time(), time.perf_counter()
    write(documents, document, pieces, [])
    between = time.thread_time()
    SECONDS["twice"] += time.perf_counter() - wall
    name = write(documents, document, pieces, said)
    SECONDS["keeping"] += time.thread_time() - between - (between - began)
    return name


def one_build(work: Path, number: int) -> float:
    SECONDS.clear()
    report = Index.open(work / f"store-{number}").build([work / "texts"])
    added = {name: SECONDS[name] for name in ("finding", "keeping", "laying")}
    bare = report.seconds - SECONDS["twice"] - sum(added.values())
    told = ", ".join(f"{name} {seconds:.2f} s" for name, seconds in added.items())
    print(
        f"{report.passages} passages, {report.statements} statements; build {bare:.1f} s without them; {told}",
        flush=True,
    )
    return sum(added.values()) / bare


def disk(store: Path) -> None:
    index = Index.open(store)
    number = sum(source.statements for source in index.sources())
    laid = sum(file.stat().st_size for file in store.glob("snapshots/*/statements/*"))
    told = (json.loads(file.read_text(encoding="utf-8"))["statements"] for file in (store / "documents").glob("*.json"))
    kept = sum(len(json.dumps(said, ensure_ascii=False).encode()) for said in told)
    print(f"disk: {laid / number:.0f} bytes a statement laid, {kept / number:.0f} kept")


def ask(store: Path) -> None:
    index = StatementIndex(next(store.glob("snapshots/*/statements")))
    names = sorted(index.facts, key=lambda name: -index.facts[name].statements)[:5]
    for what, work in {
        "open": lambda: StatementIndex(index._path),
        "of five, 100": lambda: index.of(names, None, 100),
        "search of all, 20": lambda: index.search(stems("campaign email vote"), 20),
        "search of five, 20": lambda: index.search(stems("campaign email vote"), 20, names=names),
        "facts": lambda: StatementIndex(index._path).facts,
    }.items():
        seconds = []
        for _ in range(50):
            began = time.perf_counter()
            work()
            seconds.append(time.perf_counter() - began)
        print(f"{what}: p50 {statistics.median(seconds) * 1000:.2f} ms")


if __name__ == "__main__":
    main(*sys.argv[1:3])
