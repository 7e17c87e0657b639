"""The command line as a user runs it: in a process of its own where that matters, in this one where it does not."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import main
from index.store import Store
from tests.bot.write.server import says, served
from tests.conftest import ROOT, SOURCES
from tests.services import served as serving


def run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    """Exit status, standard output and standard error of `onrecord ARGS`."""
    with pytest.raises(SystemExit) as stopped:
        main(args)
    out, err = capsys.readouterr()
    return int(stopped.value.code or 0), out, err


@pytest.fixture
def onrecord(capsys: pytest.CaptureFixture[str], store: Path):
    return lambda *args: run(capsys, *args, "--store", str(store))


def test_ask(onrecord) -> None:
    status, out, err = onrecord("ask", "what did Peskov say")
    assert (status, err) == (0, "")
    assert "regrettable" in out
    assert "Kremlin regrets refusal, § Reaction, 2025-03-02  kremlin.html:252-387" in out


def test_ask_json_quotes_are_slices_of_text(onrecord) -> None:
    _, out, _ = onrecord("ask", "what did Peskov say", "--json")
    answer = json.loads(out)
    assert answer["found"] is True
    for citation in answer["citations"]:
        _, text, _ = onrecord("text", citation["source"])
        assert text[citation["start"] : citation["end"]] == citation["quote"]


def test_ask_what_no_source_says_ends_with_1(onrecord) -> None:
    status, out, _ = onrecord("ask", "What is the capital of Australia?", "--json")
    answer = json.loads(out)
    assert (status, answer["found"], answer["citations"]) == (1, False, [])


def test_retrieve(onrecord) -> None:
    status, out, _ = onrecord("retrieve", "grain prices", "-k", "2", "--json")
    told = json.loads(out)
    assert status == 0
    assert list(told) == ["question", "confidence", "passages"]
    assert [passage["source"] for passage in told["passages"]] == ["grain.md", "grain.md"]
    status, out, _ = onrecord("retrieve", "grain", "--publisher", "Nobody")
    assert status == 1


def test_filters(onrecord) -> None:
    _, out, _ = onrecord("retrieve", "talks", "--since", "2025-06", "--until", "2025-06-03", "--json")
    assert {passage["published"] for passage in json.loads(out)["passages"]} == {"2025-06-02"}
    _, out, _ = onrecord("retrieve", "talks", "--speaker", "Umerov", "--source", "*.pdf", "--json")
    assert {passage["source"] for passage in json.loads(out)["passages"]} == {"prisoners.pdf"}
    _, out, _ = onrecord("retrieve", "talks", "--source", "nato.txt", "--source", "k*.html", "-k", "9", "--json")
    assert {passage["source"] for passage in json.loads(out)["passages"]} == {"nato.txt", "kremlin.html"}


def test_said(onrecord) -> None:
    status, out, err = onrecord("said", "Peskov")
    assert (status, err) == (0, "")
    assert out.startswith("Dmitry Peskov (also written: Peskov): ")
    assert 'the Ukrainian position "regrettable"\n    Dmitry Peskov, Kremlin spokesman: called (mixed)\n' in out
    assert "Kremlin regrets refusal, § Reaction, 2025-03-02  kremlin.html:" in out
    status, out, _ = onrecord("said", "Peskov", "--about", "gas prices")
    assert (status, out.splitlines()[0].split(". ")[0]) == (1, "No source has Peskov speaking on gas prices")
    status, out, _ = onrecord("said", "Nobody", "--json")
    assert (status, json.loads(out)) == (1, {"speaker": "Nobody", "also_written": [], "statements": []})


def test_said_json_is_slices_of_text(onrecord) -> None:
    _, out, _ = onrecord("said", "--json", "--source", "*.html", "--first")
    told = json.loads(out)
    assert told["speaker"] is None
    assert [one["published"] for one in told["statements"]] == sorted(one["published"] for one in told["statements"])
    for one in told["statements"]:
        _, text, _ = onrecord("text", one["source"])
        assert text[one["start"] : one["end"]] == one["content"]


def test_sources(onrecord) -> None:
    _, out, _ = onrecord("sources", "--json")
    listed = json.loads(out)
    assert [source["source"] for source in listed] == sorted(path.name for path in SOURCES.iterdir())
    assert set(listed[0]) >= {"source", "title", "publisher", "published", "url", "passages", "statements", "digest"}
    _, out, _ = onrecord("sources")
    assert "kremlin.html  Kremlin regrets refusal, Meridian Brief, 2025-03-02  (4 passages, " in out


def test_doctor(onrecord, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status, out, _ = onrecord("doctor")
    assert status == 0
    assert "BAD" not in out
    assert "384 dimensions, window of 254 tokens" in out
    assert "whole" in out
    status, out, _ = run(capsys, "doctor", "--store", str(tmp_path / "none"), "--model", "no-such/model")
    assert status == 2
    assert "BAD" in out


def test_a_language_model(onrecord, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    with served(says("Peskov said that no date for a new round had been set [1].")) as model:
        asked = ("ask", "what did Peskov say about a new round", "--llm-url", model.url, "--llm-model", "tiny")
        status, out, err = onrecord(*asked)
        assert (status, err) == (0, "")
        assert "Written by tiny from the sources." in out or "these are the sources' own words" in out
        monkeypatch.setenv("ONRECORD_LLM_URL", model.url)
        monkeypatch.setenv("ONRECORD_LLM_MODEL", "tiny")
        assert f"ok   the language model tiny answers at {model.url}" in onrecord("doctor")[1]
    status, out, _ = onrecord("doctor")
    assert status == 2
    assert "BAD  the language model's server cannot be reached" in out


def test_embedding_elsewhere(capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path) -> None:
    where = ("--store", str(tmp_path / "store"))
    with serving() as service:
        here = ("--embedder", service.address)
        assert run(capsys, "build", str(folder), *where, *here, "--model", "words")[0] == 0
        for command in (
            ("ask", "what did Anna say"),
            ("retrieve", "red apples"),
            ("said", "Anna", "--about", "apples"),
        ):
            status, out, err = run(capsys, *command, *where, *here)
            assert (status, "apples are red" in out, err) == (0, True, "")
        _, out, _ = run(capsys, "doctor", *where, *here)
        assert f"ok   model words at {service.address}: 32 dimensions" in out
        assert run(capsys, "sources", *where)[0] == 0
    status, _, err = run(capsys, "retrieve", "red apples", *where)
    assert (status, "onrecord: the index was built with words" in err) == (2, True)


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "--version")
    assert (status, out.split()[0]) == (0, "onrecord")
    for command in ("build", "add", "ask", "retrieve", "said", "eval", "sources", "text", "serve", "doctor", "user"):
        status, out, _ = run(capsys, command, "--help")
        assert (status, "Usage:" in out) == (0, True)


BAD = {
    "a missing path": ("build", "no/such/folder"),
    "an empty folder": ("build", "{tmp}/empty"),
    "a binary file alone": ("build", "{tmp}/binary.txt"),
    "a PDF without text": ("build", "{tmp}/scan.pdf"),
    "an unknown format": ("build", "{tmp}/photo.jpg"),
    "an unknown model": ("build", "{tmp}/good.txt", "--model", "no-such/model"),
    "no store": ("ask", "what did Peskov say"),
    "an empty question": ("ask", " "),
    "no such source": ("text", "nothing.txt"),
    "not a date": ("retrieve", "x", "--since", "soon"),
    "two orders at once": ("said", "Peskov", "--first", "--latest"),
    "no address": ("add", "--into", "{tmp}/texts"),
    "nothing fetched yet": ("add", "--refresh", "--into", "{tmp}/texts"),
    "no field": ("build", "{tmp}/good.txt", "--field", "body"),
    "a field turned round": ("build", "{tmp}/good.txt", "--field", "body=text"),
    "an option that is none": ("ask", "x", "--sinse", "2025"),
    "a command that is none": ("asc", "x"),
    "no question": ("ask",),
    "a question without quotes": ("ask", "what", "did", "Peskov", "say"),
    "no number": ("ask", "x", "-k", "many"),
    "too small a number": ("retrieve", "x", "-k", "0"),
    "a form of log that is none": ("serve", "--log", "xml"),
    "a port that is none": ("serve", "--port", "70000"),
    "no file of questions": ("eval", "no/such.jsonl"),
    "a file without a question": ("eval", "{tmp}/good.txt"),
    "nothing to repair": ("doctor", "--repair"),
    "half a language model": ("ask", "what did Peskov say", "--llm-url", "http://127.0.0.1:1/v1"),
    "no address of a language model": ("ask", "what did Peskov say", "--llm-url", "here", "--llm-model", "tiny"),
    "no address of an embedding service": ("retrieve", "x", "--embedder", "here"),
    "no name of its model": ("build", "{tmp}/good.txt", "--embedder", "http://127.0.0.1:1"),
    "a URL for a store": ("sources", "--store", "http://127.0.0.1:1"),
}


@pytest.mark.parametrize("what", BAD)
def test_bad_input_gets_one_line_a_hint_and_status_2(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, what: str
) -> None:
    import pypdfium2 as pdfium

    (tmp_path / "empty").mkdir()
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)))
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / "good.txt").write_text("A sentence.", encoding="utf-8")
    scan = pdfium.PdfDocument.new()
    scan.new_page(100, 100)
    scan.save(str(tmp_path / "scan.pdf"))
    args = [arg.format(tmp=tmp_path) for arg in BAD[what]]
    status, out, err = run(capsys, *args, *([] if "--store" in args else ["--store", str(tmp_path / "store")]))
    assert (status, out) == (2, "")
    message, hint = err.splitlines()
    assert message.startswith("onrecord: ")
    assert hint.startswith("  ")
    assert "Traceback" not in err


def test_one_bad_file_is_listed_at_the_end_and_the_others_are_built(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "bad.pdf").write_bytes(b"%PDF oops")
    (tmp_path / "texts" / "good.txt").write_text("Peskov said so.", encoding="utf-8")
    status, out, _ = run(capsys, "build", str(tmp_path / "texts"), "--store", str(tmp_path / "store"))
    assert status == 0
    assert out.splitlines()[0].startswith("1 added, ")
    assert out.splitlines()[-1].strip().startswith("bad.pdf  it is no whole PDF")
    status, out, _ = run(capsys, "build", str(tmp_path / "texts"), "--store", str(tmp_path / "store"), "--dry-run")
    assert (status, out) == (0, "tried again: bad.pdf\n1 file as before\n")


def test_a_dry_run_shows_the_plan_and_changes_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, folder: Path
) -> None:
    where = (str(folder), "--store", str(tmp_path / "store"))
    status, out, _ = run(capsys, "build", *where, "--dry-run")
    assert (status, out) == (0, "added: apples.txt\nadded: boats.txt\nadded: clouds.txt\n0 files as before\n")
    assert not (tmp_path / "store").exists()
    run(capsys, "build", *where, "--json")
    (folder / "apples.txt").rename(folder / "pears.txt")
    (folder / "boats.txt").write_text("Boris told nobody.", encoding="utf-8")
    _, out, _ = run(capsys, "build", *where, "--dry-run", "--json")
    assert json.loads(out) == {
        "added": [],
        "changed": ["boats.txt"],
        "renamed": [["apples.txt", "pears.txt"]],
        "removed": [],
        "kept": ["clouds.txt"],
        "failed": [],
    }
    _, out, _ = run(capsys, "sources", *where[1:])
    assert "apples.txt" in out


def test_fields_of_records_are_named_once(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "posts.jsonl").write_text('{"prose": "Anna said so.", "when": "2025-03-01"}\n', encoding="utf-8")
    where = (str(tmp_path / "posts.jsonl"), "--store", str(tmp_path / "store"))
    status, _, err = run(capsys, "build", *where)
    assert (status, "--field text=NAME" in err) == (2, True)
    status, out, _ = run(capsys, "build", *where, "--field", "text=prose", "--field", "date=when")
    assert (status, out.startswith("1 added")) == (0, True)
    _, out, _ = run(capsys, "build", *where)
    assert out.startswith("0 added, 0 changed, 0 removed, 1 kept")
    _, out, _ = run(capsys, "sources", *where[1:], "--json")
    assert [(source["source"], source["published"]) for source in json.loads(out)] == [("posts.jsonl#1", "2025-03-01")]


def test_add_goes_into_the_folder_of_the_last_build(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, folder: Path
) -> None:
    run(capsys, "build", str(folder), "--store", str(tmp_path / "store"))
    where = ("http://127.0.0.1:9/a", "--store", str(tmp_path / "store"))
    status, out, err = run(capsys, "add", *where)
    assert (status, err) == (2, "")
    assert out.startswith("fetching http://127.0.0.1:9/a\n")
    assert "onrecord add --private" in out
    status, out, _ = run(capsys, "add", "--private", *where)
    assert (status, "cannot be fetched" in out) == (2, True)
    status, _, err = run(capsys, "add", "--refresh", "--store", str(tmp_path / "store"))
    assert (status, str(folder) in err) == (2, True)


def test_doctor_finds_and_mends_what_is_broken(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, folder: Path
) -> None:
    where = ("--store", str(tmp_path / "store"))
    run(capsys, "build", str(folder), *where)
    word = next((tmp_path / "store" / "snapshots").glob("*/lexical/*.store"))
    word.write_bytes(word.read_bytes()[:-9] + b"damaged..")
    status, out, _ = run(capsys, "doctor", *where)
    assert (status, "BAD" in out, "doctor --repair" in out) == (2, True, True)
    status, out, _ = run(capsys, "doctor", "--repair", *where)
    assert (status, "BAD" in out) == (0, False)
    assert "3 passages, 0 embedded" in out
    assert "a sample of them finds itself" in out


def test_a_busy_store_and_a_store_of_another_model(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, folder: Path
) -> None:
    from index import Index
    from tests.fakes import CountingEmbedder

    store = tmp_path / "store"
    Index.open(store, embedder=CountingEmbedder()).build([folder])
    status, _, err = run(capsys, "build", str(folder), "--store", str(store), "--model", "all-MiniLM-L6-v2")
    assert (status, "--fresh" in err) == (2, True)
    with Store(store).lock():
        status, _, err = run(
            capsys, "build", str(folder), "--fresh", "--store", str(store), "--model", "all-MiniLM-L6-v2"
        )
    assert (status, "another build" in err) == (2, True)


def test_a_fault_of_ours_is_told_as_one(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, store: Path
) -> None:
    monkeypatch.setattr("bot.bot.Bot.ask", lambda *_, **__: 1 / 0)
    status, out, err = run(capsys, "ask", "what did Peskov say", "--store", str(store))
    assert (status, out) == (2, "")
    assert "an error of onrecord itself: ZeroDivisionError" in err


def test_in_a_pipe_progress_is_plain_lines(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for i in range(20):
        (texts / f"{i}.txt").write_text(f"Sentence number {i}.", encoding="utf-8")
    command = [sys.executable, "-m", "bot", "build", str(texts), "--store", str(tmp_path / "store")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stderr.splitlines()[-1].startswith("20 of 20 files, 20 passages")
    assert "\x1b" not in done.stderr + done.stdout
    assert done.stdout.startswith("20 added, 0 changed, 0 removed, 0 kept; 20 passages, 20 embedded; ")


def test_a_pipe_that_closes_early_changes_no_status(store: Path) -> None:
    code = f"{sys.executable} -m bot retrieve 'talks' -k 50 --store {store} | head -c 10; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, "")


def test_without_a_command_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys) == run(capsys, "--help")


def test_ctrl_c_is_told_as_one_line(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("index.Index.build", stopped)
    status, out, err = run(capsys, "build", "sources")
    assert (status, out) == (130, "")
    assert err.startswith("onrecord: stopped\n  The index is as it was")


def test_an_end_of_input_at_the_password_changes_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def ended(_prompt: str) -> None:
        raise EOFError

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", ended)
    status, _, err = run(capsys, "user", "ann", "--auth", str(tmp_path / "users.txt"))
    assert status == 2
    assert err.endswith("onrecord: no password was given\n  Nothing was changed.\n")
    assert not (tmp_path / "users.txt").exists()
