"""Buckets of statements: what did not change is shared, what was removed is gone from every file."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from index.store import segments
from index.store.row import Beside
from index.store.segments import Contents, damaged, lay
from index.store.statement_bucket import contents, schema
from index.store.statements import StatementIndex, StatementRow

# Compressed, a text still holds a word that repeats nothing.
HIDDEN = "zq9xk7vw2mbt"
ROW = StatementRow(
    *("", 4, 9, 0, 1, 1, 3, 0, 10),
    *("rain", "said", "She said rain."),
    *("", "p", "Anna Berg", "mayor", "indirect", 0.9, None, "radio"),
)


@pytest.fixture(autouse=True)
def small_buckets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "_BUCKET", 2)


class Sources:
    """Two statements a source; counts which it was asked for."""

    def __init__(self, changes: dict[str, dict[str, str]]) -> None:
        self.changes = {f"{i}.txt": {} for i in range(12)} | changes
        self.asked: list[str] = []

    def rows(self, source: str) -> list[StatementRow]:
        row = replace(ROW, source=source, **self.changes[source])
        return [row, replace(row, start=5)]

    def contents(self, sources: Sequence[str]) -> Contents:
        self.asked += sources
        return contents((Beside("Title"), self.rows(source)) for source in sources)

    def lay(self, folder: Path, last: Path | None = None, changed: Sequence[str] = ()) -> StatementIndex:
        lay(folder, last, dict.fromkeys(self.changes, 2), changed, schema(), self.contents)
        return StatementIndex(folder)


@pytest.mark.parametrize("field", ["content", "sentence", "name", "role", "medium", "location", "cue"])
def test_what_was_removed_stands_in_no_file(tmp_path: Path, field: str) -> None:
    hidden = {"3.txt": {field: f"{HIDDEN} then"}}
    Sources(hidden).lay(tmp_path / "a")
    assert any(HIDDEN.encode() in path.read_bytes() for path in (tmp_path / "a").iterdir())
    now = Sources({})
    index = now.lay(tmp_path / "b", tmp_path / "a", ["3.txt"])
    assert not any(HIDDEN.encode() in path.read_bytes() for path in (tmp_path / "b").iterdir())
    fresh = Sources({}).lay(tmp_path / "c")
    assert index.of(None, None, 99) == fresh.of(None, None, 99)
    assert index.search(["rain"], 99) == fresh.search(["rain"], 99)
    assert index.facts == fresh.facts
    assert 0 < len(now.asked) < len(now.changes)


def test_every_file_is_under_seal(tmp_path: Path) -> None:
    Sources({}).lay(tmp_path / "a")
    assert damaged(tmp_path / "a") == []
    for file in tmp_path.glob("a/*.facts.json"):
        file.write_bytes(file.read_bytes() + b" ")
        assert damaged(tmp_path / "a") == [file.name]
        file.unlink()
        assert damaged(tmp_path / "a") == [file.name]
        break
