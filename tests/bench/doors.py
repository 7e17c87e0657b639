"""What it costs to ask through the API and through MCP, beside `Bot.ask` on the same questions.

    python tests/bench/doors.py STORE QUESTIONS [ROUNDS]

QUESTIONS has one a line. The page is served in a process of its own; each question goes through every door in turn.
It also tells how long it takes until a page with and without MCP is open, in turn, ROUNDS times each.
"""

import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

import anyio
import httpx
from gradio_client import Client
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client

from bot import Bot
from index import Index

_SERVE = """
import sys, time
if sys.argv[3] == "without":
    sys.modules["mcp"] = None
from bot import Bot
from bot.web import serve
from index import Index

def tell(_):
    print("open", len(sys.modules), time.process_time(), flush=True)

serve(Bot(Index.open(sys.argv[1])), int(sys.argv[2]), tell)
"""
_PORT = 7925
_ADDRESS = f"http://127.0.0.1:{_PORT}"


def main(store: str, questions: str, rounds: str = "3") -> None:
    starts(store, int(rounds))
    asked = [line.rpartition("\t")[2] for line in Path(questions).read_text(encoding="utf-8").splitlines() if line]
    with served(store, "with"):
        anyio.run(ask_all, Bot(Index.open(store)), asked)


def starts(store: str, rounds: int) -> None:
    """Seconds until the page is open, of the clock and of work, the latter of which other programs lengthen less."""
    took: dict[str, list[float]] = defaultdict(list)
    for _ in range(rounds):
        for way in ("with", "without"):
            began = time.perf_counter()
            with served(store, way) as (modules, worked):
                print(f"{way} MCP: open after {time.perf_counter() - began:.2f} s, {modules} modules")
                took[way].append(worked)
    print(", ".join(f"{way} MCP: median {median(times):.2f} s of work" for way, times in took.items()))


@contextmanager
def served(store: str, way: str) -> Iterator[tuple[str, float]]:
    """A page in a process of its own; gives how many modules it has loaded, and how many seconds it has worked."""
    command = [sys.executable, "-c", _SERVE, store, str(_PORT), way]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        _, modules, worked = next(line for line in process.stdout if line.startswith("open")).split()
        try:
            yield modules, float(worked)
        finally:
            process.terminate()


async def ask_all(bot: Bot, asked: list[str]) -> None:
    times: dict[str, list[float]] = defaultdict(list)
    client = Client(_ADDRESS, verbose=False, analytics_enabled=False)
    async with (
        streamable_http_client(f"{_ADDRESS}/gradio_api/mcp/") as (read, write, _),
        ClientSession(read, write) as session,
    ):
        await session.initialize()
        with httpx.Client(base_url=f"{_ADDRESS}/gradio_api/call/v2/ask") as http:
            for number, question in enumerate([*asked[:10], *asked]):  # The first ten open what no later one waits for.
                took = times if number >= min(10, len(asked)) else defaultdict(list)
                clocked(took, "Bot.ask", lambda: bot.ask(question).to_dict())  # noqa: B023  (called at once)
                clocked(took, "HTTP, two steps", lambda: two_steps(http, question))  # noqa: B023  (as above)
                clocked(took, "gradio_client", lambda: client.predict(question=question, api_name="/ask"))  # noqa: B023  (as above)
                began = time.perf_counter()
                await session.call_tool("ask", {"question": question})
                took["MCP"].append(time.perf_counter() - began)
    show(times)


def clocked(took: dict[str, list[float]], way: str, ask: Callable[[], object]) -> None:
    began = time.perf_counter()
    ask()
    took[way].append(time.perf_counter() - began)


def two_steps(http: httpx.Client, question: str) -> None:
    event = http.post("", json={"question": question}).json()["event_id"]
    assert http.get(f"/{event}").text.startswith("event: complete")


def show(times: dict[str, list[float]]) -> None:
    plain = times["Bot.ask"]
    for way, took in times.items():
        ratio = median(one / other for one, other in zip(took, plain, strict=True))
        print(f"{way:16} median {1000 * median(took):6.1f} ms, {ratio:.2f} times Bot.ask on the same question")


if __name__ == "__main__":
    main(*sys.argv[1:])
