"""A small library whose every version is known: what `kill.py` and `readers.py` change, build and question.

Also a program: `python tests/eval/library.py STORE FOLDER` says "ready", and builds once for each line it is sent.
"""

import hashlib
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from index import Index
from tests.fakes import TokenCountingEmbedder

QUESTION = "what did the speaker say of the harvest"
State = dict[str, str]
"""The digest of each source."""


def write(folder: Path, version: int, files: int = 40) -> State:
    """Brings a folder to a version: a third of the files have new words, one is gone, one has come, one is renamed."""
    folder.mkdir(exist_ok=True)
    wanted = {f"{i:03d}.txt": _text(i, version) for i in range(files)}
    wanted[f"came-{version}.txt"] = _text(files, version)
    wanted[f"renamed-{version}.txt"] = "The speaker said that this one only changes its name."
    for path in folder.iterdir():
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        path = folder / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
    return {name: hashlib.sha256(text.encode()).hexdigest() for name, text in wanted.items()}


def _text(number: int, version: int) -> str:
    lately = version - (version + number) % 3
    return "\n\n".join(
        f"Part {part} of source {number} here\n\nThe speaker said of harvest {number}.{part} that it was {lately}. "
        f"Anna Berg said that harvest {number}.{part} was as good as {lately}."
        for part in range(3)
    )


def open_index(store: Path) -> Index:
    """The index with vectors of hashed words, and of each word."""
    return Index.open(store, embedder=TokenCountingEmbedder())


def state(index: Index) -> State:
    """What the index says that it holds."""
    return {source.source: source.digest for source in index.sources()}


def check(index: Index) -> State:
    """Asks, and returns what answered.

    Raises:
        AssertionError: an answer is not of the sources that the index lists, or a vector is lost.
    """
    with index.steady():
        now = state(index)
        index.check()
        for passage in index.retrieve(QUESTION, 200):
            assert passage.source in now, passage.source
            assert index.document(passage.source).text[passage.start : passage.end] == passage.text
        with index._live.view() as view:
            statements = view.snapshot.statements.of(None, None, 10**6)
            for row in statements:
                assert index.document(row.source).text[row.start : row.end] == row.content
            told = sum(about.statements for about in index.sources())
            assert statements, "no statement is left"
            assert len(statements) == told, f"{len(statements)} statements of {told}"
            vectors = view.snapshot.vectors
            there = vectors.wordings()
            for wording, vector in vectors.get(sorted(there)[::7]).items():
                assert wording in vectors.nearest(vector, len(there)), f"vector of {wording} is lost"
            columns = view.snapshot.columns
            numbers = columns.numbers(view.snapshot.words.serials())
            assert sorted(numbers) == list(range(len(columns))), "a passage is not in the columns"
            assert all(len(bits) for bits in columns.signs(numbers)), "signs are lost"
    return now


def main(store: str, folder: str) -> None:
    index = open_index(Path(store))
    import chromadb  # noqa: F401  (so that the time between "ready" and the end is that of the build)
    import numpy  # noqa: F401, ICN001  (likewise)

    print("ready", flush=True)
    for _ in sys.stdin:
        index.build([folder])
        print("built", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:3])
