"""How fast it is on this machine: building, asking, starting, and how much memory it takes.

    python tests/bench/speed.py [FOLDER] [ROUNDS]

Without FOLDER, texts are made from the sentences of the project's own sources, shuffled so that no two passages are the
same. Machines are noisy: compare ratios and medians of one run.
"""

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles

import numpy as np

from bot import Bot
from index import Index
from index.split import sentences
from index.store.embed import load_embedder

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.memory import peak

QUESTIONS = (
    "what did Peskov say",
    "how many prisoners will be exchanged?",
    "who rejected the second peace summit",
    "what did Zelensky say about NATO",
    "When was the first summit held?",
    "What is the capital of Australia?",
    "which ports may no longer reload gas",
    "what did Umerov say about the lists",
)
STARTS = {
    "onrecord --help": ["-m", "bot", "--help"],
    "import index, bot": ["-c", "import index, bot"],
    "onrecord ask": ["-m", "bot", "ask", "what did Peskov say", "--store", "{store}"],
}


def main(folder: str = "", rounds: str = "5") -> None:
    with tempfile.TemporaryDirectory() as work:
        texts = Path(folder) if folder else made_texts(Path(work) / "texts")
        building(texts, Path(work), int(rounds))
        index = Index.open(Path(work) / "store-0")
        asking(index)
        index.close()
        unchanged(texts, Path(work) / "store-0")
        starting(Path(work) / "store-0")
    print(f"peak memory {peak() / 2**20:.0f} MiB")


def made_texts(folder: Path, files: int = 100, each: int = 40) -> Path:
    """Articles of shuffled sentences, always the same."""
    draw = random.Random(7)
    pool = []
    for path in sorted((ROOT / "sources").glob("*.md")):
        text = path.read_text(encoding="utf-8").split("---", 2)[-1]
        pool.extend(text[a:b].replace("\n", " ") for a, b in sentences(text) if b - a > 40)
    folder.mkdir()
    for number in range(files):
        draw.shuffle(pool)
        paragraphs = (" ".join(pool[i : i + 5]) for i in range(0, min(each, len(pool)), 5))
        (folder / f"{number:03d}.txt").write_text("\n\n".join(paragraphs), encoding="utf-8")
    return folder


def building(texts: Path, work: Path, rounds: int) -> None:
    """Build time against the bare encoding of the same passages, model loaded, in the same process."""
    embedder = load_embedder()
    embedder.embed(["warm"])
    ratios, rates = [], []
    for number in range(rounds):
        index = Index.open(work / f"store-{number}", embedder=embedder)
        report = index.build([texts])
        words = passages(index)
        bare = timed(lambda words=words: embedder.embed(words))
        ratios.append(report.seconds / bare)
        rates.append(report.passages / report.seconds)
        index.close()
    print(f"build: {report.passages} passages, {median(rates):.1f} passages/s (median of {rounds})")
    print(f"build over bare encode: {median(ratios):.3f} (median of {rounds}; {min(ratios):.3f} to {max(ratios):.3f})")


def passages(index: Index) -> list[str]:
    with index._live.view() as view:
        columns = view.snapshot.columns
        ids = columns.ids(np.arange(len(columns)))
        return [row.text for row in view.snapshot.words.rows(ids).values()]


def unchanged(texts: Path, store: Path) -> None:
    seconds = [timed(lambda: Index.open(store).build([texts])) for _ in range(5)]
    print(f"build with nothing changed: {median(seconds) * 1000:.0f} ms")


def asking(index: Index, times: int = 25) -> None:
    """Latency of questions with the model warm, one at a time, and of encoding the question alone."""
    bot = Bot(index)
    for question in QUESTIONS:
        bot.ask(question)
    with index._live.view() as view:
        embedder = index._choice.to_ask(view.manifest)
    bare = [timed(lambda q=q: embedder.embed_question(q)) for _ in range(times) for q in QUESTIONS]
    found = [timed(lambda q=q: index.retrieve(q)) for _ in range(times) for q in QUESTIONS]
    answered = [timed(lambda q=q: bot.ask(q)) for _ in range(times) for q in QUESTIONS]
    for name, seconds in (("encode the question", bare), ("retrieve", found), ("ask", answered)):
        ratio = median(seconds) / median(bare)
        print(f"{name}: p50 {median(seconds) * 1000:.1f} ms, p95 {p95(seconds) * 1000:.1f} ms, {ratio:.2f} x encoding")


def starting(store: Path, times: int = 5) -> None:
    for name, args in STARTS.items():
        command = [sys.executable, *(arg.format(store=store) for arg in args)]
        seconds = [
            timed(lambda c=command: subprocess.run(c, cwd=ROOT, capture_output=True, check=False)) for _ in range(times)
        ]
        print(f"start, {name}: {median(seconds):.2f} s")


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def p95(seconds: list[float]) -> float:
    return quantiles(seconds, n=20)[-1]


if __name__ == "__main__":
    main(*sys.argv[1:3])
