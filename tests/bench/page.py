"""How long a visitor waits until the question box can be used, and how much the page loads.

    python tests/bench/page.py [ROUNDS]

"First" is a browser that has never been there, "again" one that has; the server is warm for both.
"""

import gzip
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench.serving import built, serving
from tests.browser.conftest import CHROMIUM, FLAGS, watched
from tests.browser.walk import settle
from tests.conftest import free_port

WEB = ROOT / "bot" / "web"
BOX = "#otr-box textarea"


def main(rounds: str = "7") -> None:
    weigh("style.css", [WEB / "style.css"])
    weigh("script", sorted((WEB / "script").glob("*.js")))
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        store = built(Path(place))
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        began = time.perf_counter()
        with serving(store, free_port()) as address:
            print(f"start of the server until it answers: {time.perf_counter() - began:.1f} s")
            with browser.new_context() as context:
                context.new_page().goto(address)
                context.pages[0].wait_for_selector(BOX)
                print(f"start of the server until the first page can be used: {time.perf_counter() - began:.1f} s")
            visits(browser, address, int(rounds))
        browser.close()


def weigh(name: str, files: Iterable[Path]) -> None:
    """How large our own part of the page is."""
    data = b"\n".join(file.read_bytes() for file in files)
    print(f"own {name}: {len(data) / 1000:.1f} kB, {len(gzip.compress(data)) / 1000:.1f} kB compressed")


def visits(browser: Browser, address: str, rounds: int) -> None:
    first, again = [], []
    for _ in range(rounds):
        with browser.new_context() as context:
            first.append(usable(context, address))
            again.append(usable(context, address))
    for name, seconds in (("first", first), ("again", again)):
        told = ", ".join(f"{one:.2f}" for one in sorted(seconds))
        print(f"page usable, {name} visit: median {median(seconds):.2f} s of {told}")
    with browser.new_context() as context:
        print(loaded(watched(context.new_page()), address))


def usable(context: BrowserContext, address: str) -> float:
    """Seconds from the call until a question can be typed."""
    page = context.new_page()
    began = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_selector(BOX)
    page.fill(BOX, "what")
    seconds = time.perf_counter() - began
    page.close()
    return seconds


def loaded(page: Page, address: str) -> str:
    """What a first visit asks for until the page is at rest, bytes as they go over the line."""
    requests: list[Request] = []
    # Playwright takes no method that is built in.
    page.on("requestfinished", lambda request: requests.append(request))  # noqa: PLW0108  (as told above)
    page.goto(address)
    page.wait_for_selector(BOX)
    settle(page)
    size = sum(request.sizes()["responseBodySize"] for request in requests if request.url.startswith("http"))
    return f"first visit: {len(requests)} requests, {size / 1e6:.2f} MB"


if __name__ == "__main__":
    main(*sys.argv[1:])
