"""How many of the statements that readers marked in articles are found, and how many of those found are right?

    python tests/eval/statements.py DATA [SPLIT...]

DATA: a folder with polnear_SPLIT.jsonl, one article a line, and score_statements.py, which scores. Without a split, all
that are there. Beside the scores: milliseconds for a thousand characters, and precision by how sure a statement is
said to be.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from index.split.said import Said
from index.split.statements import statements
from index.types import Document, Span

Record = dict[str, Any]


def main(folder: str, *splits: str) -> None:
    data = Path(folder)
    for split in splits or sorted(p.stem.removeprefix("polnear_") for p in data.glob("polnear_*.jsonl")):
        measure(data, split)


def measure(data: Path, split: str) -> None:
    """Prints the scores of one split."""
    gold = data / f"polnear_{split}.jsonl"
    records = [json.loads(line) for line in gold.open(encoding="utf-8")]
    began = time.perf_counter()
    found = [statements(document(record)) for record in records]
    seconds = time.perf_counter() - began
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "predicted.jsonl"
        lines = (told(record, some) for record, some in zip(records, found, strict=True))
        predicted.write_text("\n".join(lines), encoding="utf-8")
        score = [sys.executable, str(data / "score_statements.py"), str(gold), str(predicted)]
        scores = subprocess.run(score, check=True, capture_output=True, text=True).stdout.strip()
    characters = sum(len(record["text"]) for record in records)
    print(f"{split}: {scores}  ms for 1,000 characters {seconds / characters * 1e6:.2f}")
    right, given = Counter[float](), Counter[float]()
    for record, some in zip(records, found, strict=True):
        for said, hit in zip(some, hits(record, some), strict=True):
            given[said.sure] += 1
            right[said.sure] += hit
    print(
        "  said to be / are right: "
        + ", ".join(f"{sure:.2f} / {right[sure] / given[sure]:.2f}" for sure in sorted(given))
    )


def document(record: Record) -> Document:
    return Document(
        record["doc"], record["title"], None, record["publisher"], record["date"], None, record["text"], (), ""
    )


def told(record: Record, some: list[Said]) -> str:
    """One line of what the scorer reads."""
    return json.dumps(
        {"doc": record["doc"], "statements": [{"speaker": said.speaker, "content": said.content} for said in some]}
    )


def hits(record: Record, some: list[Said]) -> Iterator[bool]:
    """Whether each statement is one that was marked, as the scorer has it."""
    left = [mark for mark in record["attributions"] if mark["source_spans"]]
    for said in some:
        hit = next((mark for mark in left if fits(said, mark)), None)
        if hit is not None:
            left.remove(hit)
        yield hit is not None


def fits(said: Said, mark: Record) -> bool:
    both = overlap(said.content, mark["content_spans"])
    either = said.content[1] - said.content[0] + sum(end - start for start, end in mark["content_spans"]) - both
    return overlap(said.speaker, mark["source_spans"]) > 0 and both >= either / 2


def overlap(span: Span, spans: list[list[int]]) -> int:
    return sum(max(0, min(span[1], end) - max(span[0], start)) for start, end in spans)


if __name__ == "__main__":
    main(*sys.argv[1:])
