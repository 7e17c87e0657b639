"""What is put into a bucket of passages; `test_segments` lays them."""

from pathlib import Path

import numpy as np

from index.store.columns import Columns
from index.store.encoded import Encoded
from index.store.passage_bucket import contents
from index.store.row import Beside, Row
from index.store.terms import entries

ROWS = [
    Row("1" * 40, "a.txt", 0, 32, "p. 2, § Harbour", "Anna Berg said that it would rain."),
    Row("2" * 40, "a.txt", 40, 52, "", "Nobody came."),
]


def test_each_passage_has_its_document_and_its_columns(tmp_path: Path) -> None:
    asked: list[dict[str, str]] = []
    made = Encoded(np.ones(2, dtype=np.float32), np.empty((0, 1), dtype=np.uint8))

    def encode(texts: dict[str, str]) -> dict[str, Encoded]:
        asked.append(texts)
        return dict.fromkeys(texts, made)

    found = contents([(Beside("Title", "The Harbour", "2025-03-01"), ROWS), (Beside("Empty"), [])], encode)
    first, second = (document.to_dict() for document in found.documents)
    assert first["text"] == [ROWS[0].text]
    assert first["context"] == ["Title\nThe Harbour\n Harbour"]
    assert first["speaker"] == entries(["Anna Berg"])
    assert (first["publisher"], first["day"]) == (["the harbour"], [20250301])
    assert second["speaker"] == []
    found.beside(tmp_path / "bucket")
    assert asked == [{row.wording: row.text for row in ROWS}]
    assert len(Columns(tmp_path)) == 2
