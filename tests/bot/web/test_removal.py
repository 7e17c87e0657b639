from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.web.library.removal import chosen, move_out, put_back, roots_left
from index import Index
from index.errors import QuestionError

NOW = datetime(2025, 3, 2, 14, 5, 6, tzinfo=UTC)


def contents(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_files_are_moved_with_their_folders_and_can_be_put_back(index: Index, folder: Path) -> None:
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / "deep" / "er" / "d.txt").write_text("Dora said that it was dark.", encoding="utf-8")
    index.build([folder])
    before = contents(folder)
    removed = move_out(chosen(index, {"deep/er/d.txt", "boats.txt"}), index.path, NOW)
    assert removed.folder == index.path / "removed" / "2025-03-02 14.05.06"
    assert contents(folder).keys() == {"apples.txt", "clouds.txt"}
    kept = contents(removed.folder)
    assert {name: kept[name] for name in ("boats.txt", "deep/er/d.txt")} == {
        name: before[name] for name in ("boats.txt", "deep/er/d.txt")
    }
    assert str(folder / "boats.txt") in kept["where they were.txt"].decode()
    put_back(removed)
    assert contents(folder) == before


def test_a_file_that_is_called_like_the_note_is_kept(index: Index, folder: Path) -> None:
    (folder / "where they were.txt").write_text("Dora said that it was dark.", encoding="utf-8")
    index.build([folder])
    before = contents(folder)
    removed = move_out(chosen(index, {"where they were.txt"}), index.path, NOW)
    assert str(folder) in contents(removed.folder)["where they were-2.txt"].decode()
    put_back(removed)
    assert contents(folder) == before


def test_two_removals_in_one_second_have_a_folder_each(index: Index, folder: Path) -> None:
    index.build([folder])
    first = move_out(chosen(index, {"boats.txt"}), index.path, NOW)
    second = move_out(chosen(index, {"clouds.txt"}), index.path, NOW)
    assert first.folder != second.folder


def test_what_could_not_be_used_can_be_removed(index: Index, folder: Path) -> None:
    (folder / "bad.pdf").write_bytes(b"no pdf")
    index.build([folder])
    assert [file.source for file in chosen(index, {"bad.pdf"})] == ["bad.pdf"]


def test_a_part_of_a_file_is_not_removed_alone(index: Index, folder: Path) -> None:
    (folder / "rows.csv").write_text("title,text\nA,Ada said it was late.\nB,Ben said no.\n", encoding="utf-8")
    index.build([folder])
    with pytest.raises(QuestionError, match=r"rows\.csv is one file that holds 2 sources"):
        chosen(index, {"rows.csv#1"})
    assert [file.source for file in chosen(index, {"rows.csv#1", "rows.csv#2"})] == ["rows.csv"]


def test_a_part_that_failed_stands_for_a_file_of_which_nothing_could_be_used(index: Index, folder: Path) -> None:
    (folder / "rows.jsonl").write_text('{"a": 1}\n', encoding="utf-8")
    report = index.build([folder])
    assert [file.source for file in chosen(index, {report.failed[0].source})] == ["rows.jsonl"]


def test_only_what_the_library_holds_can_be_removed(index: Index, folder: Path) -> None:
    index.build([folder])
    for name in ("nothing.txt", "../apples.txt", "/etc/passwd", "", "apples.txt/..", "apples.txt#1", "\0", "."):
        with pytest.raises(QuestionError, match="not in the library"):
            chosen(index, {name})


def test_nothing_chosen_is_told(index: Index, folder: Path) -> None:
    index.build([folder])
    with pytest.raises(QuestionError, match="nothing is ticked"):
        chosen(index, set())


def test_the_last_sources_stay(index: Index, folder: Path) -> None:
    index.build([folder])
    with pytest.raises(QuestionError, match="empty"):
        chosen(index, {"apples.txt", "boats.txt", "clouds.txt"})


def test_a_link_out_of_the_library_is_left_alone(index: Index, folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "e.txt").write_text("Ella said that it was hers.", encoding="utf-8")
    (folder / "link.txt").symlink_to(elsewhere / "e.txt")
    (folder / "links").symlink_to(elsewhere)
    index.build([folder])
    for name in ("link.txt", "links/e.txt"):
        with pytest.raises(QuestionError, match="link to a file elsewhere"):
            chosen(index, {name})


def test_a_root_that_is_a_file_is_no_root_any_more(index: Index, folder: Path, tmp_path: Path) -> None:
    single = tmp_path / "single.txt"
    single.write_text("Ada said it was late.", encoding="utf-8")
    index.build([folder, single])
    files = chosen(index, {"single.txt"})
    assert roots_left(index, files) == [str(folder)]
    move_out(files, index.path, NOW)
    index.build(roots_left(index, files))
    assert "single.txt" not in {source.source for source in index.sources()}


def test_if_one_cannot_be_moved_those_before_it_are_put_back(
    index: Index, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil

    index.build([folder])
    files = chosen(index, {"apples.txt", "boats.txt"})
    before = contents(folder)
    move = shutil.move

    def stuck(old: Path, new: Path) -> None:
        if old.name == "boats.txt" and old.parent == folder:
            raise PermissionError(13, "not permitted", str(old))
        move(old, new)

    monkeypatch.setattr("shutil.move", stuck)
    with pytest.raises(PermissionError):
        move_out(files, index.path, NOW)
    assert contents(folder) == before
