"""The steps of `scale.py`, each in a process of its own: one build, a snapshot opened part by part, questions.

    python tests/bench/steps.py build|parts|ask STORE TEXTS hashed|known|model

With "known" vectors are hashed, and the statements of a made library are those that it was made with.

STORE is a folder or a server's address. It prints one object of JSON.
"""

import json
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import quantiles
from typing import Any

import numpy as np

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from bot import Bot
from index import Embedder, Index
from index.search.speakers import Speakers
from index.store import reading, segments
from index.store.columns import Columns
from index.store.computed import Computed
from index.store.documents import Documents
from index.store.embed import load_embedder
from index.store.lexical import LexicalIndex
from index.store.manifest import Manifest
from index.store.shared.texts import Texts
from index.store.shared.vectors import ServerVectors
from index.store.statements import StatementIndex
from index.store.store import Store
from index.store.vectors import VectorIndex
from tests.bench.costs import Clock, Watch, memory, written
from tests.bench.hashed import DIMENSION, HashedEmbedder
from tests.bench.library import known, question, stranger

QUESTIONS = 100


def build(store: str, texts: Path, embedder: Embedder) -> dict[str, Any]:
    """CPU seconds by stage, memory and bytes written of one build."""
    clock = Clock()
    clocked(clock, embedder)
    with Watch(clock, Path(store) / "computed.sqlite3") as watch:
        report = Index.open(store, embedder=embedder).build([texts])
        clock.turn()
    return {
        "passages": report.passages,
        "sources": report.added + report.changed + report.kept,
        "statements": report.statements,
        "embedded": report.embedded,
        "wall": report.seconds,
        "cpu": dict(clock.seconds),
        "own": watch.most,
        "own at": watch.at,
        "peak": memory()["peak"],
        "computed": watch.largest,
        "written": written(),
    }


def clocked(clock: Clock, embedder: Embedder) -> None:
    """Has the build's own functions clocked."""
    clock.clock(sys.modules["index.store.build"], "make_plan", "plan")
    clock.clock_each(reading, "read", "read")
    clock.clock(reading, "split", "split")
    clock.clock(reading, "is_english", "statements")
    clock.clock(reading, "statements", "statements")
    clock.clock(Documents, "write", "write documents")
    clock.clock(type(embedder), "embed_tokens", "embed")
    clock.clock(type(embedder), "count", "count tokens")
    clock.clock(Computed, "keep", "keep what was embedded")
    clock.clock(Computed, "find", "keep what was embedded")
    clock.clock(VectorIndex, "add", "add to the graph")
    clock.clock(ServerVectors, "add", "send vectors")
    clock.clock(Texts, "put", "send documents")
    clock.clock(segments, "_write", lambda folder, *_: f"lay {folder.parent.name}")
    clock.clock(segments, "_take", "share files")
    clock.clock(Store, "publish", "publish")


def parts(store: str, _texts: Path, _embedder: Embedder) -> dict[str, Any]:
    """What each part of a snapshot takes to open, one after the other."""
    with Store(store).hold() as folder:
        vectors = VectorIndex(folder / "chroma")
        made: dict[str, Any] = {}
        steps: dict[str, Callable[[], Any]] = {
            "manifest": lambda: Manifest.read(folder),
            "graph": lambda: vectors.nearest(np.full(DIMENSION, DIMENSION**-0.5, dtype=np.float32), 100),
            "words": lambda: LexicalIndex(folder / "lexical"),
            "columns": lambda: Columns(folder / "lexical"),
            "columns by wording": lambda: made["columns"].of_wordings(["0"]),
            "statements": lambda: StatementIndex(folder / "statements"),
            "facts": lambda: made["statements"].facts,
            "people": lambda: Speakers(made["facts"]),
            "set of wordings": lambda: made["words"].wordings(),  # noqa: PLW0108  (made when it is called)
        }
        told = {name: stepped(made, name, step) for name, step in steps.items()}
        vectors.close()
    return told | {"names": len(made["facts"]), "persons": len(made["people"].groups)}


def stepped(made: dict[str, Any], name: str, step: Callable[[], Any]) -> dict[str, float]:
    before, began = memory()["own"], time.process_time()
    made[name] = step()
    return {"cpu": time.process_time() - began, "own": memory()["own"] - before}


def ask(store: str, _texts: Path, embedder: Embedder) -> dict[str, Any]:
    """What a reader takes to open and to answer."""
    index = Index.open(store, embedder=embedder)
    embedder.embed_question("warm")
    before = memory()
    told: dict[str, Any] = {"before": before, "open": timed(lambda: index.retrieve("what did Anna say"))}
    told["opened"] = memory()
    bot = Bot(index)
    told["first answer"] = timed(lambda: bot.ask("what did Anna say"))
    told["speakers"], told["sources"] = timed(index.speakers), timed(index.sources)
    draw, names = random.Random(5), [one.name for one in index.speakers()] or ["Nobody"]
    asked = [question(draw, names) for _ in range(QUESTIONS)]
    told["retrieve"] = spread([timed(lambda text=text: index.retrieve(text)) for text in asked])
    told["ask"] = spread([timed(lambda text=text: bot.ask(text)) for text in asked])
    strangers = [stranger(draw) for _ in range(QUESTIONS // 4)]
    told["ask of a stranger"] = spread([timed(lambda text=text: bot.ask(text)) for text in strangers])
    told["asked"] = memory()
    told["maps"] = len(Path("/proc/self/maps").read_text().splitlines())
    index.close()
    return told


def timed(work: Callable[[], Any]) -> dict[str, float]:
    began, cpu = time.perf_counter(), time.process_time()
    work()
    return {"wall": time.perf_counter() - began, "cpu": time.process_time() - cpu}


def spread(times: list[dict[str, float]]) -> dict[str, float]:
    """The middle and the slow end."""
    told = {}
    for kind in ("wall", "cpu"):
        cuts = quantiles([one[kind] for one in times], n=20)
        told |= {f"{kind} p50": cuts[9], f"{kind} p95": cuts[18]}
    return told


def main(step: str, store: str, texts: str, embedder: str) -> None:
    made = load_embedder() if embedder == "model" else HashedEmbedder()
    if embedder == "known":
        reading.statements = known
    print(json.dumps({"build": build, "parts": parts, "ask": ask}[step](store, Path(texts), made)))


if __name__ == "__main__":
    main(*sys.argv[1:])
