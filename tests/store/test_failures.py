from pathlib import Path

import pytest

from index import Index
from index.errors import StoreBroken
from tests.fakes import CountingEmbedder


def test_what_could_not_be_used_is_known_until_it_can(index: Index, folder: Path, place: Path | str) -> None:
    (folder / "bad.pdf").write_bytes(b"no pdf")
    report = index.build([folder])
    assert [one.source for one in report.failed] == ["bad.pdf"]
    later = Index.open(place, embedder=CountingEmbedder())
    assert later.failures() == index.failures() == report.failed
    assert "bad.pdf" not in {source.source for source in later.sources()}
    (folder / "bad.pdf").unlink()
    index.build()
    assert later.failures() == index.failures() == ()
    later.close()


def test_a_build_that_changes_nothing_else_keeps_them(index: Index, folder: Path) -> None:
    index.build([folder])
    with index.steady() as before:
        assert index.failures() == ()
    (folder / "bad.pdf").write_bytes(b"no pdf")
    index.build()
    with index.steady() as after:
        assert [one.source for one in index.failures()] == ["bad.pdf"]
    assert after == before


def test_those_of_another_snapshot_are_not_told(index: Index, folder: Path) -> None:
    (folder / "bad.pdf").write_bytes(b"no pdf")
    index.build([folder])
    kept = (index.path / "failed.json").read_text(encoding="utf-8")
    (folder / "bad.pdf").unlink()
    (folder / "boats.txt").write_text("Boris said that boats float.", encoding="utf-8")
    index.build()
    # As after a kill between the two.
    (index.path / "failed.json").write_text(kept, encoding="utf-8")
    assert index.failures() == ()


def test_a_store_that_never_kept_them_has_none_and_a_damaged_file_is_told(index: Index, folder: Path) -> None:
    index.build([folder])
    file = index.path / "failed.json"
    file.unlink()
    assert index.failures() == ()
    file.write_text("{", encoding="utf-8")
    with pytest.raises(StoreBroken):
        index.failures()
    index.build()
    assert index.failures() == ()


def test_a_source_tells_its_file_and_whether_it_is_english(index: Index, folder: Path) -> None:
    german = "Die Ernte ist nicht gut, und das Korn wird auch nach dem Regen nicht trocken sein."
    (folder / "ernte.txt").write_text(german, encoding="utf-8")
    (folder / "rows.csv").write_text("title,text\nA,Ada said it was late.\n", encoding="utf-8")
    index.build([folder])
    told = {source.source: (source.file, source.english) for source in index.sources()}
    assert told["rows.csv#1"] == ("rows.csv", True)
    assert told["ernte.txt"] == ("ernte.txt", False)
    assert told["boats.txt"] == ("boats.txt", True)
