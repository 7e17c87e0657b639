"""Writes the two sets of questions that `passages.py` measures on as files for `onrecord eval`.

    python tests/eval/questions.py DATA OUT
    onrecord eval OUT/said_dev.jsonl --store STORE/index

DATA is a folder with said_dev.json, polnear_*.jsonl and squad2_dev.json; STORE is one that `passages.py` built of the
same set.

For SQuAD a passage is right if it is of the question's paragraph and holds an answer, as there, but for case and white
space, which `onrecord eval` folds. SQuAD's unanswerable questions are unanswerable here.

For "what did X say" `passages.py` asks for half of the content's runs of four words, wherever they stand. Words that
must appear cannot say that. What is written here is every stretch of the article, from the first word of a run to the
last word of another, that holds just half of the runs: a passage that holds any half in a row is right. Two things are
lost: a half made of pieces with a gap between them, and the tie of each content to its own article, since any of the
texts will do in any of the sources. Of the 1,662 passages of the articles asked for, each measured against its
question, both rules take 415, and this one 12 more.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Line = dict[str, Any]


def said(data: Path) -> Iterator[Line]:
    gold = {
        record["doc"]: record
        for file in sorted(data.glob("polnear_*.jsonl"))
        for record in map(json.loads, file.read_text(encoding="utf-8").splitlines())
    }
    for asked in json.loads((data / "said_dev.json").read_text(encoding="utf-8")):
        texts = [half for doc, number in asked["gold"] for half in halves(gold[doc], number)]
        sources = dict.fromkeys(f"{doc}.md" for doc, _ in asked["gold"])
        yield {"question": asked["question"], "source": list(sources), "text": list(dict.fromkeys(texts))}


def halves(record: dict[str, Any], number: str) -> Iterator[str]:
    """The stretches of an article that hold half of a statement's content, in runs of four words."""
    text = record["text"]
    statement = next(a for a in record["attributions"] if a["id"] == number)
    runs = []
    for start, end in statement["content_spans"]:
        words = [(start + word.start(), start + word.end()) for word in re.finditer(r"\S+", text[start:end])]
        runs += [(words[i][0], words[i : i + 4][-1][1]) for i in range(max(len(words) - 3, 1))]
    half = (len(runs) + 1) // 2
    for first, last in zip(runs, runs[half - 1 :], strict=False):
        yield " ".join(text[first[0] : last[1]].split())


def squad(data: Path) -> Iterator[Line]:
    articles = json.loads((data / "squad2_dev.json").read_text(encoding="utf-8"))["data"]
    for number, article in enumerate(articles):
        for i, paragraph in enumerate(article["paragraphs"]):
            for qa in paragraph["qas"]:
                texts = list(dict.fromkeys(answer["text"] for answer in qa["answers"]))
                answered = {"source": f"{number:03d}-{i:03d}.md", "text": texts}
                yield {"question": qa["question"], **({"unanswerable": True} if qa["is_impossible"] else answered)}


def main(data: str, out: str) -> None:
    Path(out).mkdir(parents=True, exist_ok=True)
    for name, lines in (("said_dev", said(Path(data))), ("squad2_dev", squad(Path(data)))):
        file = Path(out) / f"{name}.jsonl"
        written = [json.dumps(line, ensure_ascii=False) for line in lines]
        file.write_text("\n".join([*written, ""]), encoding="utf-8")
        print(f"{file}: {len(written)} questions")


if __name__ == "__main__":
    main(*sys.argv[1:3])
