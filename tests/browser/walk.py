"""A walk through everything that the page has: an answer, the reader, every tab there is, a person."""

from collections.abc import Iterator

from playwright.sync_api import Page, expect

from tests.browser.conftest import ask

QUIET = """() => new Promise((done) => {
    let timer = setTimeout(done, 250);
    const watch = new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(done, 250); });
    watch.observe(document.documentElement, { subtree: true, childList: true, attributes: true, characterData: true });
})"""
PERSON = "a[href^='?person=']"


def walk(page: Page, question: str) -> Iterator[str]:
    """Goes from one state of the page to the next, and tells the name of each once it is to be seen."""
    yield seen(page, "start")
    answer = ask(page, question)
    mark = answer.locator("a[href^='?source=']").first
    mark.focus()
    yield seen(page, "answer")
    mark.hover()
    yield seen(page, "hover")
    mark.click()
    expect(page.locator("#otr-reader .otr-quote").first).to_be_visible()
    yield seen(page, "reader")
    page.keyboard.press("Escape")
    for name in tabs(page):
        open_tab(page, name)
        unfold(page)
        yield seen(page, name)
        yield from person(page)


def tabs(page: Page) -> list[str]:
    """The names of all pages."""
    return [tab.inner_text().strip() for tab in page.get_by_role("tab").all() if tab.is_visible()]


def open_tab(page: Page, name: str) -> None:
    """Shows a page."""
    page.get_by_role("tab", name=name, exact=True).click()
    settle(page)


def unfold(page: Page) -> None:
    """Opens all that is folded away on the page that is shown."""
    page.evaluate("document.querySelectorAll('details').forEach((one) => { if (one.offsetParent) one.open = true; })")


def person(page: Page) -> Iterator[str]:
    """Follows the first link to a person that can be seen, if there is one."""
    link = page.locator(f"{PERSON}:visible")
    if link.count():
        link.first.click()
        yield seen(page, "person")


def seen(page: Page, name: str) -> str:
    """A name, given once the page has come to rest."""
    settle(page)
    return name


def settle(page: Page) -> None:
    """Waits until nothing on the page has changed for a quarter of a second, and nothing is under way. Whoever leaves a
    page before that cuts its streams off, and it complains.

    Gradio's client opens a stream, once in a while, for an event that has ended: such a one tells nothing and stays.
    """
    page.evaluate(QUIET)
    for _ in range(20):
        if page.under_way:
            page.evaluate(QUIET)
