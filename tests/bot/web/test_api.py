"""The endpoints as functions: what they take, what they give, and what they say of arguments that are wrong."""

import inspect
from typing import Any

import gradio as gr
import pytest

from bot import Bot
from bot.bot import LONGEST
from bot.web.api.endpoints import MOST, MOST_SAID, endpoints, for_gradio, in_words
from index import Index
from index.errors import QuestionError, StoreMissing
from tests.fakes import let_in


@pytest.fixture(scope="module")
def api(real: Index) -> dict[str, Any]:
    return {endpoint.__name__: endpoint for endpoint in endpoints(Bot(real))}


def test_there_are_three_and_each_tells_what_it_takes(api: dict[str, Any]) -> None:
    assert list(api) == ["ask", "retrieve", "said"]
    for endpoint in api.values():
        told = inspect.getdoc(endpoint)
        for name in inspect.signature(endpoint).parameters:
            # Gradio reads one line a parameter.
            assert f"    {name}: " in told
            assert told.split(f"    {name}: ")[1].splitlines()[0].endswith(".")


def test_the_bounds_are_told(api: dict[str, Any]) -> None:
    for name, most in (("ask", MOST), ("retrieve", MOST), ("said", MOST_SAID)):
        assert f"1 to {most}." in api[name].__doc__
    assert f"at most {LONGEST} characters" in api["ask"].__doc__


def test_an_empty_filter_is_none(api: dict[str, Any]) -> None:
    empty = {"speaker": "", "publisher": " ", "source": "", "since": "", "until": ""}
    for name in ("ask", "retrieve"):
        assert api[name]("sanctions", **empty) == api[name]("sanctions")
    assert api["said"](about="", **empty) == api["said"]()


@pytest.mark.parametrize(
    ("name", "given", "told"),
    [
        ("ask", {}, "question: "),
        ("ask", {"question": 7}, "question: "),
        ("ask", {"question": "x" * (LONGEST + 1)}, "question: "),
        ("ask", {"question": ""}, "the question is empty"),
        ("ask", {"question": "half \ud800"}, "question: "),
        ("ask", {"question": "x", "k": 0}, "k: "),
        ("ask", {"question": "x", "k": 10**9}, "k: "),
        ("ask", {"question": "x", "k": True}, "k: "),
        ("ask", {"question": "x", "k": 2.5}, "k: "),
        ("ask", {"question": "x", "k": "5"}, "k: "),
        ("ask", {"question": "x", "k": None}, "k: "),
        ("ask", {"question": "x", "person": "Peskov"}, "person: "),
        ("ask", {"question": "x", "since": "someday"}, "'someday' is not a date"),
        ("ask", {"question": "x", "speaker": "x" * 301}, "speaker: "),
        ("ask", {"question": "x", "history": "x"}, "history: "),
        ("ask", {"question": "x", "history": ["x"]}, "history.0: "),
        ("ask", {"question": "x", "history": [{"role": "user", "content": 7}]}, "history.0.content: "),
        ("ask", {"question": "x", "history": [{"role": "system", "content": "x"}]}, "history.0 is no turn"),
        ("ask", {"question": "x", "history": [{"role": "user"}]}, "history.0 is no turn"),
        ("ask", {"question": "x", "history": [{"role": "user", "content": "x"}] * 101}, "history: "),
        ("retrieve", {"question": "x" * (LONGEST + 1)}, "question: "),
        ("retrieve", {"question": "", "k": 1}, "the question is empty"),
        ("retrieve", {"question": "x", "k": 101}, "k: "),
        ("retrieve", {"question": "x", "until": "2025-13"}, "'2025-13' is not a date"),
        ("said", {"k": 0}, "k: "),
        ("said", {"k": 1001}, "k: "),
        ("said", {"order": "worst"}, "order: "),
        ("said", {"speaker": ["Peskov"]}, "speaker: "),
        ("said", {"speaker": "half \ud800"}, "speaker: "),
    ],
)
def test_what_is_wrong_is_told(api: dict[str, Any], name: str, given: dict[str, Any], told: str) -> None:
    with pytest.raises(QuestionError) as raised:
        api[name](**given)
    assert str(raised.value).startswith(told)
    assert raised.value.hint
    assert in_words(raised.value) == f"{raised.value}\n{raised.value.hint}"


def test_positions_are_told_by_their_names(api: dict[str, Any]) -> None:
    with pytest.raises(QuestionError, match=r"^k: "):
        api["ask"]("x", 0)


def test_gradio_is_given_words_and_the_kind(api: dict[str, Any], tmp_path: Any) -> None:
    with pytest.raises(gr.Error) as raised:
        for_gradio(api["ask"], let_in)("x", 0)
    assert raised.value.title == "QuestionError"
    assert raised.value.message.startswith("k: ")
    ask, *_ = endpoints(Bot(Index.open(tmp_path / "none")))
    with pytest.raises(StoreMissing):
        ask("what did Peskov say")
    with pytest.raises(gr.Error) as raised:
        for_gradio(ask, let_in)("what did Peskov say")
    assert raised.value.title == "StoreMissing"
    assert "onrecord build" in raised.value.message


def test_a_fault_of_ours_is_told_as_one(
    api: dict[str, Any], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(Bot, "stream", lambda *_, **__: 1 / 0)
    with pytest.raises(gr.Error) as raised:
        for_gradio(api["ask"], let_in)("what did Peskov say")
    assert raised.value.title == "Fault"
    assert raised.value.message.startswith("an error of onrecord itself: ZeroDivisionError")
    assert "Traceback" not in raised.value.message
    assert raised.value.print_exception is False
    assert "ZeroDivisionError" in caplog.text
