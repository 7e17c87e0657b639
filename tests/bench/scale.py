"""What the store itself costs with many sources: building, building again with nothing changed, one edit, asking.

    python tests/bench/scale.py [FILES] [PASSAGES_EACH]

Without arguments 10,000 files of 10 passages. Vectors are made from hashed words, not by a model, so that only reading,
splitting, writing, copying and checking are measured. Each build runs in a process of its own, start-up included, and
tells its peak memory.
"""

import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from index import Index
from tests.memory import peak

DIMENSION = 384
WORDS = [
    a + b + c for a in ("ka", "me", "ro", "su", "ti") for b in "bdfgklmnprst" for c in ("an", "el", "is", "or", "um")
]
WORDS += [f"{word}{ending}" for word in WORDS for ending in ("a", "en", "ing", "ed", "ous", "ity", "ness", "ful")]


class HashedEmbedder:
    """Vectors from a seeded generator and a few topics, and of tokens from another: as many and as long as real ones,
    at no cost to speak of.
    """

    fingerprint = "hashed-2"
    window = 254

    def __init__(self) -> None:
        self._topics = np.random.default_rng(0).normal(size=(500, DIMENSION)).astype(np.float32)
        self._tokens = np.random.default_rng(1).normal(size=(10_000, DIMENSION)).astype(np.float32)

    def count(self, texts: Sequence[str]) -> list[int]:
        return [text.count(" ") + 1 for text in texts]

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.stack([self.embed_question(text) for text in texts])

    def embed_tokens(self, texts: Sequence[str]) -> tuple[NDArray[np.float32], list[NDArray[np.float32]]]:
        """A token a word, cut out of a long row of them."""
        firsts = [hash_of(text) % (len(self._tokens) - self.window) for text in texts]
        cuts = zip(firsts, self.count(texts), strict=True)
        return self.embed(texts), [self._tokens[first : first + min(number, self.window)] for first, number in cuts]

    def token_spans(self, texts: Sequence[str]) -> list[list[tuple[int, int]]]:
        """None: made tokens stand nowhere."""
        return [[] for _ in texts]

    def embed_question_tokens(
        self, text: str
    ) -> tuple[NDArray[np.float32], NDArray[np.float32], list[tuple[int, int]]]:
        spans = [word.span() for word in re.finditer(r"\S+", text)]
        tokens = self._tokens[: len(spans)]
        return self.embed_question(text), tokens / np.linalg.norm(tokens, axis=1, keepdims=True), spans

    def embed_question(self, text: str) -> NDArray[np.float32]:
        seed = hash_of(text)
        vector = self._topics[seed % 500] + np.random.default_rng(seed).normal(size=DIMENSION).astype(np.float32)
        return (vector / np.linalg.norm(vector)).astype(np.float32)


def hash_of(text: str) -> int:
    return int.from_bytes(text.encode()[:64].ljust(64)[-16:], "little") ^ len(text)


def main(files: str = "10000", each: str = "10") -> None:
    if files == "--build":
        one_build(each)
        return
    with tempfile.TemporaryDirectory() as work:
        texts = made_texts(Path(work) / "texts", int(files), int(each))
        told = run("first build", work)
        print(f"disk: {disk(Path(work) / 'store') / told['passages']:.0f} bytes a passage")
        for _ in range(3):
            run("nothing changed", work)
        for number in range(3):
            edit(texts, number)
            run("one edit", work)
        next(texts.rglob("*.txt")).unlink()
        run("one removed", work)
        asking(Path(work) / "store")


def made_texts(folder: Path, files: int, each: int) -> Path:
    """Files of sections of some 200 words, each section a passage; always the same."""
    draw = random.Random(11)
    for number in range(files):
        place = folder / f"{number % 100:02d}"
        place.mkdir(parents=True, exist_ok=True)
        sections = (f"## Part {i}\n\n{prose(draw)}" for i in range(each))
        (place / f"{number:06d}.md").write_text(f"# Report {number}\n\n" + "\n\n".join(sections), encoding="utf-8")
    (folder / "spare.txt").write_text("One more source, to be removed later.", encoding="utf-8")
    return folder


def prose(draw: random.Random, sentences: int = 10, words: int = 13) -> str:
    return " ".join(" ".join(draw.choices(WORDS, k=words)).capitalize() + "." for _ in range(sentences))


def edit(texts: Path, number: int) -> None:
    path = sorted(texts.rglob("*.md"))[number * 7]
    path.write_text(path.read_text(encoding="utf-8") + f"\n\nOne more sentence, number {number}.", encoding="utf-8")


def run(name: str, work: str) -> dict[str, float]:
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, __file__, "--build", work], cwd=ROOT, capture_output=True, text=True, check=True
    )
    seconds = time.perf_counter() - began
    told: dict[str, float] = json.loads(done.stdout)
    print(
        f"{name}: {seconds:.1f} s with start-up, {told['seconds']:.2f} s without; {told['passages']} passages, "
        f"{told['embedded']} embedded; peak memory {told['peak'] / 2**20:.0f} MiB",
        flush=True,
    )
    return told


def one_build(work: str) -> None:
    report = Index.open(Path(work) / "store", embedder=HashedEmbedder()).build([Path(work) / "texts"])
    told = {"seconds": report.seconds, "passages": report.passages, "embedded": report.embedded, "peak": peak()}
    print(json.dumps(told))


def asking(store: Path, times: int = 50) -> None:
    index = Index.open(store, embedder=HashedEmbedder())
    draw = random.Random(5)
    index.retrieve("warm")
    seconds = []
    for _ in range(times):
        question = " ".join(draw.choices(WORDS, k=4))
        began = time.perf_counter()
        index.retrieve(question)
        seconds.append(time.perf_counter() - began)
    index.close()
    print(f"retrieve: p50 {sorted(seconds)[times // 2] * 1000:.1f} ms")


def disk(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


if __name__ == "__main__":
    main(*sys.argv[1:3])
