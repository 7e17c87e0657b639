"""How many of the statements that annotators found are given for "what did X say", and how long that takes.

    python tests/eval/said.py DATA STORE [--oracle]
    python tests/eval/said.py DATA STORE --about

DATA is a folder with said_dev.json, polnear_*.jsonl and score_said.py, which prints how many statements were found, how
often the first one is right and how many are another's; STORE is built once and used again. The questions give only a
surname, so vectors are those of hashed words. With --oracle the annotators' own attributions stand in place of what the
rules find: what is lost then is lost in ranking, or to bearers of the same surname.

With --about the questions have a topic, two words of a statement (see tasks.about), and the vectors are the real
model's; STORE must be another. A statement is right if it holds half of that one.
"""

import json
import re
import subprocess
import sys
import time
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from index import Index
from index.split.people import same
from index.split.said import Said, Who
from index.store import reading
from index.types import Document, Span, Statement
from tests.eval.tasks import Found, Task, about, said
from tests.fakes import CountingEmbedder

GOLD = ("polnear_train.jsonl", "polnear_dev.jsonl")
ASKED = re.compile(r"what did (.+?) say(?: about (.+))?")
_NAME = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'.-]+)*")


def main(data: str, store: str, *how: str) -> None:
    texts, tasks = (about if "--about" in how else said)(Path(data))
    for text in texts:
        text.write(Path(store) / "texts")
    lines = (line for name in GOLD for line in (Path(data) / name).read_text(encoding="utf-8").splitlines())
    gold = {record["doc"]: record for record in map(json.loads, lines)}
    if "--oracle" in how:
        reading.statements = Oracle(gold)
    embedder = None if "--about" in how else CountingEmbedder(window=200)
    index = Index.open(Path(store) / "index", embedder=embedder)
    report = index.build([Path(store) / "texts"])
    print(f"{len(texts)} sources, {report.passages} passages, {report.statements} statements", flush=True)
    given = asked(index, tasks)
    if "--about" in how:
        hits = [[task.right(Found(s.source, s.content)) for s in some] for task, some in zip(tasks, given, strict=True)]
        for name, share in (("first", 1), ("in 5", 5), ("in 10", 10), ("any", None)):
            right = sum(any(hit[:share]) if share else bool(hit) for hit in hits)
            print(f"{name} {right / len(hits):.3f}", end="  ")
        print(f"{sum(map(len, hits)) / len(hits):.1f} statements a question")
        return
    answers = Path(store) / "answers.jsonl"
    told = ({"question": t.question, "statements": _told(some, gold)} for t, some in zip(tasks, given, strict=True))
    answers.write_text("".join(f"{json.dumps(one)}\n" for one in told), encoding="utf-8")
    score = [sys.executable, "score_said.py", "said_dev.json", str(answers.resolve()), *GOLD]
    subprocess.run(score, cwd=data, check=True)


def asked(index: Index, tasks: Sequence[Task]) -> list[list[Statement]]:
    """The statements that are given to each question; prints how long they take beside passages for the same."""
    given, seconds, plain = [], [], []
    index.warm()
    for task in (tasks[0], *tasks):
        name, topic = ASKED.fullmatch(task.question).groups()
        began = time.perf_counter()
        given.append(index.statements(name, topic, k=10))
        middle = time.perf_counter()
        index.retrieve(task.question)
        seconds.append(middle - began)
        plain.append(time.perf_counter() - middle)
    own, other = median(seconds[1:]) * 1000, median(plain[1:]) * 1000
    print(f"statements p50 {own:.1f} ms, retrieve p50 {other:.1f} ms, x {own / other:.2f}")
    return given[1:]


def _told(statements: Sequence[Statement], gold: dict[str, dict]) -> list[dict[str, str]]:
    """Statements with their words as the annotators' text has them, which differs in white space and in how accents
    are written.
    """
    told = []
    for statement in statements:
        doc = statement.source.removesuffix(".md")
        forms = (unicodedata.normalize(form, "".join(statement.content.split())) for form in ("NFC", "NFD"))
        found = (re.search(r"\s*".join(map(re.escape, words)), gold[doc]["text"]) for words in forms)
        told.append({"doc": doc, "quote": next((one[0] for one in found if one), statement.content)})
    return told


class Packed:
    """A text without white space, in which places are found again that cleaning has moved."""

    def __init__(self, text: str) -> None:
        self.places = [i for i, letter in enumerate(text) if not letter.isspace()]
        self.text = "".join(text.split())

    def find(self, other: "Packed", start: int, end: int) -> Span | None:
        """Where the characters from `start` to `end` of another text stand here, next to where they stand there."""
        first, last = (bisect_left(other.places, place) for place in (start, end))
        words = other.text[first:last]
        found = [match.start() for match in re.finditer(re.escape(words), self.text)] if words else []
        if not found:
            return None
        begin = min(found, key=lambda place: abs(place - first))
        return self.places[begin], self.places[begin + len(words) - 1] + 1


class Oracle:
    """The annotators' attributions as an extractor; a content in several pieces is all that lies between them, too."""

    def __init__(self, gold: dict[str, dict]) -> None:
        self._gold = gold

    def __call__(self, document: Document) -> list[Said]:
        record = self._gold[document.source.removesuffix(".md")]
        names = {name for a in record["attributions"] if (name := _name(a))}
        here, there = Packed(document.text), Packed(record["text"])
        found = []
        for a in record["attributions"]:
            own = _name(a)
            full = max((name for name in names if own and same(own, name)), key=len, default=None)
            if a["source_spans"] and a["cue_spans"] and (said := _said(a, full, here, there)):
                found.append(said)
        return sorted(found, key=lambda one: one.content)


def _name(attribution: dict) -> str | None:
    names = _NAME.findall(attribution["source"] or "") if attribution["source_kind"] == "name" else []
    return re.sub(r"[’']s$", "", max(names, key=len)) if names else None


def _said(attribution: dict, name: str | None, here: Packed, there: Packed) -> Said | None:
    parts = (attribution["content_spans"], attribution["source_spans"][:1], attribution["cue_spans"][:1])
    spans = [here.find(there, some[0][0], some[-1][1]) for some in parts]
    if None in spans:
        return None
    whole = min(start for start, _ in spans), max(end for _, end in spans)
    return Said(*spans, whole, "indirect", 0.9, Who(name))


if __name__ == "__main__":
    main(*sys.argv[1:])
