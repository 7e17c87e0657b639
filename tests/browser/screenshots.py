"""The pictures of the README, taken of a real chat over the project's own sources.

python tests/browser/screenshots.py [FOLDER]
"""

import sys
import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.browser.conftest import CHROMIUM, FLAGS, ask, chat, visit
from tests.browser.walk import open_tab, settle, tabs

WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
COLOURS = 128
"""Of a picture: text on quiet ground needs no more, and the file becomes a third as large."""


def read(page: Page) -> None:
    """A question, its answer, and the source of its first mark beside it."""
    ask(page, "what did Peskov say").locator("a.otr-mark").first.click()
    expect(page.locator("#otr-reader .otr-quote").first).to_be_in_viewport()


def people(page: Page) -> None:
    """What one person said, in order of time."""
    open_tab(page, "People")
    page.locator("a[href^='?person=']:visible", has_text="Peskov").first.click()


def library(page: Page) -> None:
    open_tab(page, "Library")


def narrow(page: Page) -> None:
    ask(page, "what did Zelensky say about NATO")


PICTURES: dict[str, tuple[Callable[[Page], None], str | None, dict[str, Any]]] = {
    "chat": (read, None, {"viewport": WIDE}),
    "people": (people, "People", {"viewport": WIDE}),
    "library": (library, "Library", {"viewport": WIDE}),
    "narrow": (narrow, None, {"viewport": NARROW, "color_scheme": "dark"}),
}
"""What is done, which tab it needs, and in which window, for each picture."""


def main(folder: str = str(ROOT / "docs" / "images")) -> None:
    with (
        tempfile.TemporaryDirectory() as place,
        chat(Path(place), build=ROOT / "sources") as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name in PICTURES:
            take(browser, address, name, Path(folder))
        browser.close()


def take(browser: Browser, address: str, name: str, folder: Path) -> None:
    """Takes one picture, if the page has what it shows."""
    do, needed, window = PICTURES[name]
    with browser.new_context(**window, reduced_motion="reduce") as context:
        page = visit(context, address)
        if needed not in {None, *tabs(page)}:
            print(f"{name}: there is no tab {needed}")
            return
        settle(page)
        do(page)
        page.mouse.move(0, 0)
        settle(page)
        size = save(page.screenshot(caret="hide"), folder / f"{name}.png")
        print(f"{name}.png: {size / 1000:.0f} kB")


def save(picture: bytes, path: Path) -> int:
    """Writes a picture as a small file, and tells its size."""
    path.parent.mkdir(parents=True, exist_ok=True)
    few = Image.open(BytesIO(picture)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
    return path.stat().st_size


if __name__ == "__main__":
    main(*sys.argv[1:])
