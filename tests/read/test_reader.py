from pathlib import Path

import pytest

from index.errors import NoText, SourceError, UnknownFormat, UnreadableSource
from index.read import File, read
from tests.conftest import SOURCES


def read_file(path: Path):
    (document,) = read(File(path.name, path))
    return document


@pytest.mark.parametrize("path", sorted(SOURCES.iterdir()), ids=lambda path: path.name)
def test_every_source_of_the_project_is_read(path: Path) -> None:
    document = read_file(path)
    assert document.source == path.name
    assert document.title
    assert document.publisher in ("Meridian Brief", "Harbour Dispatch")
    assert document.published
    assert "2024-01-01" < document.published < "2026-01-01"
    assert document.sections
    assert document.text.strip() == document.text


def test_a_file_that_tells_nothing_is_named_after_itself(tmp_path: Path) -> None:
    path = tmp_path / "2025-03-01_long-walk.txt"
    path.write_text("it was a long walk.", encoding="utf-8")
    document = read_file(path)
    assert document.title == "2025 03 01 long walk"
    assert document.published == "2025-03-01"


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("a.exe", b"MZ", UnknownFormat),
        ("noending", b"text", UnknownFormat),
        ("empty.txt", b"", NoText),
        ("blank.md", b"  \n\n ", NoText),
        ("binary.txt", b"\x00\x01\x02", UnreadableSource),
        ("broken.pdf", b"%PDF-1.4 oops", UnreadableSource),
        ("empty.html", b"<html></html>", NoText),
    ],
)
def test_bad_files_say_what_is_wrong_and_what_to_do(
    tmp_path: Path, name: str, data: bytes, error: type[SourceError]
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(error) as caught:
        read_file(tmp_path / name)
    assert str(caught.value)
    assert caught.value.hint


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource):
        list(read(File("gone.txt", tmp_path / "gone.txt")))


def test_the_digest_is_that_of_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One sentence.", encoding="utf-8")
    first = read_file(tmp_path / "a.txt").digest
    (tmp_path / "a.txt").write_text("Another one.", encoding="utf-8")
    assert read_file(tmp_path / "a.txt").digest != first
