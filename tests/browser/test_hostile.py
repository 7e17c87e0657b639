"""Hostile sources, and a hostile language model, in real Chromium: nothing of theirs runs, and the page stays whole."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from itertools import cycle
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from index import Index
from tests.bot.write.server import Model, says, served
from tests.browser.conftest import ask, chat, keep, visit
from tests.browser.hostile import PAYLOADS, SPEAKERS, hostile
from tests.browser.walk import open_tab, person, settle, tabs, unfold

pytestmark = pytest.mark.browser

# What there would be on the page if anything of a source had become more than text.
TRACES = r"""() => {
    const all = [...document.querySelectorAll("body *")];
    const links = all.flatMap((one) => ["href", "src", "action", "data"].map((name) => one.getAttribute(name) || ""));
    return {
        ran: window.__pwned ?? null,
        made: all.filter((one) => (one.getAttribute("class") || "").includes("pwned")).map((one) => one.outerHTML),
        handlers: all.filter((one) => [...one.attributes].some((its) => /^on/i.test(its.name))).length,
        active: links.filter((link) => /^[\s\x00-\x1f]*(javascript|vbscript|data:text|data:image\/svg)/i.test(link)),
        placed: document.querySelectorAll("body :is(iframe, object, embed, base, meta, marquee, math)").length,
        title: document.title,
        wide: document.documentElement.scrollWidth > innerWidth,
    };
}"""
CLEAN = {"ran": None, "made": [], "handlers": 0, "active": [], "placed": 0, "title": "On the Record", "wide": False}

# A control that turns the order of letters around and is not closed may do so to nothing but the text it stands in.
TURNED = r"""() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const open = (node.data.match(/[\u202a\u202b\u202d\u202e]/g) || []).length;
        const shut = (node.data.match(/\u202c/g) || []).length;
        let around = node.parentElement;
        if (open <= shut || around.closest("script, style, textarea")) continue;
        const beside = (style) => style.display.startsWith("inline") && style.unicodeBidi === "normal";
        while (beside(getComputedStyle(around))) around = around.parentElement;
        if (around.textContent.trim() !== node.data.trim()) found.push(around.outerHTML.slice(0, 300));
    }
    return found;
}"""


@pytest.fixture(scope="module")
def model() -> Iterator[Model]:
    """A language model that says nothing until it is told to: answers are in the sources' own words."""
    with served(says("")) as model:
        yield model


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, model: Model) -> Iterator[str]:
    place = tmp_path_factory.mktemp("hostile")
    texts = hostile(place / "texts")
    with chat(place, build=texts, ONRECORD_LLM_URL=model.url, ONRECORD_LLM_MODEL="<b class=pwned>tiny") as address:
        yield address


@pytest.fixture(scope="module")
def names(library: str, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The ids of all its sources."""
    index = Index.open(next(tmp_path_factory.getbasetemp().glob("hostile*")) / "store")
    found = [one.source for one in index.sources()]
    index.close()
    return found


@pytest.fixture
def page(browser: Browser, library: str) -> Iterator[Page]:
    with untouched(browser, library) as page:
        yield page


@contextmanager
def untouched(browser: Browser, library: str, query: str = "") -> Iterator[Page]:
    """A tab that is seen to be whole, and untouched, when a test is done with it."""
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        told: list[str] = []
        page = visit(context, library + query, shows="[role=tab]")  # It may lead to another tab than the chat.
        page.on("dialog", lambda dialog: (told.append(dialog.message), dialog.dismiss()))
        context.on("page", lambda other: told.append(other.url))
        settle(page)
        there = tabs(page)
        yield page
        unharmed(page)
        assert told == []
        assert page.complaints == []
        assert [url for url in page.asked_for if not url.startswith((library, "data:", "blob:"))] == []
        page.keyboard.press("Escape")
        assert tabs(page) == there
        open_tab(page, there[0])
        expect(page.locator("#otr-box textarea")).to_be_in_viewport()
        ask(page, "what did Dora Quint say")
        expect(page.locator("#otr-chat .otr-answer").last).to_contain_text("Dora Quint")


def unharmed(page: Page) -> None:
    assert page.evaluate(TRACES) == CLEAN
    assert page.evaluate(TURNED) == []


def test_what_is_no_text_is_seen(browser: Browser, library: str) -> None:
    with browser.new_context() as context:
        page = visit(context, library)
        page.evaluate(
            "document.querySelector('#otr-header').innerHTML = '<b class=pwned onclick=1></b>\u202e1<i>2</i>'"
        )
        traces = page.evaluate(TRACES)
        assert (len(traces["made"]), traces["handlers"]) == (1, 1)
        assert len(page.evaluate(TURNED)) == 1
        page.evaluate("document.querySelector('#otr-header').innerHTML = '<img src=x onerror=\"window.__pwned=1\">'")
        page.wait_for_function("window.__pwned")


def test_answers_from_hostile_sources_are_text(page: Page) -> None:
    for name in SPEAKERS[::5]:
        answer = ask(page, f"what did {name} say")
        expect(answer).to_contain_text("harbour letter")
        answer.locator("a.otr-mark").first.hover()
        unharmed(page)
    unfold(page)
    unharmed(page)
    shown = page.locator("#otr-chat").inner_text()
    assert sum(payload in shown for payload in PAYLOADS) > len(PAYLOADS) / 3
    keep(page, "hostile")


def test_every_hostile_source_is_read_as_text(page: Page, names: list[str]) -> None:
    assert len(names) >= 300
    addresses = [f"?source={quote(name, safe='')}&at=3-20" for name in names]
    assert page.evaluate(READ, [addresses, names]) == [CLEAN]
    assert page.evaluate(TURNED) == []
    keep(page, "hostile-reader")


# Opens one source after the other, and tells in which different states that leaves the page.
READ = f"""async ([addresses, names]) => {{
    const traces = {TRACES}, found = new Map();
    for (const [at, address] of addresses.entries()) {{
        const link = document.createElement("a");
        link.href = address;
        document.querySelector("#otr-main").append(link);
        link.click();
        link.remove();
        while (document.querySelector("#otr-reader .otr-source")?.dataset.source !== names[at])
            await new Promise(requestAnimationFrame);
        const state = traces();
        found.set(JSON.stringify(state), state);
    }}
    return [...found.values()];
}}"""


@pytest.mark.parametrize("width", [1280, 390])
def test_every_tab_shows_hostile_sources_as_text(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    for name in tabs(page):
        open_tab(page, name)
        unfold(page)
        unharmed(page)
        for _ in person(page):
            unharmed(page)
        keep(page, f"hostile-{name}-{width}")


@pytest.mark.parametrize("asked", ["q", "person", "source"])
def test_hostile_addresses_are_text(browser: Browser, library: str, asked: str) -> None:
    with untouched(browser, library, f"/?{asked}={quote(' '.join(PAYLOADS)[:4000], safe='')}") as page:
        unharmed(page)


def test_what_a_hostile_model_writes_is_text(page: Page, model: Model) -> None:
    sentences = cycle(PAYLOADS)

    def play(handler: BaseHTTPRequestHandler, asked: dict[str, Any]) -> None:
        """Repeats what the sources say, which is borne out, and adds something of its own, which is not."""
        told = asked["messages"][1]["content"]
        borne = re.findall(r"^Source (\d+)[^\n]*\n+([^\n]+)", told, re.MULTILINE)
        written = " ".join(f"{words.rstrip('.')} [{number}]. {next(sentences)}." for number, words in borne[:6])
        says(f"{written or told} {json.dumps(PAYLOADS[:9])}")(handler, asked)

    model.play = play
    try:
        for name in SPEAKERS[1::12]:
            ask(page, f"what did {name} say")
            expect(page.locator(".otr-answer.otr-grows")).to_have_count(0)
            unharmed(page)
        expect(page.locator(".otr-written").first).to_be_attached()
        keep(page, "hostile-model")
    finally:
        model.play = says("")
