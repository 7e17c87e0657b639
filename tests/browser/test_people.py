"""The People page in real Chromium: who speaks, what they said, and the way from there to the words."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import ask, keep, visit
from tests.browser.test_chat import in_view
from tests.browser.walk import settle

pytestmark = pytest.mark.browser


def people(page: Page) -> Locator:
    """The list, once it is there."""
    page.get_by_role("tab", name="People").click()
    expect(page.locator(".otr-speakers")).to_be_visible()
    return page.locator(".otr-speakers tbody tr")


def person(page: Page, name: str) -> Locator:
    """Somebody's days, from the list."""
    people(page)
    page.get_by_role("link", name=name, exact=True).click()
    expect(page.locator(".otr-person h2")).to_have_text(name)
    return page.locator(".otr-day")


def test_from_the_list_to_a_person_to_the_words(page: Page) -> None:
    rows = people(page)
    expect(rows.first).to_contain_text("Volodymyr Zelensky")
    keep(page, "people")
    days = person(page, "Dmitry Peskov")
    expect(page.locator(".otr-person h2")).to_be_focused()
    dates = [day.get_attribute("datetime") for day in days.locator("time").all()]
    assert dates == sorted(dates)
    keep(page, "person")
    said = page.locator(".otr-spoken > li", has_text="regrettable")
    shown = said.locator(".otr-said").inner_text()
    said.locator("a.otr-at").first.click()
    lit = page.locator("#otr-reader .otr-quote")
    expect(lit).to_contain_text("regrettable")
    page.wait_for_function(
        "document.querySelector('#otr-reader .otr-quote').getBoundingClientRect().bottom < innerHeight"
    )
    assert in_view(page, "#otr-reader .otr-quote")
    assert lit.inner_text().strip() == shown.strip()
    # The timeline is still there beside it.
    expect(said).to_be_visible()
    keep(page, "person-and-reader")
    assert page.complaints == []


def test_typing_finds_by_any_spelling_and_by_a_role(page: Page) -> None:
    rows = people(page)
    box = page.locator("#otr-people-page").get_by_label("Find somebody")
    box.press_sequentially("Zelenskyy")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Volodymyr Zelensky")
    box.fill("kremlin spok")
    expect(rows).to_contain_text("Dmitry Peskov")
    box.fill("Qwx")
    expect(page.locator("#otr-people [role=status]")).to_have_text("Nobody called “Qwx” speaks in the sources.")
    box.fill("")
    expect(rows).not_to_have_count(1)
    box.press("Enter")  # Nobody in particular is meant.
    expect(box).to_be_focused()
    box.fill("kremlin spok")
    expect(rows).to_have_count(1)
    box.press("Enter")
    expect(page.locator(".otr-person h2")).to_have_text("Dmitry Peskov")


def test_filters_narrow_what_is_shown_and_stand_in_the_address(page: Page) -> None:
    person(page, "Volodymyr Zelensky")
    number = page.locator(".otr-number")
    expect(number).to_have_text(re.compile("^10 statements"))
    page.get_by_text("More filters").click()
    page.locator("#otr-people-page").get_by_label("Publisher").select_option("Harbour Dispatch")
    expect(number).not_to_have_text(re.compile("^10 "))
    expect(page.locator("#otr-people-page").get_by_label("Publisher")).to_have_value("Harbour Dispatch")
    expect(page.locator("#otr-people-page").get_by_label("Publisher")).to_be_focused()
    for place in page.locator(".otr-spoken > li .otr-note").all():
        expect(place).to_contain_text("Harbour Dispatch")
    page.locator("#otr-people-page").get_by_label("Only in their own words").check()
    expect(page.locator(".otr-spoken .otr-note", has_text="in other words")).to_have_count(0)
    assert "publisher=Harbour%20Dispatch" in page.url
    settle(page)
    page.reload()
    expect(page.locator("#otr-people-page").get_by_label("Publisher")).to_have_value("Harbour Dispatch")
    expect(page.locator("#otr-people-page").get_by_label("Only in their own words")).to_be_checked()
    page.get_by_role("link", name="Clear").click()
    expect(number).to_have_text(re.compile("^10 statements"))
    expect(page.locator("#otr-people-page").get_by_label("Only in their own words")).not_to_be_checked()
    # What cannot be understood is told, and can be mended.
    page.get_by_text("More filters").click()
    page.locator("#otr-people-page").get_by_label("From").fill("yesteryear")
    page.keyboard.press("Enter")
    expect(page.locator("#otr-people .otr-fault")).to_contain_text("yesteryear")
    page.locator("#otr-people-page").get_by_label("From").fill("2025-06")
    page.keyboard.press("Enter")
    expect(page.locator("#otr-people .otr-fault")).to_have_count(0)
    assert all(time.get_attribute("datetime") >= "2025-06" for time in page.locator(".otr-day time").all())
    assert page.complaints == []


def test_newest_first(page: Page) -> None:
    days = person(page, "Volodymyr Zelensky")
    page.locator("#otr-people-page").get_by_label("Order").select_option("Newest first")
    expect(days.first.locator("time")).to_have_attribute("datetime", "2025-06-14")
    dates = [day.get_attribute("datetime") for day in days.locator("time").all()]
    assert dates == sorted(dates, reverse=True)


def test_two_side_by_side_on_a_topic(page: Page) -> None:
    person(page, "Volodymyr Zelensky")
    page.locator("#otr-people-page").get_by_label("Side by side with").fill("Peskov")
    page.locator("#otr-people-page").get_by_label("About", exact=True).fill("Russia")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".otr-person h2")).to_have_text("Volodymyr Zelensky and Dmitry Peskov")
    left, right = page.locator(".otr-heads div").all()
    middle = right.bounding_box()["x"]
    assert left.bounding_box()["x"] < middle
    for said in page.locator(".otr-columns > div:first-child li").all():
        assert said.bounding_box()["x"] < middle
    for said in page.locator(".otr-columns > div:last-child li").all():
        assert said.bounding_box()["x"] >= middle
    assert page.locator(".otr-columns > div:first-child li").count()
    assert page.locator(".otr-columns > div:last-child li").count()
    keep(page, "side-by-side")


def test_a_link_opens_a_person_or_two(page: Page, address: str) -> None:
    page.goto(f"{address}/?person=the%20Kremlin")
    expect(page.locator(".otr-person h2")).to_have_text("Dmitry Peskov")
    expect(page.get_by_role("tab", name="People")).to_have_attribute("aria-selected", "true")
    page.goto(f"{address}/?person=Zelenskyy&and=Peskov&about=talks")
    expect(page.locator(".otr-person h2")).to_have_text("Volodymyr Zelensky and Dmitry Peskov")
    expect(page.locator(".otr-pair")).to_be_visible()
    page.goto(f"{address}/?person=Vlodimir%20Zorro")
    expect(page.locator("#otr-people [role=status]")).to_contain_text("Nobody called “Vlodimir Zorro”")
    expect(page.locator("#otr-people").get_by_role("link", name="All people")).to_be_visible()


def test_a_link_of_another_page_opens_a_person_without_a_reload_and_back_goes_back(page: Page) -> None:
    ask(page, "what did Peskov say")
    page.evaluate(
        """() => {
            window.same = true;
            const link = '<a href="?person=Rustem%20Umerov">Said by him</a>';
            document.querySelector("#otr-chat-column").insertAdjacentHTML("beforeend", link);
        }"""
    )
    page.get_by_text("Said by him").click()
    expect(page.locator(".otr-person h2")).to_have_text("Rustem Umerov")
    page.get_by_role("link", name="All people").click()
    expect(page.locator(".otr-speakers")).to_be_visible()
    page.go_back()
    expect(page.locator(".otr-person h2")).to_have_text("Rustem Umerov")
    page.go_back()
    expect(page.locator(".otr-answer")).to_be_visible()
    page.go_forward()
    expect(page.locator(".otr-person h2")).to_be_visible()
    expect(page.get_by_role("tab", name="People")).to_have_attribute("aria-selected", "true")
    assert page.evaluate("window.same")


def test_by_keyboard_alone(page: Page) -> None:
    page.get_by_role("tab", name="People").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".otr-speakers")).to_be_visible()
    page.locator("#otr-people-page").get_by_label("Find somebody").focus()
    page.keyboard.type("pesk")
    expect(page.locator(".otr-speakers tbody tr")).to_have_count(1)
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Dmitry Peskov")
    expect(link).to_be_focused()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page.locator(".otr-person h2")).to_be_focused()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.otr-spoken a')"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("#otr-reader .otr-quote")).to_be_visible()


def test_on_a_narrow_screen_and_in_the_dark(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme="dark")
    page = visit(context, f"{address}/?person=Volodymyr%20Zelensky&and=Dmitry%20Peskov", ".otr-pair")
    expect(page.locator(".otr-pair")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    # What stood side by side is stacked, each under its name.
    boxes = [said.bounding_box() for said in page.locator(".otr-columns li").all()]
    assert len({box["x"] for box in boxes}) == 1
    expect(page.locator(".otr-day h4").first).to_be_visible()
    page.locator(".otr-day").first.scroll_into_view_if_needed()
    keep(page, "side-by-side-narrow-dark")
    page.locator(".otr-spoken a.otr-at").first.click()
    expect(page.locator("#otr-reader .otr-quote")).to_be_in_viewport()
    page.get_by_role("button", name="Close").click()
    page.get_by_role("link", name="All people").click()
    expect(page.locator(".otr-speakers")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    keep(page, "people-narrow-dark")
    assert page.complaints == []
    context.close()
