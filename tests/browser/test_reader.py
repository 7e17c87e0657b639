"""The reader in real Chromium: from citation to citation, by mouse and by keyboard, wide and narrow."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import ask, keep, visit
from tests.browser.test_chat import in_view

pytestmark = pytest.mark.browser

QUOTE = "#otr-reader .otr-quote"
CURRENT = 'a.otr-mark[aria-current="true"]'


@pytest.fixture
def narrow(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield visit(context, address)
    context.close()


def is_lit(page: Page) -> None:
    """The quotation of the current mark is in view."""
    href = page.locator(CURRENT).first.get_attribute("href")
    page.wait_for_function(
        """(href) => {
            const place = document.querySelector("#otr-reader [data-place]")?.dataset.place ?? "";
            const quote = document.querySelector("#otr-reader .otr-quote")?.getBoundingClientRect();
            const pane = document.querySelector("#otr-reader").getBoundingClientRect();
            return place.startsWith(href + "#") && quote && quote.top >= pane.top && quote.bottom <= pane.bottom;
        }""",
        arg=href,
    )
    assert in_view(page, QUOTE)


def test_all_citations_of_an_answer_are_gone_through(page: Page) -> None:
    page.set_viewport_size({"width": 1100, "height": 420})
    ask(page, "what did Zakharova say").locator("a.otr-mark").first.click()
    ask(page, "what did Peskov say").locator(".otr-said a.otr-mark").nth(1).click()
    count = page.locator(".otr-count")
    expect(count).to_have_text("citation 2 of 5")
    back, on = page.get_by_role("button", name="Previous citation"), page.get_by_role("button", name="Next citation")
    for number in (3, 4, 5):
        on.click()
        expect(count).to_have_text(f"citation {number} of 5")
        expect(page.locator(f".otr-said {CURRENT}")).to_have_text(str(number))
        expect(on).to_be_focused()
        is_lit(page)
    expect(on).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("ArrowRight")
    expect(count).to_have_text("citation 5 of 5")
    for number in (4, 3, 2, 1):
        back.click()
        expect(count).to_have_text(f"citation {number} of 5")
    expect(back).to_have_attribute("aria-disabled", "true")
    is_lit(page)
    assert page.complaints == []
    keep(page, "reader")


def test_by_keyboard_alone(page: Page) -> None:
    mark = ask(page, "what did Peskov say").locator(".otr-said a.otr-mark").first
    mark.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("complementary", name="Source")).to_be_focused()
    is_lit(page)
    page.keyboard.press("ArrowRight")
    expect(page.locator(".otr-count")).to_have_text("citation 2 of 5")
    is_lit(page)
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".otr-count")).to_have_text("citation 1 of 5")
    page.keyboard.press("Escape")
    expect(page.locator("#otr-reader")).not_to_be_visible()
    expect(page.locator(CURRENT)).to_have_count(0)
    expect(mark).to_be_focused()


def test_arrows_in_the_box_stay_in_it(page: Page) -> None:
    ask(page, "what did Peskov say").locator(".otr-said a.otr-mark").first.click()
    page.locator("#otr-box textarea").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".otr-count")).to_have_text("citation 1 of 5")
    page.keyboard.press("Escape")
    expect(page.locator("#otr-reader")).not_to_be_visible()
    expect(page.locator("#otr-box textarea")).to_be_focused()


def test_a_copied_link_opens_the_same_place(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, "what did Peskov say").locator(".otr-said a.otr-mark").first.click()
    is_lit(page)
    words = page.locator(QUOTE).inner_text()
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    assert re.fullmatch(rf"{re.escape(address)}/\?source=kremlin.html&at=\d+-\d+&is=\w+", link)
    other = visit(page.context, link)
    expect(other.locator(QUOTE)).to_have_text(words)
    expect(other.locator(".otr-steps")).not_to_be_visible()
    assert page.complaints == other.complaints == []


def test_headings_and_pages_are_jumped_to(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1000, "height": 360})
    page.goto(f"{address}/?source=prisoners.pdf")
    page.locator(".otr-contents summary").click()
    page.get_by_role("link", name="Those who wait").click()
    expect(page.locator("#otr-reader h3", has_text="Those who wait")).to_be_focused()
    assert in_view(page, "#otr-reader h3:focus")
    page.locator(".otr-contents summary").click()
    page.get_by_role("link", name="p. 1", exact=True).click()
    expect(page.locator(".otr-page", has_text="p. 1")).to_be_in_viewport()


def test_a_link_to_a_changed_source_says_so(page: Page, address: str) -> None:
    page.goto(f"{address}/?source=kremlin.html&at=252-387&is=0123456789ab")
    expect(page.locator("#otr-reader .otr-fault")).to_contain_text("has changed")
    expect(page.locator(QUOTE)).to_have_count(0)


def test_on_a_narrow_screen_it_lies_over_the_page(narrow: Page) -> None:
    mark = ask(narrow, "what did Peskov say").locator(".otr-said a.otr-mark").first
    mark.click()
    is_lit(narrow)
    assert narrow.evaluate("document.documentElement.scrollWidth") <= 390
    expect(narrow.locator("#otr-box textarea")).not_to_be_visible()
    narrow.get_by_role("button", name="Next citation").click()
    expect(narrow.locator(".otr-count")).to_have_text("citation 2 of 5")
    keep(narrow, "reader-narrow")
    narrow.get_by_role("button", name="Close").click()
    expect(mark).to_be_focused()
    expect(narrow.locator("#otr-box textarea")).to_be_visible()


def test_what_was_clicked_stays_in_sight_when_the_reader_takes_its_room(page: Page) -> None:
    page.set_viewport_size({"width": 1000, "height": 600})
    page.get_by_role("tab", name="Library").click()
    link = page.locator(".otr-sources a").first
    link.click()
    expect(page.locator("#otr-reader .otr-title")).to_be_visible()
    expect(link).to_be_in_viewport()
