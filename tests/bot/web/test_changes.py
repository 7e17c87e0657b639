"""What the page can change, from the front door that tells what went wrong."""

import json
from contextlib import nullcontext
from pathlib import Path

import gradio as gr
import pytest

from bot.web.html.report import sure_html
from bot.web.library.changes import Change, add, rebuild, remove, upload
from bot.web.library.work import work
from index import Index
from tests.bot.web.test_html import Tags
from tests.bot.web.test_upload import sent
from tests.internet import PUBLIC, internet, site

_LARGEST = 50 * 2**20


def told(index: Index, change: Change) -> str:
    """The text of the report in the end."""
    return Tags([*work(index, change, gr.Progress(), nullcontext)][-1]).text


def test_rebuild_tells_what_it_did(index: Index, folder: Path) -> None:
    index.build([folder])
    assert "The index is up to date" in told(index, rebuild)
    (folder / "boats.txt").unlink()
    (folder / "bad.pdf").write_bytes(b"no pdf")
    report = told(index, rebuild)
    assert "The new index is live" in report
    assert "0 added, 0 changed, 1 removed, 2 kept" in report
    assert "1 could not be used" in report


def test_what_files_are_called_is_no_markup(index: Index, folder: Path, tmp_path: Path) -> None:
    evil = "<img src=x onerror=alert(1)>"
    (folder / f"{evil}.pdf").write_bytes(b"no pdf")
    index.build([folder])
    files = [sent(tmp_path, f"{evil}.txt"), sent(tmp_path, f"{evil}.exe")]
    html = [*work(index, upload(files, _LARGEST), gr.Progress(), nullcontext)][-1]
    html += [*work(index, remove({f"{evil}.pdf"}), gr.Progress(), nullcontext)][-1] + sure_html([evil])
    assert "img" not in Tags(html).tags
    assert Tags(html).text.count("img src=x") >= 5


def test_an_upload_is_in_the_index_and_what_is_refused_is_told_with_it(
    index: Index, folder: Path, tmp_path: Path
) -> None:
    index.build([folder])
    report = told(index, upload([sent(tmp_path, "rain.txt"), sent(tmp_path, "run.exe")], _LARGEST))
    assert "1 file uploaded" in report
    assert "run.exe" in report
    assert "1 added, 0 changed, 0 removed, 3 kept" in report
    assert "rain.txt" in {source.source for source in index.sources()}
    assert "0 added, 0 changed, 0 removed, 4 kept" in told(index, upload([sent(tmp_path, "rain.txt")], _LARGEST))


def test_an_upload_during_a_build_stays_in_its_folder(index: Index, folder: Path, tmp_path: Path) -> None:
    index.build([folder])
    with index._store.lock():
        report = told(index, upload([sent(tmp_path, "rain.txt")], _LARGEST))
        assert "1 file uploaded" in report
        assert "another build is writing" in report
        assert "the next rebuild takes them in" in report
    assert "1 added" in told(index, rebuild)


def test_what_is_removed_answers_no_more_and_lies_in_the_store(index: Index, folder: Path) -> None:
    index.build([folder])
    report = told(index, remove({"boats.txt"}))
    assert "1 file removed" in report
    assert "0 added, 0 changed, 1 removed, 2 kept" in report
    assert {source.source for source in index.sources()} == {"apples.txt", "clouds.txt"}
    assert not (folder / "boats.txt").exists()
    assert [file.name for file in index.path.glob("removed/*/boats.txt")] == ["boats.txt"]


def test_a_removal_that_cannot_be_built_is_undone(index: Index, folder: Path) -> None:
    index.build([folder])
    # One that could be read when the index was built and cannot be now would be all that is left.
    for name in ("apples.txt", "clouds.txt"):
        (folder / name).write_bytes(b"")
    report = told(index, remove({"boats.txt"}))
    assert "no source could be read" in report
    assert (folder / "boats.txt").exists()
    assert len(index.sources()) == 3
    with index._store.lock():
        assert "another build is writing" in told(index, remove({"boats.txt"}))
    assert (folder / "boats.txt").exists()


def test_a_library_that_lies_in_the_store_keeps_what_was_removed_out(index: Index) -> None:
    # Nobody should, but somebody will.
    folder = index.path.parent
    (folder / "a.txt").write_text("Ada said it was late.", encoding="utf-8")
    (folder / "b.txt").write_text("Ben said it was early.", encoding="utf-8")
    index.build([folder])
    told(index, remove({"b.txt"}))
    assert {source.source for source in index.sources()} == {"a.txt"}
    assert "0 added" in told(index, rebuild)


def test_an_address_is_fetched_into_the_library(index: Index, folder: Path) -> None:
    index.build([folder])
    text = "Dora Quint said that it was raining in the valley, and that nobody had an umbrella. " * 5
    with internet() as net, site() as here:
        net.names["valley.example"], net.sites[PUBLIC] = [[PUBLIC]], here.port
        here.put("/rain", f"<html><head><title>Rain</title></head><body><article><p>{text}</p></article></body></html>")
        report = told(index, add(" http://valley.example/rain "))
        assert "1 file fetched" in report
        assert "1 added" in report
        missing = told(index, add("http://valley.example/nothing"))
        assert "1 could not be fetched" in missing
        assert "404" in missing
    ledger = json.loads((folder / ".fetched.json").read_text(encoding="utf-8"))
    assert len(ledger["files"]) == 1


def test_the_page_asks_nothing_on_this_machine(index: Index, folder: Path) -> None:
    index.build([folder])
    with internet() as net, site() as here:
        for host in ("127.0.0.1", "localhost", "2130706433", "[::1]", "169.254.169.254"):
            assert "private network" in told(index, add(f"http://{host}:{here.port}/"))
        assert (net.connected, here.asked) == ([], [])


@pytest.mark.parametrize(
    ("url", "word"), [("", "no address"), ("  ", "no address"), ("file:///etc/passwd", "https://")]
)
def test_what_is_no_address_is_told(index: Index, folder: Path, url: str, word: str) -> None:
    index.build([folder])
    assert word in told(index, add(url))
    assert len(index.sources()) == 3
