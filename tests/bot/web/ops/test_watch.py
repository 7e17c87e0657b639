"""A real page is watched, from its start to its end."""

import shutil
import signal
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx

from tests.bot.web.ops.conftest import ANN, until, watched

HIDDEN = "apples"
"""Stands in questions and in sources, and may stand in no log and no figure."""


def test_it_tells_whoever_runs_it_how_it_is_and_nobody_what_it_holds(home: Path) -> None:
    with watched(home) as page:
        assert httpx.get(f"{page.address}health").json() == {"alive": True}
        assert httpx.get(f"{page.address}ready").json() == {"ready": True}
        # Nobody reads the figures by way of the page.
        for path in ("metrics", "gradio_api/metrics", "health/metrics"):
            assert httpx.get(page.address + path).status_code == 401
            assert "onrecord_" not in httpx.get(page.address + path, auth=ANN).text
        assert "event: complete" in page.ask("ask", question=f"what did Anna say about {HIDDEN}?")
        assert "event: complete" in page.ask("retrieve", question="how many zebras voted for a tunnel?")
        assert "event: error" in page.ask("said", speaker=HIDDEN, since=f"the day of {HIDDEN}")

        figures = page.figures()
        assert figures['onrecord_questions_total{door="api",outcome="answered",what="ask"}'] == 1
        assert figures['onrecord_questions_total{door="api",outcome="failed",what="said"}'] == 1
        assert figures['onrecord_errors_total{door="api",kind="QuestionError"}'] == 1
        assert figures['onrecord_question_seconds_count{door="api",what="retrieve"}'] == 1
        told = [figures[f"onrecord_{name}"] for name in ("questions_running", "questions_waiting", "ready")]
        assert told == [0, 0, 1]
        assert (figures["onrecord_index_sources"], figures["onrecord_index_passages"]) == (3, 3)

        asked = {one["what"]: one for one in page.logged("question")}
        assert asked["ask"] | {"time": 0, "seconds": 0, "generation": "", "kind": ""} == {
            "time": 0, "level": "info", "event": "question", "request": "id-ask", "door": "api", "what": "ask",
            "seconds": 0, "outcome": "answered", "kind": "", "passages": 3, "generation": "", "user": "ann",
        }  # fmt: skip
        assert figures["onrecord_index_generation"] == float(asked["ask"]["generation"])
        assert asked["said"]["error"] == "QuestionError"
        assert "message" not in asked["said"]
        assert HIDDEN not in page.log.read_text(encoding="utf-8")

        shutil.move(home / "store" / "CURRENT", home / "kept")
        until(lambda: httpx.get(f"{page.address}ready").status_code == 503)
        assert httpx.get(f"{page.address}ready").json() == {"ready": False, "reason": "No index has been built yet."}
        figures = page.figures()
        assert figures["onrecord_ready"] == 0
        assert "onrecord_index_passages" not in figures
        assert httpx.get(f"{page.address}health").status_code == 200


def test_what_is_being_answered_when_it_ends_is_answered(home: Path) -> None:
    with watched(home) as page, ThreadPoolExecutor() as threads:
        (folder,) = (home / "tmp").glob("onrecord-*")
        answer = page.begin("ask", question="what did Boris say slowly?")
        later = threads.submit(httpx.get, answer, auth=ANN, timeout=60)
        until(lambda: page.figures()["onrecord_questions_running"] == 1)
        page.process.send_signal(signal.SIGTERM)
        until(lambda: httpx.get(f"{page.address}ready").status_code == 503)
        assert httpx.get(f"{page.address}ready").json()["reason"] == "The page is about to end."
        assert httpx.get(f"{page.address}health").status_code == 200
        refused = httpx.post(f"{page.address}gradio_api/call/v2/ask", json={"question": "what now?"}, auth=ANN)
        assert (refused.status_code, httpx.get(page.address, auth=ANN).status_code) == (502, 502)
        (home / "gate").touch()
        assert "event: complete" in later.result().text
        assert page.process.wait() == 0
        assert not folder.exists()
        assert page.logged("stopping")[0]["running"] == 1
        assert page.logged("stopped")[0]["cut"] == 0


def test_a_second_signal_ends_it_at_once(home: Path) -> None:
    with watched(home) as page:
        (folder,) = (home / "tmp").glob("onrecord-*")
        page.begin("ask", question="what did Boris say slowly?")
        until(lambda: page.figures()["onrecord_questions_running"] == 1)
        page.process.send_signal(signal.SIGINT)
        until(lambda: bool(page.logged("stopping")))
        page.process.send_signal(signal.SIGINT)
        assert page.process.wait() == 0
        assert not folder.exists()
        assert page.logged("stopped")[0]["cut"] == 1
