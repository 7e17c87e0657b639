"""The filters of the chat and links that ask, in real Chromium."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import ask, keep, visit

pytestmark = pytest.mark.browser


def sources(page: Page) -> set[str]:
    hrefs = [mark.get_attribute("href") for mark in page.locator(".otr-answer").last.locator("a.otr-mark").all()]
    return {href.removeprefix("?source=").partition("&")[0] for href in hrefs}


def test_only_the_sources_that_are_ticked_are_cited_until_the_filters_are_cleared(page: Page) -> None:
    ask(page, "what did Zelensky say")
    assert len(sources(page)) > 2
    page.get_by_role("combobox", name="Sources").click()
    page.keyboard.type("who decides")
    page.get_by_role("option", name="Who decides about NATO").click()
    expect(page.locator("#otr-told")).to_contain_text("1 source")
    ask(page, "what did Zelensky say")
    assert sources(page) == {"nato.txt"}
    page.get_by_role("combobox", name="Sources").click()
    page.get_by_role("option", name="Kremlin regrets refusal").click()
    expect(page.locator("#otr-told")).to_contain_text("2 sources")
    page.keyboard.press("Escape")
    keep(page, "filters")
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator("#otr-told")).not_to_be_visible()
    ask(page, "what did Zelensky say")
    assert len(sources(page)) > 2
    assert page.complaints == []


def test_a_person_and_a_date(page: Page) -> None:
    page.get_by_role("combobox", name="Person").fill("Peskov")
    page.keyboard.press("Enter")
    expect(page.locator("#otr-told")).to_contain_text("Peskov")
    expect(ask(page, "what about NATO").locator(".otr-who")).to_have_text("Said by Dmitry Peskov")
    page.get_by_role("textbox", name="Since").fill("2025-13")
    expect(page.locator("#otr-told")).to_contain_text("'2025-13' is not a date")
    expect(ask(page, "what about NATO")).to_contain_text("'2025-13' is not a date")


def test_a_link_asks_once_with_its_filters_and_opens_the_reader(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = visit(context, f"{address}/?q=what+about+NATO&speaker=Peskov&since=2025&source=kremlin.html&at=252-387")
    expect(page.locator(".otr-who")).to_have_text("Said by Dmitry Peskov", timeout=60_000)
    expect(page.locator("#otr-reader .otr-quote")).to_contain_text("regrettable")
    expect(page.locator("#otr-told")).to_contain_text("Peskov, since 2025")
    expect(page.get_by_role("combobox", name="Person")).to_have_value("Peskov")
    ask(page, "what did Peskov say")
    # The place that the link opened is one that the answer cites.
    expect(page.locator(".otr-count")).to_have_text(re.compile(r"citation \d of \d"))
    expect(page.locator(".otr-question")).to_have_count(2)
    assert page.complaints == []
    context.close()


def test_a_link_that_asks_too_much_is_told_so(page: Page, address: str) -> None:
    page.goto(f"{address}/?q={'why+' * 800}")
    expect(page.locator(".otr-answer.otr-fault")).to_contain_text("characters", timeout=60_000)
    page.goto(f"{address}/?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E")
    expect(page.locator(".otr-question")).to_have_text("<img src=x onerror=alert(1)>", timeout=60_000)
    expect(page.locator(".otr-question img")).to_have_count(0)


def test_on_a_narrow_screen_they_are_folded(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = visit(context, address)
    expect(page.get_by_role("combobox", name="Person")).not_to_be_visible()
    page.get_by_role("button", name="Filters").click()
    page.get_by_role("combobox", name="Person").fill("Peskov")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Filters (1)")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    keep(page, "filters-narrow")
    context.close()
