"""The log is JSON, an object a line, without the words of anybody."""

import io
import json
import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from bot.web.faults import told as told_of
from bot.web.ops.asked import Asked, Changed
from bot.web.ops.logs import LOG, Log, tell, to_json, without_secrets
from index.errors import OnRecordError, QuestionError, StoreBroken, UnknownSource

WORDS = "zinnia"
ASKED = Asked("chat", "ask", "id-1", None, 0.123456, "answered", "said", 5, "0042", None, {"question": WORDS})


@pytest.fixture
def out() -> Iterator[io.StringIO]:
    root, own = logging.getLogger(), LOG.level
    kept = root.handlers[:], root.level
    out = io.StringIO()
    to_json(out)
    yield out
    root.handlers[:], LOG.level = kept[0], own
    root.setLevel(kept[1])


def lines(out: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_question(out: io.StringIO) -> None:
    Log().asked(ASKED)
    (line,) = lines(out)
    assert line.pop("time").endswith("+00:00")
    assert line == {
        "level": "info", "event": "question", "request": "id-1", "door": "chat", "what": "ask", "seconds": 0.1235,
        "outcome": "answered", "kind": "said", "passages": 5, "generation": "0042",
    }  # fmt: skip


def test_who_asked_is_told_where_somebody_logs_in(out: io.StringIO) -> None:
    Log().asked(replace(ASKED, user="ann\n{"))
    Log().changed(Changed("id-2", "bob", 3.0, None))
    assert [line["user"] for line in lines(out)] == ["ann\n{", "bob"]


@pytest.mark.parametrize(
    "error", [QuestionError(WORDS, WORDS), UnknownSource(WORDS), KeyError(WORDS), OnRecordError(WORDS)]
)
def test_an_error_that_may_hold_words_is_told_by_its_kind(out: io.StringIO, error: Exception) -> None:
    Log().asked(replace(ASKED, outcome="failed", error=error))
    assert lines(out)[0]["error"] == type(error).__name__
    assert WORDS not in out.getvalue()


def test_an_error_of_the_machine_is_told_without_its_secrets(out: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMA_API_KEY", "ck-77")
    error = StoreBroken("http://ann:secret@chroma:8000 says ck-77 is no key")
    Log().asked(replace(ASKED, outcome="failed", error=error))
    assert lines(out)[0]["message"] == "http://…@chroma:8000 says … is no key"


def test_words_are_written_if_that_is_said(out: io.StringIO) -> None:
    Log(words=True).asked(replace(ASKED, outcome="failed", error=QuestionError(f"no {WORDS}")))
    assert lines(out)[0]["words"] == {"question": WORDS}
    assert lines(out)[0]["message"] == f"no {WORDS}"


def test_a_fault_is_told_by_its_kind_and_place(out: io.StringIO) -> None:
    try:
        _ = {}[WORDS]
    except KeyError as error:
        told_of(error)
    (line,) = lines(out)
    assert (line["level"], line["error"]) == ("error", "KeyError")
    assert "test_logs.py" in line["at"][0]
    assert WORDS not in out.getvalue()


def test_what_libraries_write_is_json_too(out: io.StringIO) -> None:
    logging.getLogger("uvicorn.error").warning("a\nb %s", "http://me:pw@host/")
    logging.getLogger("httpx").info("not this")
    assert [line["message"] for line in lines(out)] == ["a\nb http://…@host/"]


def test_nothing_is_written_unless_it_is_wanted(caplog: pytest.LogCaptureFixture) -> None:
    tell("open", {"address": "here"})
    assert not caplog.records


def test_a_text_without_secrets_stays_as_it_is() -> None:
    assert without_secrets("mail@example.org // a @ b") == "mail@example.org // a @ b"
