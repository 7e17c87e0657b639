"""The Library page in real Chromium: one chat, whose sources these tests add to and take from."""

import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import ask, chat, keep, visit
from tests.conftest import SOURCES
from tests.services import Body, served

pytestmark = pytest.mark.browser
LONG = 60_000
# Whether anything like this was ever to be seen: a bar may come and go between two looks of a busy machine.
SEES = """(selector) => {
    window.seen = false;
    const shows = (one) => one.checkVisibility({ visibilityProperty: true }) && one.offsetWidth && one.offsetHeight;
    const look = () => { seen ||= [...document.querySelectorAll(selector)].some(shows); };
    new MutationObserver(look).observe(document.documentElement, { subtree: true, childList: true, attributes: true });
}"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, store: Path) -> Path:
    """Where its sources (`texts`) and its store are."""
    place = tmp_path_factory.mktemp("library")
    shutil.copytree(store, place / "store")  # It has the same texts, so that little is left to build.
    shutil.copytree(SOURCES, place / "texts")
    (place / "texts" / "<b>odd.pdf").write_bytes(b"no pdf")
    return place


@pytest.fixture(scope="module")
def address(place: Path) -> Iterator[str]:
    with chat(place, build=place / "texts") as address:
        yield address


@contextmanager
def library(browser: Browser, address: str, width: int = 1280, query: str = "") -> Iterator[Page]:
    """A tab on the Library page, where nothing complains and nothing is asked of elsewhere."""
    with browser.new_context(viewport={"width": width, "height": 844}) as context:
        page = visit(context, address + query)
        page.get_by_role("tab", name="Library").click()
        expect(rows(page).first).to_be_visible()
        yield page
        assert page.complaints == []
        assert [url for url in page.asked_for if not re.match(rf"{re.escape(address)}|data:|blob:", url)] == []


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with library(browser, address) as page:
        yield page


def rows(page: Page) -> Locator:
    return page.locator(".otr-sources tbody tr")


def titles(page: Page) -> list[str]:
    return page.locator("td.otr-of-title > :first-child").all_inner_texts()


def filter_by(page: Page, words: str) -> None:
    page.get_by_label("Filter").fill(words)


def report(page: Page) -> Locator:
    return page.locator("#otr-report")


def tick_and_remove(page: Page, *sources: str) -> None:
    for source in sources:
        page.locator(f'.otr-sources input[value="{source}"]').check()
    page.get_by_role("button", name="Remove ticked").click()
    page.get_by_role("button", name="Remove", exact=True).click()


def asked(page: Page, question: str) -> Locator:
    page.get_by_role("tab", name="Chat").click()
    return ask(page, question)


@pytest.mark.parametrize("width", [1280, 390])
def test_rebuild_shows_a_bar_and_tells_what_it_did(browser: Browser, place: Path, address: str, width: int) -> None:
    texts = place / "texts"
    with library(browser, address, width) as page:
        # No two alike, so that there is something to embed while the bar is looked for.
        said = "".join(f"Dora Quint said that it rained for {width} days on hill {hill}. " for hill in range(300))
        (texts / f"new-{width}.md").write_text(f"# A new one\n\n{said}", encoding="utf-8")
        (texts / f"new-{1670 - width}.md").unlink(missing_ok=True)
        page.evaluate(SEES, "#otr-report .progress-level")
        page.get_by_role("button", name="Rebuild").click()
        expect(report(page)).to_contain_text("1 added, 0 changed,", timeout=LONG)
        assert page.evaluate("seen")
        expect(report(page).locator("td").first).to_have_text("<b>odd.pdf")
        expect(page.locator("#otr-header")).to_contain_text("new index")
        filter_by(page, f"new-{width}")
        expect(rows(page)).to_have_count(1)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        keep(page, f"rebuilt-{width}")
        expect(asked(page, "what did Dora Quint say")).to_contain_text(f"it rained for {width} days")
        # The questions to start from are of the library as it is now.
        page.get_by_role("button", name="New chat").click()
        expect(page.locator("#otr-chat")).to_contain_text("What did Dora Quint say?", timeout=LONG)


def test_what_failed_is_told_with_its_reason_to_a_page_opened_later(page: Page) -> None:
    first = rows(page).first
    expect(first).to_contain_text("<b>odd.pdf")
    expect(first.locator(".otr-of-state")).to_contain_text("failed")
    expect(first.locator(".otr-reason")).to_contain_text("it is no whole PDF")
    expect(first.locator("a")).to_have_count(0)
    expect(page.locator(".otr-chart svg")).to_have_attribute("aria-label", re.compile("Sources over time"))
    keep(page, "library")


def test_a_click_on_a_head_sorts_and_stays_focused(page: Page) -> None:
    head = page.locator("th.otr-of-title button")
    head.focus()
    page.keyboard.press("Enter")
    expect(page.locator("th.otr-of-title")).to_have_attribute("aria-sort", "ascending")
    assert [title.casefold() for title in titles(page)] == sorted(title.casefold() for title in titles(page))
    expect(head).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("th.otr-of-title")).to_have_attribute("aria-sort", "descending")
    page.locator("th.otr-of-date button").click()
    expect(page.locator("th.otr-of-date")).to_have_attribute("aria-sort", "descending")
    days = [day for day in page.locator("td.otr-of-date").all_inner_texts() if day[0].isdigit()]
    assert days == sorted(days, reverse=True)


def test_typing_filters_and_what_is_ticked_stays_so(page: Page) -> None:
    page.locator('.otr-sources input[value="nato.txt"]').check()
    filter_by(page, "kremlin")
    expect(page.locator(".otr-how-many")).to_contain_text("found of")
    expect(page.locator('.otr-sources input[value="kremlin.html"]')).not_to_be_checked()
    filter_by(page, "")
    expect(page.locator(".otr-how-many")).not_to_contain_text("found of")
    expect(page.locator(".otr-sources input:checked")).to_have_count(1)
    expect(page.locator('.otr-sources input[value="nato.txt"]')).to_be_checked()
    filter_by(page, "nothing at all")
    expect(rows(page)).to_have_count(0)


def test_a_title_opens_the_reader(page: Page) -> None:
    filter_by(page, "kremlin.html")
    page.get_by_role("link", name="Kremlin regrets refusal").click()
    expect(page.locator("#otr-reader .otr-title")).to_have_text("Kremlin regrets refusal")


def test_a_file_that_is_dropped_answers_until_it_is_removed(page: Page, place: Path) -> None:
    name, text = "bridge.txt", "Quentin Vale said that the bridge would hold. Nobody asked him twice."
    drop(page, {name: text, "run.exe": "x"})
    expect(report(page)).to_contain_text("1 file uploaded", timeout=LONG)
    expect(report(page)).to_contain_text("The new index is live", timeout=LONG)
    expect(report(page)).to_contain_text(".exe is not a format that is read")
    expect(page.locator("#otr-header")).to_contain_text("sources")
    keep(page, "uploaded")
    assert (place / "texts" / name).read_text(encoding="utf-8") == text
    expect(asked(page, "what did Quentin Vale say")).to_contain_text("the bridge would hold")
    page.get_by_role("tab", name="Library").click()
    tick_and_remove(page, name)
    expect(report(page)).to_contain_text("1 file removed", timeout=LONG)
    expect(page.locator(f'.otr-sources input[value="{name}"]')).to_have_count(0)
    keep(page, "removed")
    assert not (place / "texts" / name).exists()
    assert [file.read_text(encoding="utf-8") for file in (place / "store").glob(f"removed/*/{name}")] == [text]
    answer = asked(page, "what did Quentin Vale say")
    expect(answer).not_to_contain_text("bridge would hold")
    expect(answer.locator("a.otr-mark")).to_have_count(0)


def drop(page: Page, files: dict[str, str]) -> None:
    """Drops files on the field for them, as from another window."""
    data = page.evaluate_handle(
        """(files) => {
            const data = new DataTransfer();
            for (const [name, text] of Object.entries(files)) data.items.add(new File([text], name));
            return data;
        }""",
        files,
    )
    page.dispatch_event("#otr-upload button", "drop", {"dataTransfer": data})


def test_nothing_ticked_and_nothing_left_are_told(page: Page) -> None:
    page.get_by_role("button", name="Remove ticked").click()
    expect(report(page)).to_contain_text("nothing is ticked")
    for box in page.locator(".otr-sources input").all():
        box.check()
    page.get_by_role("button", name="Remove ticked").click()
    page.get_by_role("button", name="Remove", exact=True).click()
    expect(report(page)).to_contain_text("this would leave the library empty")


def test_a_removal_can_be_thought_better_of(page: Page) -> None:
    page.locator('.otr-sources input[value="nato.txt"]').check()
    page.get_by_role("button", name="Remove ticked").click()
    expect(page.locator("#otr-sure")).to_contain_text("nato.txt")
    page.get_by_role("button", name="Keep").click()
    expect(page.locator("#otr-sure")).not_to_be_visible()
    expect(page.locator('.otr-sources input[value="nato.txt"]')).to_be_checked()


def test_an_address_that_cannot_be_had_is_told(page: Page) -> None:
    page.get_by_label("Add a web address").fill("ftp://example.org/a")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(report(page)).to_contain_text("Begin it with https://")


def test_the_chat_answers_while_a_build_runs_and_another_is_told_to_wait(browser: Browser, tmp_path: Path) -> None:
    begun, goes_on = threading.Event(), threading.Event()
    texts = shutil.copytree(SOURCES, tmp_path / "texts")
    with (
        served() as service,
        chat(tmp_path, texts, ONRECORD_EMBEDDER=service.address, ONRECORD_MODEL="words") as address,
        library(browser, address) as page,
        library(browser, address) as other,
    ):

        def wait(handler: BaseHTTPRequestHandler, body: Body) -> None:
            begun.set()
            goes_on.wait(LONG / 1000)
            service.embed(handler, body)

        service.tricks.append(wait)
        (texts / "ships.txt").write_text("The harbour counted seven ships.", encoding="utf-8")
        page.get_by_role("button", name="Rebuild").click()
        expect(report(page).locator(".progress-level").first).to_be_visible()
        assert begun.wait(LONG / 1000)
        other.get_by_role("button", name="Rebuild").click()
        expect(report(other)).to_contain_text("another build is writing")
        expect(asked(page, "what did Peskov say")).to_contain_text("regrettable")
        expect(report(page).locator(".otr-report")).to_have_count(0)  # It is still at work.
        goes_on.set()
        expect(page.locator("#otr-header")).to_contain_text("new index", timeout=LONG)
        page.get_by_role("tab", name="Library").click()
        expect(report(page)).to_contain_text("1 added")
        expect(page.locator('.otr-sources input[value="ships.txt"]')).to_have_count(1)


def test_dark(browser: Browser, address: str) -> None:
    with library(browser, address, 390, "/?__theme=dark") as page:
        keep(page, "library-dark-390")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
