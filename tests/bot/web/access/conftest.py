"""Real pages over a small index, each with doors of its own, and a browser's requests to them."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import bcrypt
import httpx
import pytest

from tests.conftest import ROOT

PASSWORDS = {"ann": "correct horse", "bob": "battery staple"}
EVERYWHERE = "0.0.0.0"  # noqa: S104  (what is tested is that this is not done unasked)
BUILT = "apples are red"


@pytest.fixture(scope="session")
def users(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of users, as `htpasswd -B` writes it, with hashes that are quick to check."""
    file = tmp_path_factory.mktemp("users") / "users"
    made = {name: bcrypt.hashpw(password.encode(), bcrypt.gensalt(4)) for name, password in PASSWORDS.items()}
    lines = (f"{name}:{kept.decode().replace('$2b$', '$2y$')}\n" for name, kept in made.items())
    file.write_text("".join(lines), encoding="utf-8")
    file.chmod(0o600)
    return file


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory, users: Path) -> Iterator[dict[str, str]]:
    """The addresses of the pages that tests.bot.web.access.pages opens."""
    place = tmp_path_factory.mktemp("small")
    (place / "texts").mkdir()
    (place / "texts" / "apples.txt").write_text(f"Anna said that {BUILT}. The harvest was good.", encoding="utf-8")
    command = [sys.executable, "-m", "tests.bot.web.access.pages", str(place), str(users)]
    told = place / "told"
    with (
        told.open("wb") as err,
        subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=err) as process,
    ):
        assert process.stdout
        opened = next((line for line in process.stdout if line.startswith(b"{")), b"")
        try:
            assert opened, told.read_text(encoding="utf-8")
            yield {name: address.rstrip("/") for name, address in json.loads(opened).items()}
        finally:
            process.kill()
    text = told.read_text(encoding="utf-8")
    # So Gradio tells that what was sent as a file was never uploaded.
    assert text.count("Traceback") == text.count("gradio.exceptions.InvalidPathError:"), text


@pytest.fixture
def own(pages: dict[str, str]) -> str:
    """A page that only this machine reaches."""
    return pages["own"]


@pytest.fixture
def kept(pages: dict[str, str]) -> str:
    """A page that others reach, who have to log in; ann may change its library."""
    return pages["kept"].replace("localhost", "127.0.0.1")


@pytest.fixture
def free(pages: dict[str, str]) -> str:
    """A page that others reach, and anybody may enter."""
    return pages["free"].replace("localhost", "127.0.0.1")


@pytest.fixture
def behind(pages: dict[str, str]) -> str:
    """A page behind a proxy."""
    return pages["behind"]


@contextmanager
def visitor(address: str, name: str | None = None, **headers: str) -> Iterator[httpx.Client]:
    """Somebody at a page, logged in if there is a name."""
    with httpx.Client(base_url=address, headers=headers, timeout=30, trust_env=False) as client:
        if name:
            told = client.post("/login", data={"username": name, "password": PASSWORDS[name]})
            assert told.json() == {"success": True}
        yield client


def event(client: httpx.Client, config: dict[str, Any], element: str, data: list[Any]) -> tuple[bool, str]:
    """Sends what a control of the page sends, where what is not given is as it was at first. Gives whether it was done,
    and all that came back.
    """
    parts = {
        part["id"]: {"value": "" if part["type"] == "textbox" else None, **part["props"]}
        for part in config["components"]
    }
    (sent,) = (
        event
        for event in config["dependencies"]
        if any(how in {"click", "submit"} and parts[to].get("elem_id") == element for to, how in event["targets"])
    )
    rest = [parts[number].get("value") for number in sent["inputs"][len(data) :]]
    asked = {"data": [*data, *rest], "fn_index": sent["id"], "session_hash": f"tab{id(client)}"}
    told = client.post("/gradio_api/queue/join", json=asked)
    assert told.status_code == 200, told.text
    back = ""
    with client.stream("GET", "/gradio_api/queue/data", params={"session_hash": asked["session_hash"]}) as lines:
        for line in lines.iter_lines():
            message = json.loads(line.removeprefix("data: ")) if line.startswith("data: ") else {}
            back += str(message.get("output", ""))
            if message.get("msg") == "process_completed":
                return message["success"], back
    raise AssertionError("the page broke off")
