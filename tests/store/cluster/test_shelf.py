"""A file on another machine reads like one on this."""

import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import UnreadableSource
from index.read import File, read
from index.store.cluster import shelf
from index.store.cluster.shelf import DistantFile, Shelf


def distant(path: Path) -> DistantFile:
    return DistantFile(path.name, Path(), {}, 0, Shelf([str(path)]).piece)


@settings(deadline=None)
@given(st.binary(max_size=300), st.lists(st.tuples(st.integers(0, 310), st.integers(0, 200)), max_size=8))
def test_any_bytes_come_from_any_place(data: bytes, looks: list[tuple[int, int]]) -> None:
    def piece(_: int, start: int) -> shelf.Piece:
        return shelf.Piece(data[start : start + 64], shelf.State(1, len(data), 1))

    with DistantFile("a.bin", Path(), {}, 0, piece).open() as stream:
        for start, size in looks:
            stream.seek(start)
            assert stream.read(size) == data[start : start + size]
        assert stream.seek(0, os.SEEK_END) == len(data)
        stream.seek(0)
        assert stream.read() == data


def test_a_large_file_is_held_a_piece_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "PIECE", 1000)
    data = os.urandom(10_500)
    (tmp_path / "a.bin").write_bytes(data)
    sizes: list[int] = []
    there = Shelf([str(tmp_path / "a.bin")])

    def piece(number: int, start: int) -> shelf.Piece:
        found = there.piece(number, start)
        sizes.append(len(found.data))
        return found

    with DistantFile("a.bin", Path(), {}, 0, piece).open() as stream:
        assert stream.read() == data
    assert max(sizes) == 1000
    assert len(sizes) == 11


def test_an_archive_is_read_from_afar(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("apples.txt", "Anna said that apples are red.")
        archive.writestr("boats.txt", "Boris said that boats sink.")
    here = list(read(File("a.zip", tmp_path / "a.zip")))
    assert list(read(distant(tmp_path / "a.zip"))) == here
    assert len(here) == 2


def test_a_file_that_is_gone_fails_as_it_would_here(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource) as here:
        list(read(File("a.txt", tmp_path / "a.txt")))
    with pytest.raises(UnreadableSource) as there:
        list(read(distant(tmp_path / "a.txt")))
    assert (str(there.value), there.value.hint) == (str(here.value), here.value.hint)


def test_a_file_that_changes_while_it_is_read_is_not_mixed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "PIECE", 10)
    path = tmp_path / "a.txt"
    path.write_text("Anna said that apples are red.", encoding="utf-8")
    with distant(path).open() as stream:
        path.write_text("Boris told everybody that boats sink.", encoding="utf-8")
        with pytest.raises(OSError, match="it was changed while it was read"):
            stream.read()
