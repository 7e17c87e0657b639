"""The bench against other systems, as far as it runs without them."""

import json
from pathlib import Path

import pytest

from tests.bench.peers import OnRecord, error, fewer, lay_out, measures, table, work
from tests.eval.tasks import Task, Text
from tests.fakes import CountingEmbedder

TEXTS = [
    Text("harbour.md", {"title": "Harbour", "publisher": "Coast"}, "The harbour of Odesa was closed on Monday."),
    Text("grain.md", {"title": "Grain"}, "Twelve ships with grain left for Egypt."),
    Text("weather.md", {}, "Snow fell in the mountains during the night."),
]
TASKS = [
    Task("ships with grain for Egypt", frozenset(["grain.md"]), lambda p: p.source == "grain.md" and "ships" in p.text),
    Task("snow in the mountains", frozenset(["weather.md"]), lambda p: p.source == "harbour.md"),
]


def test_a_worker_tells_what_it_found_and_how_long_it_took(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(TEXTS, TASKS, tmp_path)
    monkeypatch.chdir(tmp_path)
    told = json.loads(json.dumps(work(OnRecord(CountingEmbedder()))))
    assert told["passages"] == len(TEXTS)
    assert len(told["seconds"]) == len(told["found"]) == len(TASKS)
    assert told["found"][0][0] == ["grain.md", TEXTS[1].text]
    assert set(told["versions"]) == set(OnRecord.packages)
    measured = measures(told, TASKS)
    assert measured["first"] == 0.5
    assert measured["build"] > 0
    assert 0 < measured["p50"] <= measured["p95"]


def test_the_others_find_the_same_words_as_plain_text(tmp_path: Path) -> None:
    lay_out(TEXTS, TASKS, tmp_path)
    assert {path.name for path in (tmp_path / "data").iterdir()} == {"harbour.txt", "grain.txt", "weather.txt"}
    assert (tmp_path / "data" / "grain.txt").read_text(encoding="utf-8") == TEXTS[1].text
    heads = json.loads((tmp_path / "heads.json").read_text(encoding="utf-8"))
    assert heads["harbour.txt"] == {"title": "Harbour", "publisher": "Coast"}
    assert json.loads((tmp_path / "questions.json").read_text(encoding="utf-8")) == [task.question for task in TASKS]


def test_a_passage_of_another_system_counts_by_its_file_and_place_in_the_list() -> None:
    found = [[["/somewhere/data/weather.txt", "Snow"], ["data/grain.txt", "Twelve ships"]], [["grain.txt", "ships"]]]
    told = {"build": 1.0, "passages": 3, "seconds": [0.01, 0.03], "found": found, "versions": {}}
    measured = measures(told, TASKS)
    assert (measured["first"], measured["five"]) == (0, 0.5)


def test_the_table_has_a_row_for_each_system_and_tells_which_one_stopped() -> None:
    row = {"build": 61.4, "passages": 5281, "p50": 0.0234, "p95": 0.0517, "first": 0.8123, "five": 0.9351}
    lines = table({"one": row, "other": {"error": "DuplicateIDError: twice"}}).splitlines()
    assert lines[2] == "| one | 61 s | 5,281 | 23 / 52 ms | 0.812 | 0.935 |"
    assert lines[3] == "| other | stops: `DuplicateIDError: twice` | | | | |"
    assert len({line.count("|") for line in lines}) == 1


def test_of_chained_errors_the_first_one_is_told() -> None:
    trace = (
        "Traceback (most recent call last):\n  File ...\nchromadb.errors.DuplicateIDError: ids are not unique\n\n"
        "The above exception was the direct cause of the following exception:\n\n"
        "Traceback (most recent call last):\n  File ...\nhaystack.PipelineRuntimeError: writer failed\n"
    )
    assert error(trace) == "chromadb.errors.DuplicateIDError: ids are not unique"
    assert error("killed\n") == "killed"
    assert not error("")


def test_fewer_files_keep_the_questions_that_they_answer() -> None:
    texts, tasks = fewer(TEXTS, TASKS, 1)
    assert [text.name for text in texts] == ["grain.md"]
    assert tasks == TASKS[:1]
