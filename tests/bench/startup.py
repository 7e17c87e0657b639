"""How long one waits for a start: of a command to its answer, and of the page to itself and to its first answer.

    python tests/bench/startup.py [ROUNDS] [CHECKOUT]

CHECKOUT is another working copy of the project, to compare with. An index of its sources/ is built first, so that files
are in memory as after any first use. Prints medians, and the shortest and longest of ROUNDS in brackets, as a table.
"""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]
QUESTION = "what did Peskov say"
COMMANDS = {
    "onrecord --help": ["--help"],
    "onrecord --version": ["--version"],
    "onrecord said Peskov": ["said", "Peskov"],
    "onrecord sources": ["sources"],
    "onrecord ask, to the answer": ["ask", QUESTION],
}


def main(rounds: str = "5", checkout: str = str(ROOT)) -> None:
    with tempfile.TemporaryDirectory() as place:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("ONRECORD")}
        environment = kept | {"PYTHONPATH": checkout, "ONRECORD_STORE": f"{place}/store"}

        def run(*args: str) -> None:
            command = [sys.executable, *args]
            subprocess.run(command, cwd=checkout, env=environment, check=True, stdout=subprocess.DEVNULL)

        run("-m", "bot", "build", "sources")
        print(f"load {os.getloadavg()[0]:.1f} at the start, {rounds} rounds\n\n| | seconds |\n|---|---|")
        for name, args in COMMANDS.items():
            tell(name, [timed(lambda args=args: run("-m", "bot", *args)) for _ in range(int(rounds))])
        pages = [page(checkout, environment) for _ in range(int(rounds))]
        tell("python app.py, to the page", [opened for opened, _ in pages])
        tell("python app.py, to the first answer", [answered for _, answered in pages])
        print(f"\nload {os.getloadavg()[0]:.1f} at the end")


def tell(what: str, seconds: list[float]) -> None:
    print(f"| {what} | {median(seconds):.2f} ({min(seconds):.2f} to {max(seconds):.2f}) |", flush=True)


def timed(do: Callable[[], None]) -> float:
    begin = time.perf_counter()
    do()
    return time.perf_counter() - begin


def page(checkout: str, environment: dict[str, str]) -> tuple[float, float]:
    """Seconds from the start of the page to its first byte, and to its answer of a program that asks at once."""
    begin = time.perf_counter()
    with serving(checkout, environment) as address:
        opened = time.perf_counter() - begin
        url = f"{address}/gradio_api/call/v2/ask"
        headers = {"Content-Type": "application/json"}
        asked = urllib.request.Request(url, json.dumps({"question": QUESTION}).encode(), headers)
        with urllib.request.urlopen(asked) as begun:
            event = json.load(begun)["event_id"]
        with urllib.request.urlopen(f"{url}/{event}") as told:
            assert b"regrettable" in told.read()
        return opened, time.perf_counter() - begin


@contextmanager
def serving(checkout: str, environment: dict[str, str]) -> Iterator[str]:
    """A page that answers; gives its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "app.py", "--port", str(port)]
    with subprocess.Popen(command, cwd=checkout, env=environment, stdout=subprocess.DEVNULL) as process:
        try:
            while process.poll() is None and not answers(f"http://127.0.0.1:{port}"):
                time.sleep(0.02)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def answers(address: str) -> bool:
    try:
        urllib.request.urlopen(address).close()
    except OSError:
        return False
    return True


if __name__ == "__main__":
    main(*sys.argv[1:])
