"""One engine, every door: the same question gets the same answer through Bot, the command line, the chat page, the API
and MCP.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from bot import Bot, Turn
from bot.cli import main
from bot.types import found_dict
from bot.web.chat.chat import asked
from bot.web.html.answer import answer_html
from bot.web.html.text import address
from bot.web.reader import read
from index import Index
from tests.fakes import let_in
from tests.programs import Programs

QUESTIONS = [
    "what did Peskov say",
    "how many prisoners will be exchanged?",
    "who rejected the second peace summit",
    "what did Zelensky say about NATO",
    "What is the capital of Australia?",
    "what did Zakharova say",
    "when was the first summit",
    "what did Putin say about gas prices",
    "sanctions on gas",
    "who is Rustem Umerov",
    "who said regrettable",
    "did Peskov say that no date had been set",
    "what was the latest thing Zelensky said",
    "what has Peskov said since 2030",
    "hello",
    "what sources do you have?",
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_one_answer(
    real: Index, store: Path, served: Programs, question: str, capsys: pytest.CaptureFixture[str]
) -> None:
    bot = Bot(real)
    answer = bot.ask(question)
    told = plain(answer.to_dict())
    assert printed(capsys, "ask", question, "--store", str(store)) == (told, 0 if answer.found else 1)
    assert_same(served, "ask", told, question=question)
    passages = found_dict(question, real.retrieve(question))
    assert_same(served, "retrieve", plain(passages), question=question)
    (box, _, _), *_, (left, messages, _) = asked(bot, question, [], let_in)
    assert box == ""  # And then left to the next question.
    assert left.get("value") is None
    assert messages[-1]["content"] == answer_html(answer)


FILTERS = [
    {"since": "2025-06", "publisher": "Meridian Brief"},
    {"speaker": "Umerov", "k": 3},
    {"source": "*.pdf", "until": "2025"},
]
SAID = [
    {"speaker": "Peskov", "k": 10},
    {"speaker": "Kremlin spokesman", "about": "NATO", "k": 10},
    {"speaker": "Zelensky", "since": "2025-03", "order": "latest", "k": 5},
    {"speaker": "Pes", "k": 5},
    {"k": 20, "publisher": "Meridian Brief", "order": "first"},
]


@pytest.mark.parametrize("given", FILTERS)
@pytest.mark.parametrize("command", ["ask", "retrieve"])
def test_one_answer_with_filters(
    served: Programs, store: Path, command: str, given: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    question = "exchange of prisoners"
    told, _ = printed(capsys, command, question, *options(given), "--store", str(store))
    assert_same(served, command, told, question=question, **given)


@pytest.mark.parametrize("given", SAID)
def test_one_list_of_statements(
    served: Programs, store: Path, given: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    speaker = [given["speaker"]] if "speaker" in given else []
    order = [f"--{given['order']}"] if "order" in given else []
    rest = {name: value for name, value in given.items() if name not in {"speaker", "order"}}
    told, _ = printed(capsys, "said", *speaker, *order, *options(rest), "--store", str(store))
    assert_same(served, "said", told, **given)


def test_one_follow_up(served: Programs, real: Index) -> None:
    question = "what did Zelenskyy say after the talks?"
    told = Bot(real).ask("and about NATO?", [Turn("user", question)])
    assert told.asked_as
    history = [{"role": "user", "content": question}]
    assert_same(served, "ask", plain(told.to_dict()), question="and about NATO?", history=history)


def assert_same(served: Programs, name: str, told: Any, **given: Any) -> None:
    assert served.api(name, **given) == told
    result = served.mcp(name, **given)
    assert not result.isError
    assert result.structuredContent == told
    assert json.loads(result.content[0].text) == told


def printed(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[Any, int]:
    """What a command prints, and how it ends."""
    with pytest.raises(SystemExit) as stopped:
        main([*args, "--json"])
    return json.loads(capsys.readouterr().out), stopped.value.code


def options(given: dict[str, Any]) -> list[str]:
    return [part for name, value in given.items() for part in ("-k" if name == "k" else f"--{name}", str(value))]


def plain(value: Any) -> Any:
    return json.loads(json.dumps(value))


def test_the_chat_knows_what_it_has_shown(real: Index) -> None:
    bot = Bot(real)
    *_, (_, _, shown) = asked(bot, "what did Zakharova say about ultimatums", [], let_in)
    assert shown[-1].turn.answer == bot.ask("what did Zakharova say about ultimatums")
    *_, (_, messages, shown) = asked(bot, "what did she say next?", shown, let_in)
    assert "asked as: what did Zakharova say next" in messages[-1]["content"]
    assert "means of pressure" in messages[-1]["content"]


def test_small_talk_is_no_silence(real: Index) -> None:
    *_, (_, messages, _) = asked(Bot(real), "hello", [], let_in)
    assert "otr-silent" not in messages[-1]["content"]
    assert "15 sources" in messages[-1]["content"]
    assert "<br>- " in messages[-1]["content"]


def test_a_fault_in_the_chat_is_shown_as_one(tmp_path: Path) -> None:
    *_, (_, messages, _) = asked(Bot(Index.open(tmp_path / "none")), "what did Peskov say", [], let_in)
    assert "otr-fault" in messages[-1]["content"]
    assert "onrecord build" in messages[-1]["content"]


@pytest.mark.parametrize("place", ["x", "1", "1-", "9" * 5000 + "-1", "-1-2", "1-2-3"])
def test_what_is_no_place_is_told(real: Index, place: str) -> None:
    assert "otr-fault" in read(real, f"?source=kremlin.html&at={place}")


def test_a_fault_of_ours_is_shown_as_one(real: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Bot, "stream", lambda *_, **__: 1 / 0)
    *_, (_, messages, _) = asked(Bot(real), "what did Peskov say", [], let_in)
    assert "an error of onrecord itself: ZeroDivisionError" in messages[-1]["content"]


def test_words_that_moved_since_the_answer_are_not_lit(real: Index) -> None:
    bot = Bot(real)
    citation = bot.ask("what did Peskov say").citations[0]
    good = address(citation.source, (citation.start, citation.end), citation.quote)
    assert "otr-quote" in read(bot.index, good)
    html = read(bot.index, address(citation.source, (citation.start, citation.end), "other words"))
    assert "has changed since" in html
    assert "otr-quote" not in html


def test_a_question_is_shown_as_it_was_written(real: Index) -> None:
    *_, (_, messages, _) = asked(Bot(real), "# what *did* <b>Peskov</b> say", [], let_in)
    assert messages[0]["content"] == '<div class="otr-question"># what *did* &lt;b&gt;Peskov&lt;/b&gt; say</div>'
