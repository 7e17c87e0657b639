"""The chat with a language model behind it: a real server that plays one."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.bot.write.server import DONE, begin, event, served
from tests.browser.conftest import chat, keep, visit

pytestmark = pytest.mark.browser

SENTENCE = 'Kremlin spokesman Dmitry Peskov called the Ukrainian position "regrettable" [{}].'
LIE = 'Peskov called the Ukrainian position "<b>splendid</b>" [{}].'


class Slow:
    """A model that says a sentence, waits until it is let go on, and says one that the sources do not bear."""

    def __init__(self) -> None:
        self.go_on = threading.Event()

    def __call__(self, handler: BaseHTTPRequestHandler, asked: dict[str, Any]) -> None:
        told = asked["messages"][1]["content"]
        number = re.findall(r"Source (\d+): [^\n]*Kremlin regrets refusal", told)[0]
        begin(handler)
        handler.wfile.write(event(f"{SENTENCE.format(number)} Peskov "))
        self.go_on.wait(60)
        handler.wfile.write(event(LIE.format(number).removeprefix("Peskov ")) + event(None, "stop") + DONE)


@contextmanager
def asked_of(slow: Slow, browser: Browser, place: Path) -> Iterator[Page]:
    """A chat that a model writes for, after the first question. At the end nothing complained or left the machine."""
    with (
        served(slow) as model,
        chat(place, ONRECORD_LLM_URL=model.url, ONRECORD_LLM_MODEL="tiny") as address,
        browser.new_context(viewport={"width": 1280, "height": 800}) as context,
    ):
        page = visit(context, address)
        page.fill("#otr-box textarea", "what did Peskov say")
        page.keyboard.press("Enter")
        yield page
        assert page.complaints == []
        assert not [url for url in page.asked_for if not url.startswith((address, "data:", "blob:"))]


def type_meanwhile(page: Page) -> None:
    """Types another question once the answer to the first is begun."""
    growing = page.locator(".otr-answer.otr-grows .otr-written")
    expect(growing).to_contain_text("regrettable", timeout=60_000)
    page.fill("#otr-box textarea", "what did Zakharova say")


def test_a_sentence_is_shown_when_it_is_checked_and_the_box_is_left_alone(browser: Browser, tmp_path: Path) -> None:
    slow = Slow()
    with asked_of(slow, browser, tmp_path) as page:
        type_meanwhile(page)
        slow.go_on.set()
        expect(page.locator(".otr-answer.otr-grows")).to_have_count(0)
        # What was typed meanwhile is still there.
        expect(page.locator("#otr-box textarea")).to_have_value("what did Zakharova say")
        answer = page.locator(".otr-answer").last
        expect(answer).not_to_contain_text("splendid")
        expect(answer).to_contain_text("Written by tiny from the sources. 1 sentence was left out")
        answer.locator(".otr-written a.otr-mark").first.click()
        expect(page.locator("#otr-reader .otr-quote")).to_contain_text("regrettable")
        keep(page, "written")


def test_an_answer_is_stopped_while_it_is_written(browser: Browser, tmp_path: Path) -> None:
    slow = Slow()
    with asked_of(slow, browser, tmp_path) as page:
        type_meanwhile(page)
        page.get_by_role("button", name="Stop").click()
        expect(page.locator(".otr-answer")).to_contain_text("Stopped before it was whole")
        expect(page.locator(".otr-grows")).to_have_count(0)
        # What was typed is still there, and the next question is answered, though the model has not gone on.
        expect(page.locator("#otr-box textarea")).to_have_value("what did Zakharova say")
        page.get_by_role("button", name="Ask", exact=True).click()
        expect(page.locator(".otr-question")).to_have_count(2, timeout=60_000)
        slow.go_on.set()
        expect(page.locator(".otr-answer")).to_have_count(2, timeout=60_000)
        expect(page.locator(".otr-grows")).to_have_count(0)
        expect(page.locator(".otr-answer").first).to_contain_text("Stopped before it was whole")


def test_a_new_chat_ends_the_answer_that_grows(browser: Browser, tmp_path: Path) -> None:
    slow = Slow()
    with asked_of(slow, browser, tmp_path) as page:
        type_meanwhile(page)
        page.get_by_role("button", name="New chat").click()
        expect(page.locator(".otr-question")).to_have_count(0)
        # What was typed is still there, and is asked in the new chat, though the model has not gone on.
        page.get_by_role("button", name="Ask", exact=True).click()
        expect(page.locator(".otr-question")).to_have_text("what did Zakharova say", timeout=60_000)
        slow.go_on.set()
        expect(page.locator(".otr-answer:not(.otr-grows)")).to_have_count(1, timeout=60_000)
        expect(page.locator(".otr-question")).to_have_count(1)
        expect(page.locator(".otr-asked, .otr-grows")).to_have_count(0)
