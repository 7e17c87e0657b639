"""A watched page in a process of its own."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import bcrypt
import httpx
import pytest

from tests.conftest import ROOT, free_port, write_small

ANN = ("ann", "secret words")


@dataclass
class Watched:
    """The page, and what it writes."""

    address: str
    metrics: str
    log: Path
    process: "subprocess.Popen[str]"

    def logged(self, event: str) -> list[dict[str, Any]]:
        """What has been written down of an event. Every line is JSON."""
        lines = self.log.read_text(encoding="utf-8").splitlines()
        return [one for one in map(json.loads, lines) if one["event"] == event]

    def figures(self) -> dict[str, float]:
        lines = httpx.get(f"{self.metrics}/metrics").text.splitlines()
        told = (line.rpartition(" ") for line in lines if not line.startswith("#"))
        return {name: float(value) for name, _, value in told}

    def begin(self, name: str, **given: Any) -> str:
        """The first step of a call: where its answer will stand."""
        url = f"{self.address}gradio_api/call/v2/{name}"
        begun = httpx.post(url, json=given, auth=ANN, headers={"X-Request-ID": f"id-{name}"})
        return f"{url}/{begun.raise_for_status().json()['event_id']}"

    def ask(self, name: str, **given: Any) -> str:
        return httpx.get(self.begin(name, **given), auth=ANN, timeout=60).text


@contextmanager
def watched(place: Path) -> Iterator[Watched]:
    """A page over three small sources, ready to be asked."""
    port, metrics = free_port(), free_port()
    log = place / f"log-{port}"
    command = [sys.executable, "-m", "tests.bot.web.ops.page", str(place), str(port), str(metrics)]
    (place / "tmp").mkdir(exist_ok=True)
    # A page that was opened in this process has left its folder of uploads in the environment.
    environment = {name: value for name, value in os.environ.items() if name != "GRADIO_TEMP_DIR"}
    environment["TMPDIR"] = str(place / "tmp")
    with (
        log.open("w") as told,
        subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=told, text=True) as process,
        ExitStack() as end,
    ):
        end.callback(process.kill)
        assert process.stdout
        address = process.stdout.readline().strip()
        assert address, log.read_text(encoding="utf-8")
        page = Watched(address, f"http://127.0.0.1:{metrics}", log, process)
        until(lambda: httpx.get(f"{address}ready").status_code == 200)
        yield page


def until(so: Callable[[], bool]) -> None:
    """Looks until something is so; the test's own limit of time is the end of it."""
    while not so():
        time.sleep(0.02)  # Whoever looks all the time takes the processor from what he looks at.


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Where a page keeps what it has; Ann may log in to it."""
    return furnished(tmp_path)


def furnished(home: Path) -> Path:
    """A folder with sources, and a file of users."""
    (home / "texts").mkdir()
    write_small(home / "texts")
    users = home / "users"
    users.write_text(f"{ANN[0]}:{bcrypt.hashpw(ANN[1].encode(), bcrypt.gensalt(4)).decode()}\n", encoding="utf-8")
    users.chmod(0o600)
    return home
