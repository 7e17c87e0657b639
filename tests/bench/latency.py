"""How long a question takes beside the bare encoding of its words, with and without reranking and filters.

    python tests/bench/latency.py [PASSAGES ...]

Without arguments 5,000 and 100,000 passages. Questions are embedded by the real model; passages get made vectors, since
the model would take an hour and a half over them: what is searched has the size of real ones. Rounds of all the ways to
ask follow each other, so that a busy moment falls on all of them.
"""

import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from index import Index
from index.store.embed import load_embedder
from tests.bench.hashed import DIMENSION, WORDS, HashedEmbedder

ROUNDS, EACH = 5, 20
TOKENS = 90
FAMILIES = [word.capitalize() for word in random.Random(2).sample(WORDS, 400)]
GIVEN = ["Anna", "Karl", "Maria", "Ivan", "Paul", "Olga", "Sven", "Rita"]
PUBLISHERS = [f"The {word.capitalize()} Post" for word in random.Random(3).sample(WORDS, 12)]
FILTERS: dict[str, dict[str, str]] = {
    "publisher": {"publisher": PUBLISHERS[0]},
    "one month": {"since": "2024-03", "until": "2024-03"},
    "a year and a half": {"since": "2024-01", "until": "2025-06"},
    "folder": {"source": "00[0-4]*/*"},
    "one source": {"source": "0000/0.md"},
    "speaker": {"speaker": FAMILIES[0]},
    "publisher, dates, speaker": {"publisher": PUBLISHERS[1], "since": "2024-06", "speaker": FAMILIES[1]},
}


class Embedder(HashedEmbedder):
    """Made vectors for passages, the model's for questions."""

    def __init__(self) -> None:
        super().__init__()
        self.model = load_embedder()

    def embed_question(self, text: str) -> NDArray[np.float32]:
        return self.model.embed_question(text)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.stack([HashedEmbedder.embed_question(self, text) for text in texts])

    def embed_tokens(self, texts: Sequence[str]) -> tuple[NDArray[np.float32], list[NDArray[np.float32]]]:
        draw = np.random.default_rng(len(texts[0]))
        return self.embed(texts), [draw.normal(size=(TOKENS, DIMENSION)).astype(np.float32) for _ in texts]

    def token_spans(self, texts: Sequence[str]) -> list[list[tuple[int, int]]]:
        return [[] for _ in texts]

    def embed_question_tokens(self, text: str) -> tuple:
        return self.model.embed_question_tokens(text)


def main(*sizes: str) -> None:
    for size in sizes or ("5000", "100000"):
        with tempfile.TemporaryDirectory() as work:
            texts = made_texts(Path(work) / "texts", int(size) // 10)
            index = Index.open(Path(work) / "store", embedder=Embedder())
            report = index.build([texts])
            print(f"{report.passages} passages, built in {report.seconds:.0f} s", flush=True)
            asking(index)
            index.close()


def made_texts(folder: Path, files: int) -> Path:
    """Files of ten passages: made words, some far commoner than others, and people who say things."""
    draw = random.Random(1)
    weights = [1 / (rank + 5) for rank in range(len(WORDS))]
    for number in range(files):
        path = folder / f"{number // 50:04d}" / f"{number % 50}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        day = f"{draw.choice((2024, 2025))}-{draw.randint(1, 12):02d}-{draw.randint(1, 28):02d}"
        head = f"---\ntitle: Report {number}\npublisher: {draw.choice(PUBLISHERS)}\ndate: {day}\n---\n\n"
        words = draw.choices(WORDS, weights, k=10 * 130)
        parts = [passage(draw, words[i : i + 130]) for i in range(0, len(words), 130)]
        path.write_text(head + "\n\n".join(f"## Part {i}\n\n{part}" for i, part in enumerate(parts)), encoding="utf-8")
    return folder


def passage(draw: random.Random, words: list[str]) -> str:
    said = [" ".join(words[i : i + 13]) for i in range(0, len(words), 13)]
    said[3] = f"{draw.choice(GIVEN)} {draw.choice(FAMILIES)} said that {said[3]}"
    return " ".join(f"{sentence[0].upper()}{sentence[1:]}." for sentence in said)


def questions(draw: random.Random) -> list[str]:
    weights = [1 / (rank + 5) for rank in range(len(WORDS))]
    asked = [f"what did {draw.choice(FAMILIES)} say" for _ in range(EACH // 4)]
    asked += [f"what did {draw.choice(FAMILIES)} say about {draw.choice(WORDS)}" for _ in range(EACH // 4)]
    while len(asked) < EACH:
        some = draw.choices(WORDS, weights, k=4)
        asked.append(f"how many {some[0]} were {some[1]} in the {some[2]} of {some[3]}?")
    return asked


def asking(index: Index) -> None:
    with index._live.view() as view:
        embedder = index._choice.to_ask(view.manifest)
    ways = {
        "encode the question": embedder.embed_question,
        "retrieve, not reranked": lambda q: index.retrieve(q, rerank=False),
        "retrieve": index.retrieve,
    }
    for name, filters in FILTERS.items():
        ways[f"  {name}"] = lambda q, f=filters: index.retrieve(q, rerank=False, **f)
    draw, seconds = random.Random(4), defaultdict(list)
    for ask in ways.values():
        ask("what did Anna say about the weather")
    for _ in range(ROUNDS):
        asked = questions(draw)
        for name, ask in ways.items():
            for question in asked:
                began = time.perf_counter()
                ask(question)
                seconds[name].append(time.perf_counter() - began)
    bare, plain = seconds["encode the question"], seconds["retrieve, not reranked"]
    for name, some in seconds.items():
        other = plain if name.startswith(" ") else bare
        print(
            f"{name:28} p50 {median(some) * 1000:6.1f} ms, p95 {p95(some) * 1000:6.1f} ms; "
            f"x {'not filtered' if other is plain else 'encoding'}: {median(some) / median(other):.2f}, "
            f"{p95(some) / p95(other):.2f}"
        )


def p95(seconds: list[float]) -> float:
    return quantiles(seconds, n=20)[-1]


if __name__ == "__main__":
    main(*sys.argv[1:])
