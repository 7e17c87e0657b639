"""A whole visit: nothing is asked of any other machine, and nothing complains."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import visit
from tests.browser.walk import open_tab, settle, tabs, walk

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [1280, 390])
def test_no_request_leaves_the_machine_on_any_page(browser: Browser, address: str, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 844}) as context:
        asked_for: list[str] = []
        context.on("request", lambda request: asked_for.append(request.url))
        context.on("page", lambda other: other.on("websocket", lambda socket: asked_for.append(socket.url)))
        page = visit(context, address)
        names = list(walk(page, "what did Zelensky say?"))
        assert {"start", "answer", "hover", "reader", *tabs(page)} <= set(names)
        for link in ("?source=kremlin.html&at=252-387", "?q=who spoke about NATO", "?person=Dmitry Peskov", "?q="):
            assert page.complaints == []
            # As it is left, a page complains of streams that are cut off.
            page.close()
            page = visit(context, f"{address}/{link}", shows="[role=tab]")  # It may lead to another than the chat.
            settle(page)
        open_tab(page, tabs(page)[-1])
        assert [url for url in asked_for if not url.startswith((f"{address}/", "data:", "blob:"))] == []
        assert page.complaints == []


def test_nothing_of_a_visit_is_kept_in_the_browser_but_the_choice_of_light(page: Page) -> None:
    list(walk(page, "what did Peskov say"))
    assert page.context.cookies() == []
    assert page.evaluate("Object.keys(localStorage).filter((name) => !name.startsWith('onTheRecord.'))") == []
