"""Whether an index that was edited again and again finds as well as a fresh one.

    python tests/eval/churn.py [ROUNDS] [FILES]

Each round edits, adds, removes and renames sources and builds. Then recall@10 of the vectors (the share of the ten that
are truly nearest) is measured on the index with that history, and on a fresh one of the same sources. Vectors are made
from hashed words, not by a model.
"""

import random
import sys
import tempfile
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from index import Index
from tests.bench.hashed import HashedEmbedder, prose

QUESTIONS, LEAST = 300, 0.98


def main(rounds: str = "40", files: str = "1000") -> int:
    draw = random.Random(4)
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work) / "texts"
        folder.mkdir()
        for number in range(int(files)):
            write(folder / f"{number:05d}.md", draw)
        index = Index.open(Path(work) / "store", embedder=HashedEmbedder())
        index.build([folder])
        anew, stale = 0, 0
        worst = 1.0
        for number in range(int(rounds)):
            change(folder, draw, number)
            index.build([folder])
            with index._live.view() as view:
                anew += view.manifest.stale < stale
                stale = view.manifest.stale
            if number % 5 == 4:  # Also between the times at which the graph is laid anew.
                worst = min(worst, recall(index))
        fresh = Index.open(Path(work) / "fresh", embedder=HashedEmbedder())
        passages = fresh.build([folder]).passages
        aged, new = recall(index), recall(fresh)
        index.close()
        fresh.close()
    print(f"{rounds} rounds over {passages} passages; the graph was laid anew {anew} times")
    print(f"recall@10: fresh {new:.4f}, after the edits {aged:.4f} ({aged / new:.3f} of it), lowest {worst:.4f}")
    return int(min(aged, worst) < LEAST * new)


def write(path: Path, draw: random.Random) -> None:
    sections = (f"## Part {i}\n\n{prose(draw)}" for i in range(10))
    path.write_text("# Report\n\n" + "\n\n".join(sections), encoding="utf-8")


def change(folder: Path, draw: random.Random, number: int) -> None:
    """Rewrites a tenth of the files; one in a hundred each is removed, renamed, and new."""
    paths = sorted(folder.iterdir())
    draw.shuffle(paths)
    few = max(len(paths) // 100, 1)
    for path in paths[: 10 * few]:
        write(path, draw)
    for i, path in enumerate(paths[10 * few : 11 * few]):
        path.unlink()
        write(folder / f"new-{number}-{i}.md", draw)
    for path in paths[11 * few : 12 * few]:
        path.rename(folder / f"moved-{number}-{path.name[-30:]}")


def recall(index: Index) -> float:
    """The share of the ten truly nearest passages that are found, over some questions."""
    with index._live.view() as view:
        vectors = view.snapshot.vectors
        found = vectors.get(vectors.wordings())
        ids, rows = np.array(list(found)), np.stack(list(found.values()))
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        embedder = HashedEmbedder()
        hits = 0
        for number in range(QUESTIONS):
            vector = embedder.embed_question(f"question number {number}")
            exact = set(ids[np.argsort(-(rows @ vector), kind="stable")[:10]])
            hits += len(exact & set(vectors.nearest(vector, 10)))
    return hits / (10 * QUESTIONS)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
