"""The processes of `shared.py`: one that builds versions of a small library, and readers that know what each answers.

    python tests/eval/asking.py build FOLDER ADDRESS BUILDS FILES
    python tests/eval/asking.py read FOLDER ADDRESS

The builder tells each step in a line. A reader asks until its input ends, and then tells what it counted.
"""

import hashlib
import json
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parents[2]))

from index import Index
from index.errors import StoreBusy, StoreUnreachable
from tests.eval import library
from tests.fakes import DIMENSION, TokenCountingEmbedder

QUESTIONS = (
    library.QUESTION,
    "how good was harvest 7.1",
    "what did Anna Berg say of harvest 12.2",
    "which source only changes its name",
    "part 2 of source 17",
)
ALL = 10_000
Answers = list[list[str]]
PAUSE = 0.1


class DistinctEmbedder(TokenCountingEmbedder):
    """No two texts are equally far from a third: which of such a graph gives first is left open."""

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        moved = super().embed(texts) + np.stack([_own(text) for text in texts])
        return moved / np.linalg.norm(moved, axis=1, keepdims=True)


def _own(text: str) -> NDArray[np.float32]:
    drawn = np.random.default_rng(list(hashlib.sha256(text.encode()).digest())).normal(size=DIMENSION)
    return (0.02 * drawn).astype(np.float32)


def open_index(store: str | Path) -> Index:
    """The index of a store, with vectors of hashed words."""
    return Index.open(store, embedder=DistinctEmbedder())


@dataclass(frozen=True)
class Truth:
    """What a version of the sources answers: the sources with their digests, and what was found for each question."""

    version: int
    state: library.State
    answers: Answers


def answers(index: Index) -> Answers:
    """What an index answers: passages and statements by their ids and places, and at last all that it has."""
    found = [[passage.id for passage in index.retrieve(question, 10)] for question in QUESTIONS]
    said = index.statements("Anna Berg", "harvest 5.0", k=10)
    found.append([f"{one.source} {one.start} {one.end} {one.content}" for one in said])
    everything = index.retrieve(library.QUESTION, ALL)
    for passage in everything:
        text = index.document(passage.source).text
        assert text[passage.start : passage.end] == passage.text, f"{passage.source} is not the text of its passage"
    found.append(sorted(one for passage in everything for one in (passage.id, *passage.also_in)))
    return found


def build(work: Path, address: str, builds: int, files: int) -> None:
    """Builds version after version, each until it is done, and notes beforehand what it will answer."""
    texts, index, local = work / "texts", open_index(address), open_index(work / "local")
    for version in range(builds + 1):
        state = library.write(texts, version, files)
        local.build([texts])
        truth = {"version": version, "state": state, "answers": answers(local)}
        with (work / "truths.jsonl").open("a", encoding="utf-8") as file:
            file.write(f"{json.dumps(truth)}\n")
        _tell(f"building {version}")
        _until_done(version, lambda: index.build([texts]))
        _publish(work, version)
        _tell(f"built {version}")
    _until_done(builds, index.check)
    _tell(f"whole {builds}")


def _until_done(version: int, do: Callable[[], object]) -> None:
    """Does something again and again until it succeeds, and tells why it did not."""
    while True:
        try:
            do()
        except (StoreUnreachable, StoreBusy) as error:
            _tell(f"again {version} {type(error).__name__}: {error}")
        except Exception as error:  # noqa: BLE001  (whatever it is, it is told)
            _tell(f"fault {version} {type(error).__name__}: {error}")
        else:
            return
        time.sleep(PAUSE)


def _publish(work: Path, version: int) -> None:
    """Notes that a version is there to be asked."""
    (work / "published.new").write_text(str(version), encoding="utf-8")
    (work / "published.new").replace(work / "published")


class Reader:
    """Asks, and judges what it hears.

    Args:
        work: where the truths are.
        address: of the store.
    """

    def __init__(self, work: Path, address: str) -> None:
        self.counts: Counter[str] = Counter()
        self.faults: list[str] = []
        self._work, self._index = work, open_index(address)
        self._truths: dict[frozenset[Any], Truth] = {}
        self._seen: set[int] = set()

    def ask(self) -> None:
        """Asks once."""
        least = max(int((self._work / "published").read_text(encoding="utf-8")), max(self._seen, default=0))
        try:
            with self._index.steady():
                state, found = library.state(self._index), answers(self._index)
        except StoreUnreachable as error:
            self.counts["clear" if error.hint else "other"] += 1
            time.sleep(PAUSE)
        except Exception as error:  # noqa: BLE001  (whatever it is, it is counted)
            self._fault("other", f"{type(error).__name__}: {error} {getattr(error, 'hint', '')}")
            time.sleep(PAUSE)
        else:
            self._judge(state, found, least)

    def _judge(self, state: library.State, found: Answers, least: int) -> None:
        self.counts["answered"] += 1
        truth = self._truth(state)
        if truth is None:
            self._fault("wrong", f"{len(state)} sources are of no version")
            return
        self._seen.add(truth.version)
        if truth.version < least:
            self._fault("stale", f"version {truth.version} answers after {least}")
        for place, (ours, right) in enumerate(zip(found, truth.answers, strict=True)):
            if ours != right:
                half = set(ours) < set(right)
                self._fault(
                    "half" if half else "wrong", f"question {place} of version {truth.version}: {ours} not {right}"
                )

    def _truth(self, state: library.State) -> Truth | None:
        key = frozenset(state.items())
        if key not in self._truths:
            for line in (self._work / "truths.jsonl").read_text(encoding="utf-8").splitlines():
                truth = Truth(**json.loads(line))
                self._truths[frozenset(truth.state.items())] = truth
        return self._truths.get(key)

    def _fault(self, kind: str, what: str) -> None:
        self.counts[kind] += 1
        self.faults.append(f"{kind}: {what[:1000]}")

    def told(self) -> str:
        """What was counted, as a line."""
        return json.dumps({"counts": self.counts, "faults": self.faults[:20], "versions": sorted(self._seen)})


def read(work: Path, address: str) -> None:
    """Asks until the input ends, and until there was an answer."""
    reader, over = Reader(work, address), threading.Event()

    def wait() -> None:
        sys.stdin.read()
        over.set()

    threading.Thread(target=wait, daemon=True).start()
    while not (over.is_set() and reader.counts["answered"]):
        reader.ask()
    _tell(reader.told())


def _tell(line: str) -> None:
    print(line.replace("\n", " "), flush=True)


def main(role: str, work: str, address: str, builds: str = "0", files: str = "0") -> None:
    if role == "build":
        build(Path(work), address, int(builds), int(files))
    else:
        read(Path(work), address)


if __name__ == "__main__":
    main(*sys.argv[1:])
