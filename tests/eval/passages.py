"""How often the right passage comes first, and among the first five, beside what plainer ways to rank would give.

    python tests/eval/passages.py said DATA STORE      "what did X say" over news articles with every attribution marked
    python tests/eval/passages.py about DATA STORE     "what did X say about Y and Z", over the same articles
    python tests/eval/passages.py squad DATA STORE     fuller questions over paragraphs, in SQuAD 2.0 form

DATA is a folder with said_dev.json and polnear_*.jsonl, or squad2_dev.json; STORE is built once and used again.
"""

import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import numpy as np

from index import Index

sys.path.insert(0, str(Path(__file__).parents[2]))

from index.search.fuse import candidates, depth
from tests.eval.tasks import SETS, Task, namesakes

PLAIN = 500  # questions, at most, that the plainer ways are asked
POOL = 100  # passages of each engine for them
_SMOOTH = 60  # of reciprocal rank fusion (Cormack, Clarke and Büttcher, 2009)


def main(kind: str, data: str, store: str) -> None:
    folder = Path(store) / "texts"
    texts, tasks = SETS[kind](Path(data))
    for text in texts:
        text.write(folder)
    index = Index.open(Path(store) / "index")
    report = index.build([folder])
    print(f"{len(index.sources())} sources, {report.passages} passages, {report.embedded} embedded")
    for name, rerank in (("retrieve", True), ("retrieve, not reranked", False)):
        seconds, hits = [], []
        for task in tasks:
            began = time.perf_counter()
            passages = index.retrieve(task.question, 5, rerank=rerank)
            seconds.append(time.perf_counter() - began)
            hits.append([task.right(passage) for passage in passages])
        tell(f"{kind}, {name}", hits, f", p50 {median(seconds) * 1000:.0f} ms")
    plainly(index, tasks)
    if kind == "said":
        perfectly(index, tasks, Path(data))


def tell(name: str, hits: Sequence[Sequence[bool]], more: str = "") -> None:
    first, five = (sum(any(hit[:k]) for hit in hits) / len(hits) for k in (1, 5))
    print(f"{name}: {len(hits)} questions, first {first:.3f}, in 5 {five:.3f}{more}", flush=True)


def plainly(index: Index, tasks: Sequence[Task]) -> None:
    """Dense alone, BM25 alone, reciprocal rank fusion and added scores, with nothing else done."""
    some = random.Random(3).sample(tasks, min(PLAIN, len(tasks)))
    hits: dict[str, list[list[bool]]] = {name: [] for name in ("dense", "BM25", "rank fusion", "score fusion")}
    with index._live.view() as view:
        embedder = index._choice.to_ask(view.manifest)
        words = view.snapshot.words
        for task in some:
            asked = index.understand(task.question)
            matches = words.search(sorted(frozenset[str]().union(*asked.terms)), depth(POOL // 4))
            found = candidates(view.snapshot, asked, embedder.embed_question(asked.text), matches, POOL // 4)
            dense, bm25 = (np.array([getattr(one, name) for one in found]) for name in ("cosine", "bm25"))
            ranks = [(-scores).argsort().argsort() for scores in (dense, bm25)]
            scores = {
                "dense": dense,
                "BM25": bm25,
                "rank fusion": sum(1 / (_SMOOTH + 1 + rank) for rank in ranks),
                "score fusion": 0.4 * dense + 0.6 * bm25 / (bm25.max() or 1),
            }
            for name, own in scores.items():
                best = [found[i].id for i in (-own).argsort(kind="stable")[:5]]
                rows = words.rows(best)
                hits[name].append([task.right(rows[id_]) for id_ in best])
    for name, own in hits.items():
        tell(f"  {name} alone" if name in {"dense", "BM25"} else f"  {name}", own)


def perfectly(index: Index, tasks: Sequence[Task], data: Path) -> None:
    """The passages with most statements that the annotators gave to one of that surname come first: how far knowing
    perfectly who speaks would lead, where a surname is all that is asked and the gold means one of those who bear it.
    """
    hits, honest = [], []
    for task, count in zip(tasks, namesakes(data), strict=True):
        found = index.retrieve(task.question, 60, rerank=False)
        best = sorted(found, key=lambda passage: -count(passage))
        hits.append([task.right(passage) for passage in best[:5]])
        honest.append([task.right(passage) or count(passage) > 0 for passage in found[:5]])
    tell("  annotators' own attribution", hits)
    tell("  retrieve, anyone of that surname counting", honest)


if __name__ == "__main__":
    main(*sys.argv[1:4])
