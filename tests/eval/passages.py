"""How often the right passage comes first, and among the first five.

    python tests/eval/passages.py said DATA STORE      "what did X say" over news articles with every attribution marked
    python tests/eval/passages.py squad DATA STORE     fuller questions over paragraphs, in SQuAD 2.0 form

DATA is a folder with said_dev.json and polnear_*.jsonl, or squad2_dev.json; STORE is built once and used again.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from index import Index, Passage

Task = tuple[str, Callable[[Passage], bool]]


def said(data: Path, texts: Path) -> list[Task]:
    """A passage is right if it holds half of the content of a gold statement."""
    gold = {}
    for file in sorted(data.glob("polnear_*.jsonl")):
        for record in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
            gold[record["doc"]] = record
            head = {key: record[key] for key in ("title", "publisher", "date") if record.get(key)}
            front = "".join(f"{key}: {json.dumps(value)}\n" for key, value in head.items())
            write(texts / f"{record['doc']}.md", f"---\n{front}---\n\n{record['text']}")
    return [
        (q["question"], holds(q["gold"], gold))
        for q in json.loads((data / "said_dev.json").read_text(encoding="utf-8"))
    ]


def holds(wanted: list[list[str]], gold: dict) -> Callable[[Passage], bool]:
    contents = {}
    for doc, number in wanted:
        statement = next(a for a in gold[doc]["attributions"] if a["id"] == number)
        contents.setdefault(f"{doc}.md", []).append([gold[doc]["text"][a:b] for a, b in statement["content_spans"]])

    def right(passage: Passage) -> bool:
        return any(covers(passage.text, pieces) >= 0.5 for pieces in contents.get(passage.source, []))

    return right


def covers(text: str, pieces: list[str]) -> float:
    """The share of the words of the pieces that stand, in runs of four, in the text."""
    runs = [words[i : i + 4] for words in (piece.split() for piece in pieces) for i in range(max(len(words) - 3, 1))]
    folded = " ".join(text.split())
    return sum(" ".join(run) in folded for run in runs) / max(len(runs), 1)


def squad(data: Path, texts: Path) -> list[Task]:
    """A passage is right if it is of the question's paragraph and holds a gold answer."""
    tasks: list[Task] = []
    articles = json.loads((data / "squad2_dev.json").read_text(encoding="utf-8"))["data"]
    for number, article in enumerate(articles):
        for i, paragraph in enumerate(article["paragraphs"]):
            name = f"{number:03d}-{i:03d}.md"
            title = json.dumps(article["title"].replace("_", " "))
            write(texts / name, f"---\ntitle: {title}\n---\n\n{paragraph['context']}")
            for qa in paragraph["qas"]:
                answers = [answer["text"] for answer in qa["answers"]]
                if answers and not qa.get("is_impossible"):
                    tasks.append(
                        (qa["question"], lambda p, n=name, a=answers: p.source == n and any(x in p.text for x in a))
                    )
    return tasks


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        path.write_text(text, encoding="utf-8")


def main(kind: str, data: str, store: str) -> None:
    texts = Path(store) / "texts"
    tasks = {"said": said, "squad": squad}[kind](Path(data), texts)
    index = Index.open(Path(store) / "index")
    report = index.build([texts])
    print(f"{len(index.sources())} sources, {report.passages} passages, {report.embedded} embedded")
    first = five = 0
    seconds = []
    for question, right in tasks:
        began = time.perf_counter()
        found = [right(passage) for passage in index.retrieve(question, 5)]
        seconds.append(time.perf_counter() - began)
        first += found[:1] == [True]
        five += any(found)
    hits = f"first {first / len(tasks):.3f}, in 5 {five / len(tasks):.3f}"
    hits = f"first {first / len(tasks):.3f}, in 5 {five / len(tasks):.3f}"
    print(f"{kind}: {len(tasks)} questions, {hits}, p50 {median(seconds) * 1000:.0f} ms")


if __name__ == "__main__":
    main(*sys.argv[1:4])
