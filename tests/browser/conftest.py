"""A real chat in a process of its own, and a real Chromium to visit it."""

import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

from tests.conftest import ROOT, free_port
from tests.guard import without_network

ARTEFACTS = ROOT / "tests" / "artefacts"
CHROMIUM = next(
    filter(None, map(shutil.which, "chromium-headless-shell chromium chromium-browser google-chrome".split())), None
)
"""The one without windows first, as a visit takes it 1.5 s of processor where the whole browser takes 2.5."""
# A busy machine is slow, not wrong.
expect.set_options(timeout=30_000)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """For the tests of this folder alone: while it runs, an event loop runs in the thread of all tests."""
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("CI needs Chromium: apt-get install chromium-headless-shell")
        pytest.skip("Chromium is not installed (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the chat of `address` keeps its index."""
    return tmp_path_factory.mktemp("chat")


@pytest.fixture(scope="session")
def address(place: Path) -> Iterator[str]:
    """The chat as the first start opens it: no index yet, built from the project's own sources."""
    with chat(place) as address:
        yield address


@contextmanager
def chat(place: Path, build: Path | None = None, options: tuple[str, ...] = (), **environment: str) -> Iterator[str]:
    """A chat that keeps its index in a folder; of other sources than the project's, if they are built first."""
    port = free_port()
    log = place / "out"
    # A proxy that leads nowhere must not matter, and no network is needed.
    environment |= {
        **without_network(place),
        "ONRECORD_STORE": str(place / "store"),
        "HTTP_PROXY": "http://127.0.0.1:9",
        "http_proxy": "http://127.0.0.1:9",
    }
    if build:
        command = [sys.executable, "-m", "bot", "build", str(build)]
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    command = [sys.executable, "app.py", "--port", str(port), *options]
    with (
        log.open("wb") as out,
        subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=out) as process,
    ):
        try:
            wait_for(f"http://127.0.0.1:{port}", process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
    told = log.read_text(encoding="utf-8")
    assert "NETWORK" not in told
    assert "Traceback" not in told


def wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(1200):
        if process.poll() is not None:
            break
        try:
            urllib.request.urlopen(address).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(log.read_text(encoding="utf-8"))


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A tab on the chat that recorded every request and every complaint on the console."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield visit(context, address)
    context.close()


def visit(context: BrowserContext, address: str, shows: str = "#otr-box textarea") -> Page:
    page = watched(context.new_page())
    page.goto(address)
    page.wait_for_selector(shows)
    return page


def watched(page: Page) -> Page:
    """Records every request of a tab, which of them are under way in the queue, and every complaint on the console."""
    page.asked_for, page.complaints, page.under_way = [], [], set()
    page.on("request", lambda request: page.asked_for.append(request.url))
    page.on("request", lambda request: "/queue/" in request.url and page.under_way.add(request))
    for ended in ("requestfinished", "requestfailed"):
        page.on(ended, lambda request: page.under_way.discard(request) if request in page.under_way else None)
    page.on("console", lambda told: told.type == "error" and page.complaints.append(told.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    return page


def ask(page: Page, question: str) -> Locator:
    """Asks by keyboard, and gives the answer."""
    answers = page.locator(".otr-answer")
    before = answers.count()
    page.fill("#otr-box textarea", question)
    page.keyboard.press("Enter")
    expect(answers).to_have_count(before + 1, timeout=60_000)
    return answers.nth(before)


def keep(page: Page, name: str) -> None:
    """Keeps a screenshot as a test artefact."""
    ARTEFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTEFACTS / f"{name}.png")
