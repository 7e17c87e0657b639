"""Figures are counted, and shown on a port of their own."""

import re
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from bot.web.ops.asked import Changed
from bot.web.ops.metrics import Metrics
from index import Index
from index.errors import QuestionError, StoreBroken
from tests.bot.web.ops.test_logs import ASKED
from tests.conftest import ROOT, free_port


def shown(metrics: Metrics) -> dict[str, float]:
    port = free_port()
    end = metrics.serve("127.0.0.1", port)
    try:
        text = httpx.get(f"http://127.0.0.1:{port}/metrics").text
    finally:
        end()
    told = (line.rpartition(" ") for line in text.splitlines() if not line.startswith("#"))
    return {name: float(value) for name, _, value in told}


def test_questions_errors_and_changes_are_counted(index: Index, folder: Path) -> None:
    index.build([folder])
    metrics = Metrics(index, lambda: (3, 2, True))
    metrics.asked(ASKED)
    metrics.asked(replace(ASKED, seconds=7.0))
    metrics.asked(replace(ASKED, outcome="failed", error=QuestionError("zinnia")))
    metrics.asked(replace(ASKED, outcome="failed", error=KeyError("zinnia")))
    metrics.changed(Changed("", None, 1.0, None))
    metrics.changed(Changed("", None, 1.0, StoreBroken("zinnia")))
    figures = shown(metrics)
    assert figures['onrecord_questions_total{door="chat",outcome="answered",what="ask"}'] == 2
    assert figures['onrecord_errors_total{door="chat",kind="QuestionError"}'] == 1
    assert figures['onrecord_errors_total{door="chat",kind="Fault"}'] == 1
    assert figures['onrecord_question_seconds_bucket{door="chat",le="0.25",what="ask"}'] == 3
    assert figures['onrecord_question_seconds_bucket{door="chat",le="+Inf",what="ask"}'] == 4
    assert figures['onrecord_builds_total{outcome="done"}'] == figures['onrecord_builds_total{outcome="failed"}'] == 1
    now = [figures[f"onrecord_{name}"] for name in ("questions_running", "questions_waiting", "ready", "index_sources")]
    assert now == [3, 2, 1, 3]
    assert not any("zinnia" in name for name in figures)


def test_the_manual_names_all_of_them(index: Index, folder: Path) -> None:
    index.build([folder])
    metrics = Metrics(index, lambda: (0, 0, True))
    metrics.asked(replace(ASKED, error=KeyError()))
    metrics.changed(Changed("", None, 1.0, None))
    manual = set(re.findall(r"`(onrecord_\w+)`", (ROOT / "docs" / "serving.md").read_text(encoding="utf-8")))
    told = {re.split(r"[{]|_bucket|_sum|_count|_created", name)[0] for name in shown(metrics)}
    assert manual - {"onrecord_seat"} == {name for name in told if name.startswith("onrecord_")} - {
        name.removesuffix("_total") for name in told if name.endswith("_total")
    }


def test_a_build_is_seen(index: Index, folder: Path) -> None:
    metrics = Metrics(index, lambda: (0, 0, True))
    assert "onrecord_index_generation" not in shown(metrics)
    generations = []
    for text in ("One.", "Two."):
        (folder / "more.txt").write_text(text, encoding="utf-8")
        index.build([folder])
        generations.append(shown(metrics)["onrecord_index_generation"])
    assert generations == sorted(set(generations))


def test_a_port_that_is_in_use_is_told(index: Index) -> None:
    port, metrics = free_port(), Metrics(index, lambda: (0, 0, True))
    end = metrics.serve("127.0.0.1", port)
    with pytest.raises(QuestionError, match=f"127.0.0.1:{port}") as raised:
        metrics.serve("127.0.0.1", port)
    end()
    assert "--metrics" in raised.value.hint
