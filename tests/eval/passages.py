"""How often the right passage comes first, and among the first five.

    python tests/eval/passages.py said DATA STORE      "what did X say" over news articles with every attribution marked
    python tests/eval/passages.py squad DATA STORE     fuller questions over paragraphs, in SQuAD 2.0 form

DATA is a folder with said_dev.json and polnear_*.jsonl, or squad2_dev.json; STORE is built once and used again.
"""

import sys
import time
from pathlib import Path
from statistics import median

from index import Index

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.eval.tasks import SETS


def main(kind: str, data: str, store: str) -> None:
    folder = Path(store) / "texts"
    texts, tasks = SETS[kind](Path(data))
    for text in texts:
        text.write(folder)
    index = Index.open(Path(store) / "index")
    report = index.build([folder])
    print(f"{len(index.sources())} sources, {report.passages} passages, {report.embedded} embedded")
    first = five = 0
    seconds = []
    for task in tasks:
        began = time.perf_counter()
        found = [task.right(passage) for passage in index.retrieve(task.question, 5)]
        seconds.append(time.perf_counter() - began)
        first += found[:1] == [True]
        five += any(found)
    hits = f"first {first / len(tasks):.3f}, in 5 {five / len(tasks):.3f}"
    print(f"{kind}: {len(tasks)} questions, {hits}, p50 {median(seconds) * 1000:.0f} ms")


if __name__ == "__main__":
    main(*sys.argv[1:4])
