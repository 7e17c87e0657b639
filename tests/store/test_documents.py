"""Documents by the digests of their bytes."""

import hashlib
from pathlib import Path

import pytest

from index.errors import StoreBroken
from index.store.documents import Documents
from index.types import Document


@pytest.fixture
def documents(tmp_path: Path) -> Documents:
    return Documents(tmp_path / "documents")


def document(text: str) -> Document:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document("a.txt", "A", None, None, None, None, text, (), digest)


def test_bytes_taken_elsewhere_are_the_same_document(documents: Documents, tmp_path: Path) -> None:
    name = documents.write(document("Anna said so."), [], [])
    other = Documents(tmp_path / "other")
    other.put(name, documents.data(name))
    assert other.read(name) == documents.read(name) == document("Anna said so.")
    assert other.names() == documents.names() == {name}
    assert documents.lost([name, "0"]) == {"0"}


def test_damaged_ones_are_dropped_and_no_others(documents: Documents, tmp_path: Path) -> None:
    names = [documents.write(document(text), [], []) for text in ("One.", "Two.")]
    (tmp_path / "documents" / f"{names[0]}.json").write_bytes(b"{}")
    with pytest.raises(StoreBroken):
        documents.data(names[0])
    documents.drop_damaged()
    assert documents.names() == {names[1]}
