"""What a build redoes, counted; and what it does when something is in the way."""

import os
from contextlib import closing
from pathlib import Path

import pytest

from index import Index
from index.errors import NoSources, StoreBroken, StoreBusy, StoreMismatch
from index.store import Store, draft, open_store, segments
from index.store.statements import StatementRow
from index.store.vectors import lay_anew
from index.types import Step
from tests.fakes import CountingEmbedder


def answers(index: Index) -> list[tuple[str, str, int]]:
    return sorted((p.source, p.text, p.start) for p in index.retrieve("said told described", 50))


def test_first_build_embeds_every_passage(index: Index, folder: Path, embedder: CountingEmbedder) -> None:
    report = index.build([folder])
    assert (report.added, report.changed, report.removed, report.kept) == (3, 0, 0, 0)
    assert report.passages == report.embedded == len(embedder.embedded) == 3
    assert report.failed == ()


def test_a_build_counts_statements_and_what_is_not_english(index: Index, folder: Path) -> None:
    german = "Der Sprecher sagte, dass die Gespräche nicht weitergehen und dass man sich auf das Ende vorbereitet."
    (folder / "german.txt").write_text(german, encoding="utf-8")
    for _ in range(2):  # The second time nothing is read.
        report = index.build([folder])
        found = {about.source: about.statements for about in index.sources()}
        assert found["apples.txt"] == 1
        assert found["german.txt"] == 0
        assert (report.statements, report.not_english) == (sum(found.values()), 1)
    (folder / "german.txt").unlink()
    report = index.build([folder])
    assert (report.statements, report.not_english) == (sum(found.values()), 0)


def test_an_edit_changes_the_statements_of_its_source_alone(index: Index, folder: Path) -> None:
    index.build([folder])
    before = said(index)
    (folder / "apples.txt").write_text("Anna said that apples are green. The harvest was good.", encoding="utf-8")
    index.build([folder])
    now = said(index)
    assert [row.content.removeprefix("that ") for row in before - now] == ["apples are red"]
    assert [row.content.removeprefix("that ") for row in now - before] == ["apples are green"]
    (folder / "apples.txt").unlink()
    index.build([folder])
    assert {row.source for row in said(index)} == {row.source for row in before} - {"apples.txt"}


def said(index: Index) -> set[StatementRow]:
    with index._live.view() as view:
        return set(view.snapshot.statements.of(None, None, 99))


def test_second_build_with_nothing_changed_embeds_nothing(
    index: Index, folder: Path, embedder: CountingEmbedder
) -> None:
    index.build([folder])
    embedder.embedded.clear()
    live = index._store.current
    report = index.build([folder])
    assert embedder.embedded == []
    assert (report.added, report.changed, report.removed, report.kept, report.embedded) == (0, 0, 0, 3, 0)
    assert index._store.current == live


def test_an_edit_embeds_only_its_new_passages(index: Index, folder: Path, embedder: CountingEmbedder) -> None:
    path = folder / "apples.txt"
    path.write_text("Anna said that apples are red.\n\nOne heading here\n\nThe harvest was good.", encoding="utf-8")
    index.build([folder])
    embedder.embedded.clear()
    path.write_text("Anna said that apples are red.\n\nOne heading here\n\nThe harvest was bad.", encoding="utf-8")
    report = index.build([folder])
    assert embedder.embedded == ["The harvest was bad."]
    assert (report.changed, report.kept, report.embedded) == (1, 2, 1)
    assert "good" not in index.document("apples.txt").text
    assert not any("good" in passage.text for passage in index.retrieve("harvest", 10))


def test_text_that_moved_is_found_at_its_new_place(index: Index, folder: Path, embedder: CountingEmbedder) -> None:
    index.build([folder])
    embedder.embedded.clear()
    path = folder / "apples.txt"
    path.write_text("A new first line, at the top here\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    index.build([folder])
    for passage in index.retrieve("apples", 10):
        assert index.document(passage.source).text[passage.start : passage.end] == passage.text


def test_a_renamed_file_embeds_nothing(index: Index, folder: Path, embedder: CountingEmbedder) -> None:
    index.build([folder])
    embedder.embedded.clear()
    (folder / "apples.txt").rename(folder / "pears.txt")
    report = index.build([folder])
    assert embedder.embedded == []
    assert (report.renamed, report.added, report.removed, report.kept) == (1, 0, 0, 2)
    assert {source.source for source in index.sources()} == {"boats.txt", "clouds.txt", "pears.txt"}


def test_a_touched_file_is_not_read_anew(index: Index, folder: Path, embedder: CountingEmbedder) -> None:
    index.build([folder])
    embedder.embedded.clear()
    os.utime(folder / "apples.txt", (1, 1))
    assert index.build([folder]).kept == 3
    assert embedder.embedded == []


def test_a_deleted_file_is_gone_from_the_next_answer(index: Index, folder: Path) -> None:
    index.build([folder])
    assert any(passage.source == "boats.txt" for passage in index.retrieve("boats", 10))
    (folder / "boats.txt").unlink()
    index.build([folder])
    assert not any(passage.source == "boats.txt" for passage in index.retrieve("boats", 10))


def test_a_file_that_became_unreadable_no_longer_answers(index: Index, folder: Path) -> None:
    index.build([folder])
    (folder / "boats.txt").write_bytes(b"\x00\x01")
    report = index.build([folder])
    assert [failure.source for failure in report.failed] == ["boats.txt"]
    assert report.removed == 1
    assert not any(passage.source == "boats.txt" for passage in index.retrieve("boats", 10))


def test_one_bad_file_stops_no_other_and_is_tried_again(index: Index, folder: Path) -> None:
    (folder / "bad.pdf").write_bytes(b"%PDF oops")
    report = index.build([folder])
    assert report.added == 3
    assert [(failure.source, bool(failure.reason), bool(failure.hint)) for failure in report.failed] == [
        ("bad.pdf", True, True)
    ]
    live = index._store.current
    assert [failure.source for failure in index.build([folder]).failed] == ["bad.pdf"]
    assert index._store.current == live
    (folder / "bad.pdf").unlink()
    (folder / "bad.txt").write_text("It was mended at last.", encoding="utf-8")
    assert index.build([folder]).failed == ()


def test_when_no_file_can_be_read_any_more_the_last_index_stays(index: Index, folder: Path) -> None:
    index.build([folder])
    before = answers(index)
    for path in folder.iterdir():
        path.write_bytes(b"\x00")
    with pytest.raises(NoSources):
        index.build([folder])
    assert answers(index) == before


@pytest.mark.folder
@pytest.mark.parametrize("file", ["chroma/chroma.sqlite3", "lexical/meta.json", "lexical/*.vectors.npy"])
def test_a_build_that_cannot_copy_leaves_nothing_behind(index: Index, folder: Path, tmp_path: Path, file: str) -> None:
    index.build([folder])
    snapshots = tmp_path / "store" / "snapshots"
    live = next(snapshots.iterdir())
    next(live.glob(file)).rename(tmp_path / "away")
    (folder / "new.txt").write_text("Something new.", encoding="utf-8")
    for _ in range(3):
        with pytest.raises(StoreBroken):
            index.build([folder])
    assert list(snapshots.iterdir()) == [live]


@pytest.mark.folder
def test_a_build_upon_columns_that_are_not_all_there_is_an_error(
    index: Index, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segments, "_BUCKET", 1)  # So that what does not change is shared, not laid anew.
    index.build([folder])
    live = index._store.current
    index.close()
    for path in (tmp_path / "store").rglob("*.ids.npy"):
        path.unlink()
    with pytest.raises(StoreBroken):
        index.retrieve("apples")
    (folder / "boats.txt").write_text("Boris said that boats float.", encoding="utf-8")
    with pytest.raises(StoreBroken):
        index.build([folder])
    assert index._store.current == live


@pytest.mark.folder
def test_fresh_mends_a_damaged_document(index: Index, folder: Path, tmp_path: Path) -> None:
    index.build([folder])
    for file in (tmp_path / "store" / "documents").iterdir():
        file.write_text("damaged", encoding="utf-8")
    with pytest.raises(StoreBroken):
        index.document("apples.txt")
    index.build([folder], fresh=True)
    assert "apples" in index.document("apples.txt").text


def test_one_state_of_the_index_while_a_build_publishes_another(index: Index, folder: Path) -> None:
    index.build([folder])
    with index.steady():
        passage = index.retrieve("apples", 1)[0]
        (folder / "apples.txt").write_text("Everything here is new and longer than it was before.", encoding="utf-8")
        index.build([folder])
        assert index.document("apples.txt").text[passage.start : passage.end] == passage.text
    assert index.document("apples.txt").text.startswith("Everything")


def test_not_one_readable_file_is_an_error_and_keeps_no_index(index: Index, tmp_path: Path) -> None:
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "a.txt").write_bytes(b"\x00")
    with pytest.raises(NoSources) as caught:
        index.build([tmp_path / "bad"])
    assert "a.txt" in str(caught.value)
    assert not index.exists


@pytest.mark.parametrize("name", ["missing", "empty"])
def test_nothing_to_build_from_loses_nothing(index: Index, folder: Path, tmp_path: Path, name: str) -> None:
    index.build([folder])
    before = answers(index)
    (tmp_path / "empty").mkdir()
    with pytest.raises(NoSources):
        index.build([tmp_path / name])
    assert answers(index) == before


def test_the_roots_of_the_last_build_are_remembered(index: Index, folder: Path) -> None:
    index.build([folder])
    (folder / "boats.txt").unlink()
    assert index.build().removed == 1


def test_roots_that_moved_are_remembered_even_if_no_source_changed(index: Index, folder: Path, tmp_path: Path) -> None:
    index.build([folder])
    folder.rename(tmp_path / "moved")
    assert index.build([tmp_path / "moved"]).kept == 3
    assert index.build().kept == 3


def test_another_model_is_refused_and_fresh_lays_anew(index: Index, folder: Path, place: Path | str) -> None:
    index.build([folder])
    other = Index.open(place, embedder=CountingEmbedder("other-1"))
    with pytest.raises(StoreMismatch) as caught:
        other.build([folder])
    assert "--fresh" in caught.value.hint
    with pytest.raises(StoreMismatch):
        other.retrieve("apples")
    assert index.retrieve("apples")
    assert other.build([folder], fresh=True).embedded == 3
    assert other.retrieve("apples")
    other.close()


def test_a_second_writer_is_told_at_once(index: Index, folder: Path, place: Path | str) -> None:
    index.build([folder])
    with closing(open_store(place)) as other, other.lock(), pytest.raises(StoreBusy):
        index.build([folder])


class Stops(CountingEmbedder):
    def embed(self, texts):
        raise KeyboardInterrupt


def test_a_build_that_is_stopped_leaves_the_last_index_answering(index: Index, folder: Path, place: Path | str) -> None:
    index.build([folder])
    before = answers(index)
    (folder / "new.txt").write_text("Dora said something entirely new.", encoding="utf-8")
    with closing(Index.open(place, embedder=Stops())) as stopped, pytest.raises(KeyboardInterrupt):
        stopped.build([folder])
    assert answers(index) == before
    assert len(list((index.path / "snapshots").iterdir())) == 1
    assert index.build([folder]).added == 1


def test_a_reader_sees_what_another_index_built(index: Index, folder: Path, place: Path | str) -> None:
    index.build([folder])
    reader = Index.open(place, embedder=CountingEmbedder())
    assert answers(reader) == answers(index)
    (folder / "boats.txt").write_text("Boris said that boats float.", encoding="utf-8")
    index.build([folder])
    assert any("float" in passage.text for passage in reader.retrieve("boats", 10))
    reader.close()


@pytest.mark.folder
def test_a_broken_store_is_an_error_never_no_answer(index: Index, folder: Path, tmp_path: Path) -> None:
    index.build([folder])
    index.close()
    snapshot = next((tmp_path / "store" / "snapshots").iterdir())
    (snapshot / "chroma" / "chroma.sqlite3").unlink()
    with pytest.raises(StoreBroken):
        index.retrieve("apples")
    assert index.build([folder], fresh=True).added == 3
    assert index.retrieve("apples")


def test_progress_ends_where_it_should(index: Index, folder: Path) -> None:
    told: list[Step] = []
    index.build([folder], progress=told.append)
    for count in ("files", "bytes", "passages"):
        counts = [getattr(step, count) for step in told]
        assert counts == sorted(counts)
    size = sum(path.stat().st_size for path in folder.iterdir())
    assert told[-1] == Step(3, 3, size, size, 3, "")


def test_copies_share_one_vector_and_each_is_found(index: Index, tmp_path: Path, embedder: CountingEmbedder) -> None:
    texts = tmp_path / "copies"
    texts.mkdir()
    for i in range(300):
        (texts / f"{i:03d}.txt").write_text("Dora said that the bridge was closed.", encoding="utf-8")
    (texts / "other.txt").write_text("Emil said that the ferry sailed.", encoding="utf-8")
    assert index.build([texts]).embedded == 2
    passages = index.retrieve("what did Dora say about the bridge", 5)
    assert len(passages) == 2
    assert len({passages[0].source, *passages[0].also_in}) > 50
    (one,) = index.retrieve("bridge", 1, source="123.txt")
    assert (one.source, one.text) == ("123.txt", "Dora said that the bridge was closed.")
    (texts / "000.txt").unlink()
    assert index.build([texts]).embedded == 0
    assert index.check(probes=9) == 300
    for path in texts.glob("[0-9]*.txt"):
        path.unlink()
    index.build([texts])
    assert index.check(probes=9) == 1


def test_copies_by_the_thousand_hide_nothing(index: Index, tmp_path: Path) -> None:
    texts = tmp_path / "copies"
    texts.mkdir()
    for i in range(1200):
        (texts / f"{i:04d}.txt").write_text("All rights of the harbour are reserved.", encoding="utf-8")
    (texts / "z.txt").write_text("The ferry sailed at noon.", encoding="utf-8")
    index.build([texts])
    passages = index.retrieve("who reserved the rights of the harbour", 5)
    assert [passage.source for passage in passages][1:] == ["z.txt"]
    assert len(passages[0].also_in) == 1199
    some = index.retrieve("who reserved the rights of the harbour", 5, source="00*")
    assert [len(passage.also_in) for passage in some] == [99]


def test_fresh_keeps_the_names_of_fields(index: Index, tmp_path: Path) -> None:
    (tmp_path / "posts.jsonl").write_text('{"corps": "Anna said so."}', encoding="utf-8")
    index.build([tmp_path / "posts.jsonl"], fields={"text": "corps"})
    assert index.build(fresh=True).passages == 1


@pytest.mark.folder
def test_a_manifest_that_cannot_be_read_costs_no_document(
    index: Index, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index.build([folder])
    before = sorted((tmp_path / "store" / "documents").iterdir())

    def refuse(_folder: Path) -> None:
        raise StoreBroken("too many open files", "Close some.")

    with monkeypatch.context() as patch:
        patch.setattr("index.store.store.Manifest.read", refuse)
        Store(tmp_path / "store").sweep()
    assert sorted((tmp_path / "store" / "documents").iterdir()) == before
    assert index.check() == 3


@pytest.mark.folder
@pytest.mark.parametrize(("looks", "times"), [([True], 0), ([False, True], 1), ([False, False, False], 3)])
def test_a_graph_that_leaves_a_vector_out_is_laid_anew(
    index: Index, folder: Path, monkeypatch, looks: list[bool], times: int
) -> None:
    looked = iter(looks)
    laid: list[Path] = []
    monkeypatch.setattr(draft, "_reach_all", lambda _: None)
    index.build([folder])
    monkeypatch.undo()
    monkeypatch.setattr(draft, "reaches_all", lambda _: next(looked))
    monkeypatch.setattr(draft, "lay_anew", lambda path: laid.append(path) or lay_anew(path))
    (folder / "more.txt").write_text("The harbour master said that the pier is closed.", encoding="utf-8")
    index.build([folder])
    assert len(laid) == times
    assert index.check() == len(answers(index))


def test_a_store_around_all_of_its_sources_is_told(folder: Path, embedder: CountingEmbedder) -> None:
    with pytest.raises(NoSources, match="where the index is kept"):
        Index.open(folder.parent, embedder=embedder).build([folder])
