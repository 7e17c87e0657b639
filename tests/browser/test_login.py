"""Logging in, in real Chromium, as somebody who was mailed a link."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.web.access.userfile import write
from tests.browser.conftest import ask, chat, keep, watched
from tests.browser.walk import settle

pytestmark = pytest.mark.browser
WAIT = 60_000
"""Milliseconds: a password is checked slowly, by design, and the page loads after it."""


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A chat that asks for a login; ann may change its library."""
    place = tmp_path_factory.mktemp("login")
    for name, password in (("ann", "correct horse"), ("bob", "battery staple")):
        write(place / "users", name, password)
    with chat(place, options=("--auth", str(place / "users"), "--editors", "ann", "--host", "0.0.0.0")) as address:  # noqa: S104  (what is tested)
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = watched(context.new_page())
    page.set_default_timeout(WAIT)
    yield page
    context.close()


def log_in(page: Page, name: str, password: str) -> None:
    """By keyboard alone."""
    expect(page.get_by_label("Name")).to_be_focused(timeout=WAIT)
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(password)
    page.keyboard.press("Enter")


def test_a_mailed_link_leads_through_the_login_to_its_place(page: Page, kept: str) -> None:
    page.goto(f"{kept}/?source=kremlin.html&at=252-387")
    expect(page.get_by_label("Name")).to_be_visible(timeout=WAIT)
    keep(page, "login")
    log_in(page, "ann", "wrong")
    expect(page.get_by_role("alert")).to_have_text("That is not the name and password of a user.", timeout=WAIT)
    expect(page.get_by_label("Name")).to_have_value("ann")
    expect(page.get_by_label("Password")).to_be_focused(timeout=WAIT)
    keep(page, "login-wrong")
    page.keyboard.type("correct horse")
    page.keyboard.press("Enter")
    expect(page.locator("#otr-reader .otr-quote")).to_contain_text("regrettable", timeout=WAIT)
    expect(page.locator("#otr-account")).to_contain_text("Logged in as ann", timeout=WAIT)
    assert all(url.startswith((kept, "data:")) for url in page.asked_for)
    assert [told for told in page.complaints if "400" not in told] == []


def test_who_may_not_edit_asks_and_sees_nothing_to_change(page: Page, kept: str) -> None:
    page.goto(kept)
    log_in(page, "bob", "battery staple")
    page.wait_for_selector("#otr-box textarea")
    expect(ask(page, "what did Peskov say")).to_contain_text("regrettable", timeout=WAIT)
    page.get_by_role("tab", name="Library").click()
    expect(page.locator("#otr-account")).to_contain_text("bob", timeout=WAIT)
    expect(page.locator("#otr-rebuild")).to_have_count(0, timeout=WAIT)
    assert page.complaints == []


def test_an_editor_sees_what_to_change_and_can_log_out(page: Page, kept: str) -> None:
    page.goto(kept)
    log_in(page, "ann", "correct horse")
    expect(page.locator("#otr-account")).to_contain_text("ann", timeout=WAIT)
    page.get_by_role("tab", name="Library").click()
    expect(page.get_by_role("button", name="Rebuild")).to_be_visible(timeout=WAIT)
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_label("Password")).to_be_visible(timeout=WAIT)
    page.goto(kept)
    expect(page.get_by_label("Password")).to_be_visible(timeout=WAIT)


def test_a_narrow_dark_screen(browser: Browser, kept: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme="dark")
    page = context.new_page()
    page.goto(kept)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    keep(page, "login-narrow-dark")
    context.close()


def test_who_was_logged_out_elsewhere_is_told_and_keeps_the_question(page: Page, kept: str) -> None:
    page.goto(kept)
    log_in(page, "bob", "battery staple")
    expect(page.locator("#otr-account")).to_contain_text("bob", timeout=WAIT)
    settle(page)  # An answer that is still under way would break off, and be told of first.
    page.evaluate("fetch('logout', { method: 'POST' }).then((done) => done.text())")
    page.fill("#otr-box textarea", "what did Peskov say")
    page.keyboard.press("Enter")
    expect(page.locator(".toast-body")).to_contain_text("You are not logged in: load the page again.", timeout=WAIT)
    expect(page.locator("#otr-box textarea")).to_have_value("what did Peskov say")
