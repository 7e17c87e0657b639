"""Sets of texts with questions about them and what a right passage is. Knows nothing of this project's index.

said: "what did X say" over news articles with every attribution marked (said_dev.json and polnear_*.jsonl)
about: the same with a topic
squad: fuller questions over paragraphs, in SQuAD 2.0 form (squad2_dev.json)
"""

import json
import random
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

_WORDS = re.compile(r"\b[a-z]{4,}\b")


class Found(NamedTuple):
    """A passage, as far as its being right depends on it; an `index.Passage` will do as well."""

    source: str
    text: str


class Text(NamedTuple):
    """A source: its file's name, what is known of it, and its words."""

    name: str
    head: dict[str, str]
    text: str

    def write(self, folder: Path) -> None:
        """Writes it with its head as front matter, unless it is there."""
        path = folder / self.name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            front = "".join(f"{key}: {json.dumps(value)}\n" for key, value in self.head.items())
            path.write_text(f"---\n{front}---\n\n{self.text}", encoding="utf-8")


class Task(NamedTuple):
    """A question, the sources that hold right passages, and whether a passage is one."""

    question: str
    sources: frozenset[str]
    right: Callable[[Found], bool]


def said(data: Path) -> tuple[list[Text], list[Task]]:
    """A passage is right if it holds half of the content of a gold statement."""
    gold = {}
    for file in sorted(data.glob("polnear_*.jsonl")):
        gold |= {record["doc"]: record for record in map(json.loads, file.read_text(encoding="utf-8").splitlines())}
    texts = [
        Text(
            f"{doc}.md", {key: record[key] for key in ("title", "publisher", "date") if record.get(key)}, record["text"]
        )
        for doc, record in gold.items()
    ]
    questions = json.loads((data / "said_dev.json").read_text(encoding="utf-8"))
    return texts, [_holding(q["question"], q["gold"], gold) for q in questions]


def _holding(question: str, wanted: list[list[str]], gold: dict) -> Task:
    contents = {}
    for doc, number in wanted:
        statement = next(a for a in gold[doc]["attributions"] if a["id"] == number)
        contents.setdefault(f"{doc}.md", []).append([gold[doc]["text"][a:b] for a, b in statement["content_spans"]])

    def right(passage: Found) -> bool:
        return any(covers(passage.text, pieces) >= 0.5 for pieces in contents.get(passage.source, []))

    return Task(question, frozenset(contents), right)


def about(data: Path) -> tuple[list[Text], list[Task]]:
    """The same with a topic, two of a gold statement's words that few of the articles have: a passage is right if it
    holds half of that statement.
    """
    texts, _ = said(data)
    gold = {}
    for file in sorted(data.glob("polnear_*.jsonl")):
        gold |= {record["doc"]: record for record in map(json.loads, file.read_text(encoding="utf-8").splitlines())}
    seen = Counter(word for record in gold.values() for word in set(_WORDS.findall(record["text"])))
    draw, tasks = random.Random(5), []
    for asked in json.loads((data / "said_dev.json").read_text(encoding="utf-8")):
        for doc, number in draw.sample(asked["gold"], min(2, len(asked["gold"]))):
            content = next(a["content"] for a in gold[doc]["attributions"] if a["id"] == number)
            words = sorted({w for w in _WORDS.findall(content) if seen[w] > 2}, key=lambda w: (seen[w], w))[:2]
            if len(words) == 2:
                topic = " and ".join(sorted(words, key=content.index))
                tasks.append(_holding(f"{asked['question']} about {topic}", [[doc, number]], gold))
    return texts, tasks


def namesakes(data: Path) -> list[Callable[[Found], int]]:
    """For each question of `said`, how many statements a passage holds that the annotators gave to anyone of that
    surname: what perfect knowledge of who speaks would rank by.
    """
    gold = {}
    for file in sorted(data.glob("polnear_*.jsonl")):
        gold |= {record["doc"]: record for record in map(json.loads, file.read_text(encoding="utf-8").splitlines())}

    def counter(surname: str) -> Callable[[Found], int]:
        def count(passage: Found) -> int:
            record = gold[passage.source.removesuffix(".md")]
            theirs = (a for a in record["attributions"] if a["source"] and surname in a["source"].lower())
            pieces = ([record["text"][start:end] for start, end in a["content_spans"]] for a in theirs)
            return sum(covers(passage.text, some) >= 0.5 for some in pieces)

        return count

    questions = json.loads((data / "said_dev.json").read_text(encoding="utf-8"))
    return [counter(q["question"].removeprefix("what did ").removesuffix(" say").lower()) for q in questions]


def covers(text: str, pieces: list[str]) -> float:
    """The share of the words of the pieces that stand, in runs of four, in the text."""
    runs = [words[i : i + 4] for words in (piece.split() for piece in pieces) for i in range(max(len(words) - 3, 1))]
    folded = " ".join(text.split())
    return sum(" ".join(run) in folded for run in runs) / max(len(runs), 1)


def squad(data: Path) -> tuple[list[Text], list[Task]]:
    """A passage is right if it is of the question's paragraph and holds a gold answer."""
    texts, tasks = [], []
    articles = json.loads((data / "squad2_dev.json").read_text(encoding="utf-8"))["data"]
    for number, article in enumerate(articles):
        for i, paragraph in enumerate(article["paragraphs"]):
            name = f"{number:03d}-{i:03d}.md"
            texts.append(Text(name, {"title": article["title"].replace("_", " ")}, paragraph["context"]))
            for qa in paragraph["qas"]:
                answers = [answer["text"] for answer in qa["answers"]]
                if answers and not qa.get("is_impossible"):
                    tasks.append(_answering(qa["question"], name, answers))
    return texts, tasks


def _answering(question: str, name: str, answers: list[str]) -> Task:
    return Task(question, frozenset([name]), lambda p: p.source == name and any(x in p.text for x in answers))


SETS = {"said": said, "about": about, "squad": squad}
