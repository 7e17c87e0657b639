"""The lexical index is laid in buckets: what did not change is shared, what was deleted is really gone."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest

from index.store import passage_bucket, segments
from index.store.columns import Columns
from index.store.encoded import Encoded
from index.store.lexical import LexicalIndex
from index.store.row import Beside, Row
from index.store.segments import Contents
from index.store.terms import stems

WORDS = ("apple", "boat", "cloud", "drum", "engine", "flute", "grape", "harbour")
# Compressed, a text still holds a word that repeats nothing.
HIDDEN = "zq9xk7vw2mbt"


class Sources:
    """Sources of one passage a word; counts what it was asked for."""

    def __init__(self, texts: dict[str, str]) -> None:
        self.texts = texts
        self.asked: list[str] = []

    def rows(self, source: str) -> tuple[Beside, Sequence[Row]]:
        words = enumerate(self.texts[source].split())
        return Beside("Title"), [Row(f"{word:_<24}{source}-{i}", source, i, i + 1, "", word) for i, word in words]

    def contents(self, sources: Sequence[str]) -> Contents:
        self.asked += sources
        return passage_bucket.contents(map(self.rows, sources), encode)

    @property
    def passages(self) -> dict[str, int]:
        return {source: len(text.split()) for source, text in self.texts.items()}


@pytest.fixture(autouse=True)
def small_buckets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "_BUCKET", 4)


def lay(folder: Path, sources: Sources, last: Path | None = None, changed: Iterable[str] = ()) -> LexicalIndex:
    segments.lay(folder, last, sources.passages, set(changed), passage_bucket.schema(), sources.contents)
    return LexicalIndex(folder)


def encode(texts: Mapping[str, str]) -> dict[str, Encoded]:
    """A vector of the letters of each word, and the word itself for its signs."""
    return {
        wording: Encoded(
            np.array([text.count("a"), len(text)], dtype=np.float32),
            np.frombuffer(text.encode(), dtype=np.uint8).reshape(-1, 1),
        )
        for wording, text in texts.items()
    }


def kept(folder: Path, sources: Sources) -> dict[str, tuple[list[float], bytes]]:
    """What the columns have of each passage, by its id."""
    columns = Columns(folder)
    rows = [row for source in sources.texts for row in sources.rows(source)[1]]
    numbers = columns.numbers([row.serial for row in rows])
    assert columns.ids(numbers) == [row.id for row in rows]
    unit = np.eye(2, dtype=np.float32)
    pairs = zip(*(columns.cosines(axis, numbers).tolist() for axis in unit), strict=True)
    bits = [signs.tobytes() for signs in columns.signs(numbers)]
    return {row.id: (list(pair), one) for row, pair, one in zip(rows, pairs, bits, strict=True)}


def library(number: int = 12) -> dict[str, str]:
    return {f"{i}.txt": " ".join((*WORDS[i % 8 :], f"rare{i}")) for i in range(number)}


def scores(index: LexicalIndex) -> dict[str, dict[int, float]]:
    return {word: index.search(stems(word), 100) for word in (*WORDS, "title", "rare3", "absent")}


def test_buckets_score_as_one_index_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    many = lay(tmp_path / "many", Sources(library()))
    monkeypatch.setattr(segments, "_BUCKET", 10_000)
    one = lay(tmp_path / "one", Sources(library()))
    assert len(many) == len(one)
    for word, found in scores(one).items():
        assert scores(many)[word] == pytest.approx(found)


def test_an_edit_lays_one_bucket_and_answers_as_a_fresh_index(tmp_path: Path) -> None:
    texts = library()
    lay(tmp_path / "a", Sources(texts))
    edited = Sources({**texts, "3.txt": texts["3.txt"].replace("rare3", "other")})
    index = lay(tmp_path / "b", edited, tmp_path / "a", ["3.txt"])
    assert "3.txt" in edited.asked
    assert len(edited.asked) < len(texts)
    assert scores(index) == scores(lay(tmp_path / "c", Sources(edited.texts)))
    assert index.search(stems("rare3"), 5) == {}
    assert kept(tmp_path / "b", edited) == kept(tmp_path / "c", edited)
    assert any(bits == b"other" for _, bits in kept(tmp_path / "b", edited).values())


@pytest.mark.parametrize("what", ["edited", "removed"])
def test_deleted_words_stand_in_no_file(tmp_path: Path, what: str) -> None:
    texts = library() | {"s.txt": f"apple {HIDDEN}"}
    lay(tmp_path / "a", Sources(texts))
    fewer = {name: text for name, text in texts.items() if name != "s.txt"}
    if what == "edited":
        fewer["s.txt"] = "apple harbour"
    lay(tmp_path / "b", Sources(fewer), tmp_path / "a", ["s.txt"])
    assert any(HIDDEN.encode() in path.read_bytes() for path in (tmp_path / "a").iterdir())
    assert not any(HIDDEN.encode() in path.read_bytes() for path in (tmp_path / "b").iterdir())


def test_buckets_that_did_not_change_are_shared(tmp_path: Path) -> None:
    lay(tmp_path / "a", Sources(library()))
    sources = Sources(library())
    lay(tmp_path / "b", sources, tmp_path / "a")
    assert sources.asked == []
    shared = [path for path in (tmp_path / "b").iterdir() if (tmp_path / "a" / path.name).samefile(path)]
    assert {path.suffix for path in shared} >= {".store", ".term", ".idx", ".npy"}


def test_more_passages_make_more_buckets(tmp_path: Path) -> None:
    lay(tmp_path / "a", Sources(library(3)))
    more = Sources(library(30))
    index = lay(tmp_path / "b", more, tmp_path / "a", [name for name in more.texts if name not in library(3)])
    assert len(index) == sum(more.passages.values())


def test_nothing_to_lay(tmp_path: Path) -> None:
    assert len(lay(tmp_path / "a", Sources({}))) == 0
    assert len(Columns(tmp_path / "a")) == 0


def test_a_bucket_that_loses_all_its_sources_leaves_no_columns(tmp_path: Path) -> None:
    texts = library(8)
    lay(tmp_path / "a", Sources(texts))
    one = Sources({"3.txt": texts["3.txt"]})
    lay(tmp_path / "b", one, tmp_path / "a", texts.keys() - {"3.txt"})
    assert len(Columns(tmp_path / "b")) == len(texts["3.txt"].split()) == len(kept(tmp_path / "b", one))


def test_every_file_is_under_seal(tmp_path: Path) -> None:
    lay(tmp_path / "a", Sources(library()))
    assert segments.damaged(tmp_path / "a") == []
    columns = sorted((tmp_path / "a").glob("*.npy"))
    assert len(columns) >= 2 * 5
    for file in columns:
        data = file.read_bytes()
        file.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        assert segments.damaged(tmp_path / "a") == [file.name]
        file.write_bytes(data)
