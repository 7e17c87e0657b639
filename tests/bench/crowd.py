"""20 people who ask at once for a minute: how long each waits, and that each sees their own chat alone.

    python tests/bench/crowd.py [PEOPLE] [SECONDS] [OPTION OF serve ...]

Each speaks the protocol that the page speaks, in sessions of their own: a word that only they say, then questions and
follow-ups, then a new session. Every answer has to be, letter for letter, what `Bot.ask` gives after the same turns.
"""

import json
import re
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from uuid import uuid4

import httpx

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from bot import Bot, Turn
from bot.web.html.answer import answer_html
from index import Index
from tests.bench.serving import built, serving
from tests.conftest import free_port

TALKS = (
    ("what did Zelensky say?", "and about NATO?", "what else?"),
    ("what did Peskov say", "what did he say about NATO"),
    ("how many prisoners will be exchanged", "when?"),
    ("when was the first peace summit held?", "where was it held?", "how many countries were there?"),
    ("What is the capital of Australia?", "who rejected the second peace summit"),
)
_OWN = re.compile(r"Quorl[a-z]+")


@dataclass
class Chat:
    """What the server tells of its chat: which event a question is, and what goes in with it."""

    event: int
    trigger: int
    given: list[Any]
    shown: int
    """Which of what comes out is the conversation."""

    @classmethod
    def of(cls, address: str, **options: Any) -> "Chat":
        config = httpx.get(f"{address}/config", **options).json()
        parts = {one["id"]: one for one in config["components"]}
        named = {one["props"].get("elem_id"): one["id"] for one in config["components"]}
        box, chat = named["otr-box"], named["otr-chat"]
        event = next(
            one for one in config["dependencies"] if [box, "submit"] in one["targets"] and chat in one["outputs"]
        )
        given = [None if one == box else parts[one]["props"].get("value") for one in event["inputs"]]
        given[event["inputs"].index(box)] = ...
        return cls(event["id"], box, given, event["outputs"].index(chat))


@dataclass
class Person:
    """Somebody who asks until the time is over."""

    name: str
    address: str
    chat: Chat
    seconds: list[float] = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)

    def ask_until(self, end: float, expected: dict[tuple[str, ...], str]) -> None:
        """Goes through the talks, a session for each."""
        talk = int(self.name[-1], 36)
        with httpx.Client(timeout=120) as client:
            while time.monotonic() < end:
                self.talk(client, (f"what did {self.name} say?", *TALKS[talk % len(TALKS)]), end, expected)
                talk += 1

    def talk(self, client: httpx.Client, asked: tuple[str, ...], end: float, expected: dict[Any, str]) -> None:
        session = uuid4().hex
        for at, question in enumerate(asked):
            if time.monotonic() > end:
                return
            began = time.monotonic()
            try:
                told = answered(client, self.address, self.chat, session, question)
            except (httpx.HTTPError, ValueError, RuntimeError) as error:
                self.faults[f"{type(error).__name__}: {error}"[:80]] += 1
                return
            self.seconds.append(time.monotonic() - began)
            self.check(told, expected[asked[: at + 1]], 2 * at + 2)

    def check(self, told: list[dict[str, Any]], expected: str, turns: int) -> None:
        if len(told) != turns or set(_OWN.findall(json.dumps(told))) != {self.name}:
            self.faults["another's chat"] += 1
        elif content(told[-1]) != expected:
            self.faults["not what Bot.ask gives"] += 1


def answered(client: httpx.Client, address: str, chat: Chat, session: str, question: str) -> list[dict[str, Any]]:
    """Asks as the page does, and waits for the whole answer: the conversation as the page shows it."""
    data = [question if one is ... else one for one in chat.given]
    body = {"data": data, "fn_index": chat.event, "trigger_id": chat.trigger, "session_hash": session}
    client.post(f"{address}/gradio_api/queue/join", json=body).raise_for_status()
    shown: Any = None
    with client.stream("GET", f"{address}/gradio_api/queue/data", params={"session_hash": session}) as lines:
        for line in lines.iter_lines():
            message = json.loads(line.removeprefix("data:")) if line.startswith("data:") else {}
            output = message.get("output", {}).get("data") or []
            if message.get("msg") == "process_generating" and len(output) > chat.shown:
                shown = grown(shown, output[chat.shown])
            if message.get("msg") == "process_completed":
                if not message["success"]:
                    raise RuntimeError(str(message["output"]))
                return list(shown)
    raise RuntimeError("the line was closed")


def grown(value: Any, told: Any) -> Any:
    """A value after a message: the first is the value, those after it are changes (gradio's `utils.diff`)."""
    if value is None or not (isinstance(told, list) and all(isinstance(one, list) and len(one) == 3 for one in told)):
        return told
    for action, path, new in told:
        value = changed(value, action, path, new)
    return value


def changed(value: Any, action: str, path: list[Any], new: Any) -> Any:
    if not path:
        return value + new if action == "append" else new
    inner = value
    for step in path[:-1]:
        inner = inner[step]
    last = path[-1]
    if action == "delete":
        del inner[last]
    elif action == "add" and isinstance(inner, list):
        inner.insert(last, new)
    else:
        inner[last] = inner[last] + new if action == "append" else new
    return value


def content(message: dict[str, Any]) -> str:
    """The words of a message, which gradio gives as a text or as parts."""
    told = message["content"]
    return told if isinstance(told, str) else "".join(part["text"] for part in told)


def expectations(bot: Bot, names: list[str]) -> dict[tuple[str, ...], str]:
    """What `Bot.ask` gives for every turn of every talk."""
    expected = {}
    for asked in ((f"what did {name} say?", *talk) for name in names for talk in TALKS):
        turns: list[Turn] = []
        for at, question in enumerate(asked):
            if asked[: at + 1] not in expected or at:
                answer = bot.ask(question, turns)
                turns += [Turn("user", question), Turn("assistant", answer.text, answer)]
                expected[asked[: at + 1]] = answer_html(answer)
    return expected


def main(people: str = "20", seconds: str = "60", *options: str) -> None:
    names = [f"Quorl{chr(97 + at % 26)}{chr(97 + at // 26)}" for at in range(int(people))]
    with tempfile.TemporaryDirectory() as place:
        store = built(Path(place))
        index = Index.open(store)
        expected = expectations(Bot(index), names)
        index.close()
        with serving(store, free_port(), *options) as address:
            chat = Chat.of(address)
            crowd = [Person(name, address, chat) for name in names]
            tell(crowd, run(crowd, float(seconds), expected))


def run(crowd: list[Person], seconds: float, expected: dict[tuple[str, ...], str]) -> float:
    """Lets all ask at once; gives how long it took until the last answer."""
    with httpx.Client(timeout=120) as client:
        answered(client, crowd[0].address, crowd[0].chat, uuid4().hex, "what did Peskov say")
    began = time.monotonic()
    threads = [threading.Thread(target=one.ask_until, args=[began + seconds, expected]) for one in crowd]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.monotonic() - began


def tell(crowd: list[Person], took: float) -> None:
    seconds = [one for person in crowd for one in person.seconds]
    faults = sum((person.faults for person in crowd), Counter())
    print(f"{len(crowd)} people for {took:.0f} s: {len(seconds)} answers, {len(seconds) / took:.1f} a second")
    p95 = quantiles(seconds, n=20)[-1]
    print(f"whole answer: p50 {median(seconds):.2f} s, p95 {p95:.2f} s, most {max(seconds):.2f} s")
    print(f"errors, answers that differ from Bot.ask, chats of others: {sum(faults.values())} {dict(faults) or ''}")


if __name__ == "__main__":
    main(*sys.argv[1:])
