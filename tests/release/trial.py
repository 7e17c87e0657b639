"""The first minutes with an installed `onrecord`, far from any clone: what every release must do."""

import json
import shutil
import signal
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.conftest import ROOT, free_port

WEB = ROOT / "bot" / "web"
QUESTION = "what did Solberg say about the harbour"
_SAID = "the harbour will close on Sundays from June"
_ARTICLE = f"""---
title: No ships on Sundays
date: 2025-05-04
---
Mayor Ingrid Solberg said that {_SAID}. The fishermen of the town were not asked.
"""


@dataclass(frozen=True, slots=True)
class Installed:
    """What was installed: its command, an empty folder to work in, and the environment to do so in."""

    command: Path
    folder: Path
    environment: Mapping[str, str]

    def run(self, *args: str) -> "subprocess.CompletedProcess[str]":
        """Runs a command to its end."""
        told = {"cwd": self.folder, "env": self.environment, "capture_output": True, "text": True}
        return subprocess.run([self.command, *args], check=False, **told)


def tells_about_itself(installed: Installed, version: str) -> None:
    """The version is that of the project, and the help lists the commands."""
    assert installed.run("--version").stdout == f"onrecord {version}\n"
    told = installed.run("--help").stdout
    assert all(f"\n  {name} " in told for name in ("build", "ask", "said", "serve", "doctor")), told


def has_nothing_to_serve(installed: Installed) -> None:
    """Where there are no sources, that is said with what to do."""
    done = installed.run("serve")
    assert (done.returncode, done.stdout) == (2, "")
    assert "onrecord build FOLDER" in done.stderr
    assert "Traceback" not in done.stderr


def write_sources(installed: Installed) -> None:
    """Puts an article into sources/, from which a first start builds."""
    (installed.folder / "sources").mkdir()
    (installed.folder / "sources" / "harbour.md").write_text(_ARTICLE, encoding="utf-8")


def answers_on_the_command_line(installed: Installed) -> None:
    """Builds, and answers with a quotation that stands where the answer says."""
    done = installed.run("build")
    assert done.returncode == 0, done.stderr
    done = installed.run("ask", QUESTION, "--json")
    assert done.returncode == 0, done.stderr
    _has_its_place(installed, json.loads(done.stdout))
    assert installed.run("ask", "how deep is the lake").returncode == 1
    done = installed.run("doctor")
    assert done.returncode == 0, done.stdout


def answers_on_the_page(installed: Installed) -> None:
    """The page opens, building first where there is no index; it has its style and script, and answers programs."""
    with _page(installed) as address:
        page = _get(address)
        for file in (*WEB.glob("*.css"), *WEB.glob("script/*.js")):
            assert _longest_plain_line(file) in page, file
        event = json.loads(_get(f"{address}/gradio_api/call/v2/ask", {"question": QUESTION}))["event_id"]
        told = _get(f"{address}/gradio_api/call/v2/ask/{event}")
        (answer,) = json.loads(told.partition("data: ")[2])
        _has_its_place(installed, answer)


def _has_its_place(installed: Installed, answer: Mapping[str, Any]) -> None:
    (citation,) = answer["citations"]
    assert _SAID in citation["quote"]
    assert (citation["source"], citation["published"]) == ("harbour.md", "2025-05-04")
    text = installed.run("text", "harbour.md").stdout
    assert text[citation["start"] : citation["end"]] == citation["quote"]


def _longest_plain_line(file: Path) -> str:
    """A line that is in a page as it is in the file, whatever of it the page has to escape."""
    lines = (line.strip() for line in file.read_text(encoding="utf-8").splitlines())
    return max((line for line in lines if not set("\"'\\<>&") & set(line) and line.isascii()), key=len)


@contextmanager
def _page(installed: Installed) -> Iterator[str]:
    """The address of an open page, which is ended in peace; it has asked no network and told of no fault."""
    port, log = free_port(), installed.folder / "log"
    command = [installed.command, "serve", "--port", str(port)]
    with (
        log.open("wb") as out,
        subprocess.Popen(command, cwd=installed.folder, env=installed.environment, stdout=out, stderr=out) as process,
    ):
        try:
            _wait(f"http://127.0.0.1:{port}/ready", process, log)
            yield f"http://127.0.0.1:{port}"
            process.send_signal(signal.SIGTERM)
            assert process.wait(60) == 0
        finally:
            process.kill()
    told = log.read_text(encoding="utf-8")
    assert "NETWORK" not in told
    assert "Traceback" not in told


def _wait(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(1800):
        assert process.poll() is None, log.read_text(encoding="utf-8")
        try:
            _get(address)
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(log.read_text(encoding="utf-8"))


def _get(address: str, given: Mapping[str, Any] | None = None) -> str:
    data = None if given is None else json.dumps(given).encode()
    request = urllib.request.Request(address, data, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as answer:
        return str(answer.read().decode())


def forget(installed: Installed) -> None:
    """Empties the folder, as before the first start."""
    shutil.rmtree(installed.folder)
    installed.folder.mkdir()
