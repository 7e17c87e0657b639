"""What axe-core finds on the pages: nothing serious, light and dark, wide and narrow."""

from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import visit
from tests.browser.walk import settle, walk

pytestmark = pytest.mark.browser

KNOWN: dict[tuple[str, str], str] = {}
"""What is gradio's own and cannot be mended from outside: rule, and a part of the selector; why."""


def serious(page: Page) -> list[str]:
    """What axe finds that shuts somebody out, each with the element it is about."""
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate("axe.run({ resultTypes: ['violations'] })")["violations"]
    return [
        f"{one['id']} at {where(node)}: {node['failureSummary']}"
        for one in found
        if one["impact"] in {"serious", "critical"}
        for node in one["nodes"]
        if not any(rule == one["id"] and part in where(node) for rule, part in KNOWN)
    ]


def where(node: dict[str, Any]) -> str:
    return " ".join(map(str, node["target"]))


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_serious_is_found_on_any_page(browser: Browser, address: str, theme: str, width: int) -> None:
    with browser.new_context(
        viewport={"width": width, "height": 844},
        color_scheme=theme,
        reduced_motion="reduce",  # A colour that is still fading would be measured.
    ) as context:
        page = visit(context, address)
        expect(page.locator("body.dark")).to_have_count(int(theme == "dark"))
        found = {name: serious(page) for name in walk(page, "what did Peskov say")}
        assert len(found) >= 6
        assert {name: faults for name, faults in found.items() if faults} == {}
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_axe_sees_what_is_wrong(page: Page) -> None:
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=\"data:,\"><input type=text>')")
    assert {fault.split()[0] for fault in serious(page)} >= {"image-alt", "label"}


def test_the_button_in_the_head_turns_the_light_on_and_off_and_it_stays_so(browser: Browser, address: str) -> None:
    with browser.new_context(color_scheme="light") as context:
        page = visit(context, address)
        page.get_by_role("button", name="Light or dark").click()
        expect(page.locator("body.dark")).to_have_count(1)
        page.reload()
        expect(page.locator("body.dark #otr-box textarea")).to_be_visible()
        settle(page)
        expect(page.locator("body.dark")).to_have_count(1)
        page.get_by_role("button", name="Light or dark").click()
        expect(page.locator("body.dark")).to_have_count(0)


def test_who_wants_no_motion_gets_none(browser: Browser, address: str) -> None:
    with browser.new_context(reduced_motion="reduce") as context:
        page = visit(context, address)
        settle(page)  # The page's own styles are there before the box is, not before all else.
        moving = page.evaluate(
            "[...document.querySelectorAll('*')].filter((one) => "
            "parseFloat(getComputedStyle(one).transitionDuration) > 0.01).length"
        )
        assert moving == 0


def test_what_is_pressed_by_keyboard_can_be_seen(page: Page) -> None:
    page.keyboard.press("Tab")
    for _ in range(6):
        page.keyboard.press("Tab")
        outline = page.evaluate(
            "[getComputedStyle(document.activeElement).outlineStyle, document.activeElement.tagName]"
        )
        assert outline[0] != "none" or outline[1] == "BODY"
