"""Minutes of questions at a held rate to two pages behind nginx: how long they take, and what becomes of the memory.

    python tests/bench/load.py [MINUTES] [RATE] [STORE]

RATE is questions a second; 0 for seven tenths of what the machine gives when asked as fast as it answers. STORE is a
folder or a shared store; without it, one is built of the project's own sources. Whoever asks keeps to one seat, as a
browser does; every answer has to be, letter for letter, what `Bot.ask` gives. A question's time is counted from when it
was due, so that a page that falls behind does not hide it. The generator runs on the same machine: its share is told.
"""

import http.client
import json
import os
import random
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from statistics import linear_regression, median, quantiles
from subprocess import Popen
from threading import Lock, local

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from bot import Bot
from index import Index
from tests.bench.serving import built, served
from tests.conftest import free_port
from tests.proxied import proxied

# So many that no question comes again while anything of it is remembered.
_NAMES = "Peskov Zelensky Zakharova Umerov Putin Macron Rutte Erdogan Trump Lavrov".split()
_TOPICS = (
    "prisoners, gas, sanctions, the peace summit, NATO, ports, a memorandum, mediators, grain, a ceasefire, "
    "guarantees, children, ultimatums, the lists, Istanbul, Lucerne, troops, elections, weapons, a truce"
).split(", ")
_FORMS = (
    "what did {name} say about {topic}",
    "how many days did {name} give for {topic}?",
    "who rejected {topic} with {name}",
)
_ASKERS = 24
_HELD = 0.7
_CLOSED = 8


@dataclass
class Load:
    """What came of it."""

    seconds: list[float] = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)
    lock: Lock = field(default_factory=Lock)

    def add(self, seconds: float, fault: str = "") -> None:
        with self.lock:
            self.seconds.append(seconds)
            if fault:
                self.faults[fault] += 1


class Askers:
    """Those who ask, each in a thread with a connection and a seat of their own."""

    def __init__(self, address: str, expected: dict[str, str]) -> None:
        self._place = address
        self._expected = expected
        self._own = local()

    def ask(self, question: str, due: float, load: Load) -> None:
        try:
            told = self._answer(question)
            fault = "" if told == self._expected[question] else "not what Bot.ask gives"
        except (OSError, http.client.HTTPException, ValueError) as error:
            fault = f"{type(error).__name__}: {error}"[:80]
            self._own.line.close()
        load.add(time.perf_counter() - due, fault)

    def _answer(self, question: str) -> str:
        begun = self._sent("POST", "/gradio_api/call/v2/ask", json.dumps({"question": question}))
        told = self._sent("GET", f"/gradio_api/call/v2/ask/{json.loads(begun)['event_id']}")
        kind, _, data = told.rpartition("event: ")[2].partition("\ndata: ")
        if kind != "complete":
            raise ValueError(f"{kind}: {data}")
        return canonical(json.loads(data)[0])

    def _sent(self, method: str, path: str, body: str | None = None) -> str:
        line = self._line()
        line.request(
            method, path, body, {"Cookie": f"onrecord_seat={self._own.seat}", "Content-Type": "application/json"}
        )
        response = line.getresponse()
        told = response.read().decode()
        if response.status != 200:
            raise ValueError(f"status {response.status}")
        return told

    def _line(self) -> http.client.HTTPConnection:
        if not hasattr(self._own, "line"):
            self._own.line = http.client.HTTPConnection(self._place, timeout=60)
            self._own.seat = random.randbytes(8).hex()
        return self._own.line


def canonical(answer: object) -> str:
    return json.dumps(answer, sort_keys=True)


def questions() -> list[str]:
    every = [form.format(name=name, topic=topic) for form in _FORMS for name in _NAMES for topic in _TOPICS]
    random.Random(3).shuffle(every)
    return every


def main(minutes: str = "10", rate: str = "0", store: str = "") -> None:
    with tempfile.TemporaryDirectory() as work, ExitStack() as stack:
        place = Path(work)
        kept = store or str(built(place))
        every = questions()
        expected = alone(kept, every)
        pages = [stack.enter_context(page(kept, place / f"page-{number}")) for number in range(2)]
        (place / "nginx").mkdir()
        front = proxied(place / "nginx", [address.removeprefix("http://") for address, _ in pages])
        askers = Askers(stack.enter_context(front), expected)
        pids = [process.pid for _, process in pages] + [int((place / "nginx" / "nginx.pid").read_text())]
        held = float(rate) or _HELD * fastest(askers, every)
        hold(askers, every, held, float(minutes) * 60, pids)


def page(store: str, place: Path) -> "AbstractContextManager[tuple[str, Popen[bytes]]]":
    """A page as it is served behind a proxy, with log, figures, and a cache of its own of a shared store."""
    place.mkdir()
    options = ("--no-auth", "--rate", "0", "--proxy", "127.0.0.1", "--log", "json", "--metrics", str(free_port()))
    return served(store, free_port(), *options, told=(place / "log").open("wb"), ONRECORD_CACHE=str(place))


def alone(store: str, every: list[str]) -> dict[str, str]:
    """What `Bot.ask` gives, and the processor time that it takes beside the bare encoder's."""
    index = Index.open(store)
    bot = Bot(index)
    bot.ask(every[0])
    with index._live.view() as view:
        embedder = index._choice.to_ask(view.manifest)
    asked, bare, expected = [], [], {}
    for question in every:
        began = time.process_time()
        embedder.embed_question(question)
        between = time.process_time()
        expected[question] = canonical(bot.ask(question).to_dict())
        bare.append(between - began)
        asked.append(time.process_time() - between)
    index.close()
    whole, part = sum(asked) / len(every), sum(bare) / len(every)
    print(f"{len(every)} questions, one at a time, processor time: Bot.ask {1 / whole:.1f} a second and core, ", end="")
    print(f"the bare encoder {1 / part:.1f}: {part / whole:.2f} of it", flush=True)
    return expected


def fastest(askers: Askers, every: list[str], seconds: float = 20) -> float:
    """Questions a second when each asks again as soon as it is answered."""
    load, end = Load(), 0.0

    def ask(number: int) -> None:
        for question in every[number:]:
            if time.perf_counter() > end:
                return
            askers.ask(question, time.perf_counter(), load)

    with ThreadPoolExecutor(_CLOSED) as threads:
        list(threads.map(lambda question: askers.ask(question, 0.0, Load()), every[: 4 * _CLOSED]))  # Opens all.
        end = time.perf_counter() + seconds
        list(threads.map(ask, range(0, len(every), len(every) // _CLOSED)))
    rate = len(load.seconds) / seconds
    print(f"{_CLOSED} who ask without a pause: {rate:.1f} a second, p50 {median(load.seconds):.2f} s, ", end="")
    print(f"errors and answers that differ: {dict(load.faults) or 0}", flush=True)
    return rate


def hold(askers: Askers, every: list[str], rate: float, seconds: float, pids: list[int]) -> None:
    """Asks at a rate, at times drawn as those of many who know nothing of each other are, and tells of it."""
    load, draw = Load(), random.Random(7)
    memory: list[list[tuple[float, float]]] = [[] for _ in pids[:2]]
    began, due, number = time.perf_counter(), 0.0, 0
    before = [spent(pid) for pid in pids]
    own, look = time.process_time(), 0.0
    with ThreadPoolExecutor(_ASKERS) as threads:
        while due < seconds:
            time.sleep(max(0.0, began + due - time.perf_counter()))
            threads.submit(askers.ask, every[number % len(every)], began + due, load)
            number, due = number + 1, due + draw.expovariate(rate)
            if due > look:
                look += seconds / 120
                for at, pid in zip(memory, pids, strict=False):
                    at.append((due, resident(pid)))
    took = time.perf_counter() - began
    tell(load, took, rate)
    for at, one in enumerate(memory, 1):
        tell_memory(at, one)
    shares = [spent(pid) - one for pid, one in zip(pids, before, strict=True)]
    named = dict(zip(("page 1", "page 2", "nginx"), shares, strict=True)) | {"those who ask": time.process_time() - own}
    print("processor: " + ", ".join(f"{name} {share / took:.2f} cores" for name, share in named.items()))
    print(f"a question takes a page {sum(shares[:2]) / len(load.seconds) * 1000:.0f} ms of processor time")


def tell(load: Load, took: float, rate: float) -> None:
    p = [1000 * one for one in quantiles(load.seconds, n=100)]
    asked = len(load.seconds)
    print(f"{asked} questions in {took:.0f} s, {asked / took:.2f} a second (asked for {rate:.2f}); ", end="")
    print(f"p50 {p[49]:.0f} ms, p95 {p[94]:.0f} ms, p99 {p[98]:.0f} ms, most {max(load.seconds):.2f} s")
    print(f"errors and answers that differ from Bot.ask: {sum(load.faults.values())} {dict(load.faults) or ''}")


def tell_memory(number: int, seen: list[tuple[float, float]]) -> None:
    sizes = [size for _, size in seen]
    slope = linear_regression(*zip(*seen[len(seen) // 5 :], strict=True)).slope
    print(f"memory of page {number}, MiB: {sizes[0]:.0f} at first, {max(sizes):.0f} at most, ", end="")
    tenths = " ".join(f"{size:.0f}" for size in sizes[:: max(1, len(sizes) // 10)])
    print(f"{sizes[-1]:.0f} at the end, {slope * 60:+.2f} a minute after the first fifth ({tenths})")


def resident(pid: int) -> float:
    """MiB of a process that lie in memory."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def spent(pid: int) -> float:
    """Seconds of processor time of a process and of the processes that it has begun."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            name, _, rest = stat.read_text(encoding="utf-8").rpartition(") ")
            fields = rest.split()
            if int(name.split()[0]) == pid or int(fields[1]) == pid:
                ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main(*sys.argv[1:])
