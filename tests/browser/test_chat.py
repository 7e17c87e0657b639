"""The chat in real Chromium, as somebody who has just started it."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import ask, keep, visit

pytestmark = pytest.mark.browser


def in_view(page: Page, selector: str) -> bool:
    """Whether the element lies wholly inside the reader, and the reader inside the window."""
    return bool(
        page.evaluate(
            """(selector) => {
                const inner = document.querySelector(selector).getBoundingClientRect();
                const outer = document.querySelector("#otr-reader").getBoundingClientRect();
                return inner.top >= Math.max(outer.top, 0) && inner.bottom <= Math.min(outer.bottom, innerHeight);
            }""",
            selector,
        )
    )


def test_what_did_peskov_say(page: Page) -> None:
    answer = ask(page, "what did Peskov say")
    expect(answer).to_contain_text("regrettable")
    said = answer.locator(".otr-said", has_text="regrettable")
    said.locator("a.otr-mark").click()
    lit = page.locator("#otr-reader .otr-quote")
    expect(lit).to_contain_text("regrettable")
    expect(page.locator("#otr-reader .otr-title")).to_have_text("Kremlin regrets refusal")
    expect(page.locator("#otr-reader .otr-passage").first).to_be_visible()
    page.wait_for_function(
        "document.querySelector('#otr-reader .otr-quote').getBoundingClientRect().bottom < innerHeight"
    )
    assert in_view(page, "#otr-reader .otr-quote")
    # What is lit is, word for word, what the answer says.
    number = said.locator("a.otr-mark").inner_text()
    assert said.inner_text().removesuffix(number).strip() == lit.inner_text().strip()
    keep(page, "peskov")


def test_the_same_words_have_the_marks_of_all_their_sources_under_who_said_them(page: Page) -> None:
    answer = ask(page, "what did Umerov say about an unconditional ceasefire")
    expect(answer.locator(".otr-who").first).to_have_text("Said by Rustem Umerov")
    marks = answer.locator(".otr-said").first.locator("a.otr-mark")
    expect(marks).to_have_count(2)
    titles = set()
    for mark in marks.all():
        mark.click()
        expect(page.locator("#otr-reader .otr-quote")).to_contain_text("unconditional ceasefire")
        page.wait_for_function(
            "title => document.querySelector('#otr-reader .otr-title').innerText !== title", arg="".join(titles)
        )
        titles.add(page.locator("#otr-reader .otr-title").inner_text())
    assert len(titles) == 2
    keep(page, "same-words")


def test_a_passage_far_down_is_scrolled_to(page: Page) -> None:
    page.set_viewport_size({"width": 1000, "height": 340})
    ask(page, "what did the International Committee of the Red Cross say").locator("a.otr-mark").first.click()
    expect(page.locator("#otr-reader .otr-quote")).to_contain_text("Red Cross")
    page.wait_for_function(
        "document.querySelector('#otr-reader').scrollTop > 0 && "
        "document.querySelector('#otr-reader .otr-quote').getBoundingClientRect().bottom < innerHeight"
    )
    assert in_view(page, "#otr-reader .otr-quote")


def test_a_second_click_scrolls_there_again(page: Page) -> None:
    page.set_viewport_size({"width": 1000, "height": 340})
    mark = ask(page, "what did the International Committee of the Red Cross say").locator("a.otr-mark").first
    mark.click()
    page.wait_for_function("document.querySelector('#otr-reader').scrollTop > 0")
    page.evaluate("document.querySelector('#otr-reader').scrollTop = 0")
    mark.click()
    page.wait_for_function("document.querySelector('#otr-reader').scrollTop > 0")


def test_examples_ask(page: Page) -> None:
    page.get_by_text("What did Volodymyr Zelensky say?").click()
    expect(page.locator(".otr-answer")).to_contain_text("Said by Volodymyr Zelensky", timeout=60_000)


@pytest.mark.parametrize("way", ["pointer", "keyboard"])
def test_a_mark_shows_what_stands_there(page: Page, way: str) -> None:
    said = ask(page, "what did Peskov say").locator(".otr-said", has_text="regrettable")
    card = page.get_by_role("tooltip")
    expect(card).to_have_count(0)
    if way == "pointer":
        said.locator(".otr-mark").hover()
    else:
        page.keyboard.press("Shift+Tab")
        while not page.evaluate("document.activeElement.matches('.otr-said .otr-mark')"):
            page.keyboard.press("Shift+Tab")
        said.locator(".otr-mark").focus()
    expect(card).to_contain_text("called the Ukrainian position")
    expect(card).to_contain_text("Kremlin regrets refusal, § Reaction, 2025-03-02 · Meridian Brief")
    expect(said.locator(".otr-mark")).to_have_attribute("aria-describedby", "otr-card")
    keep(page, f"card-{way}")
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)


def test_the_card_stays_under_the_pointer_and_inside_the_window(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 500})
    mark = ask(page, "what did Peskov say").locator(".otr-said .otr-mark").first
    mark.hover()
    card = page.get_by_role("tooltip")
    card.hover()
    expect(card).to_be_visible()
    box = card.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 500
    page.mouse.move(5, 5)
    expect(card).to_have_count(0)


def test_what_is_long_folds_away(page: Page) -> None:
    answer = ask(page, "what did Umerov say about an unconditional ceasefire")
    also = answer.locator(".otr-also li")
    expect(also).not_to_be_visible()
    answer.get_by_text("also in 1 source").click()
    expect(also).to_contain_text("No ceasefire after three hours in Istanbul")
    also.locator(".otr-mark").click()
    expect(page.locator("#otr-reader .otr-title")).to_have_text("No ceasefire after three hours in Istanbul")
    places = ask(page, "what did Peskov say").locator(".otr-places ol")
    expect(places).not_to_be_visible()
    # What is open stays so beneath a new answer.
    expect(also).to_be_visible()
    page.locator(".otr-places summary").last.focus()
    page.keyboard.press("Enter")
    expect(places).to_contain_text("Kremlin regrets refusal")
    keep(page, "unfolded")


def test_what_is_open_stays_open_while_an_answer_grows(page: Page) -> None:
    answer = ask(page, "what did Peskov say")
    expect(answer.locator(".otr-doing")).to_be_visible()  # Whole: the chat itself draws it no more.
    answer.evaluate("one => one.classList.add('otr-grows')")
    answer.locator(".otr-places summary").click()
    # As the chat draws it anew for each sentence that comes.
    answer.evaluate(
        """one => {
            const next = one.cloneNode(true);
            next.querySelector("details").open = false;
            one.replaceWith(next);
        }"""
    )
    expect(page.locator(".otr-places ol")).to_be_visible()
    page.locator(".otr-places summary").click()
    page.locator(".otr-answer").evaluate("one => one.replaceWith(one.cloneNode(true))")
    expect(page.locator(".otr-places ol")).not_to_be_visible()


@pytest.mark.parametrize("clipboard", [True, False])
def test_an_answer_is_copied_with_its_places(browser: Browser, address: str, clipboard: bool) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    if not clipboard:  # As it is over plain http from another machine.
        context.add_init_script("Object.defineProperty(Clipboard.prototype, 'writeText', { value: undefined })")
    page = visit(context, address)
    ask(page, "what did Peskov say").get_by_role("button", name="Copy").click()
    expect(page.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("**Said by Dmitry Peskov**\n\n> Kremlin spokesman")
    assert "\n1. Kremlin regrets refusal, Meridian Brief, 2025-03-02, § Reaction, " in copied
    assert page.complaints == []
    context.close()


def test_the_last_question_is_asked_again_in_place_of_its_answer(page: Page) -> None:
    ask(page, "what did Zelensky say")
    ask(page, "what did Peskov say")
    page.evaluate("document.querySelectorAll('.otr-answer')[1].id = 'old'")
    # Only the last can be asked again.
    page.get_by_role("button", name="Ask again").click()
    expect(page.locator("#old")).to_have_count(0)
    expect(page.locator(".otr-answer")).to_have_count(2)
    expect(page.locator(".otr-answer").last).to_contain_text("regrettable")
    expect(page.locator(".otr-question")).to_have_count(2)


def test_what_is_thought_of_an_answer_is_kept_in_a_file(page: Page, place: Path) -> None:
    file = place / "store" / "feedback.jsonl"
    answer = ask(page, "what did Peskov say")
    answer.get_by_role("button", name="Helpful", exact=True).click()
    thanks = page.get_by_role("status").filter(has_text="kept on this machine only")
    expect(thanks).to_be_visible()
    expect(answer.get_by_role("button", name="Helpful", exact=True, pressed=True)).to_be_visible()
    answer = ask(page, "what did Zelensky say")
    wrong = answer.get_by_role("button", name="Not helpful")
    wrong.click()
    reasons = page.get_by_role("form", name="What was wrong")
    expect(reasons.get_by_role("button", name="wrong source")).to_be_focused()
    keep(page, "why")
    page.keyboard.press("Escape")
    expect(reasons).to_have_count(0)
    expect(wrong).to_be_focused()
    for choose in (
        lambda: reasons.get_by_role("button", name="misquoted").click(),
        lambda: reasons.get_by_role("button", name="No reason").click(),
        lambda: (reasons.get_by_role("textbox").fill("it is <b>old</b>"), page.keyboard.press("Enter")),
    ):
        page.evaluate("onTheRecord.tell('')")
        wrong.click()
        choose()
        expect(reasons).to_have_count(0)
        expect(thanks).to_have_count(1)
    kept = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert [(one["liked"], one["reason"]) for one in kept] == [
        (True, ""),
        (False, "misquoted"),
        (False, ""),
        (False, "it is <b>old</b>"),
    ]
    assert [one["question"] for one in kept] == ["what did Peskov say"] + ["what did Zelensky say"] * 3
    assert kept[0]["citations"][0] == {"source": "kremlin.html", "start": 252, "end": 387}
    file.unlink()
    file.mkdir()
    answer.get_by_role("button", name="Helpful", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="could not be kept")).to_be_visible()
    file.rmdir()


def test_a_new_chat_is_empty_and_knows_nothing_of_the_old(page: Page) -> None:
    expect(page.get_by_role("button", name="New chat")).not_to_be_visible()
    ask(page, "what did Zelensky say?")
    page.get_by_role("button", name="New chat").click()
    expect(page.locator(".otr-answer")).to_have_count(0)
    expect(page.get_by_text("What did Volodymyr Zelensky say?")).to_be_visible()
    expect(ask(page, "and about NATO?").locator(".otr-asked")).to_have_count(0)


def test_the_box_by_keyboard(page: Page) -> None:
    box = page.locator("#otr-box textarea")
    box.press_sequentially("what did Peskov")
    page.keyboard.press("Shift+Enter")
    box.press_sequentially("say")
    expect(box).to_have_value("what did Peskov\nsay")
    page.keyboard.press("Enter")
    expect(page.locator(".otr-answer:not(.otr-grows)")).to_contain_text("regrettable", timeout=60_000)
    expect(box).to_have_value("")
    box.press("ArrowUp")
    expect(box).to_have_value(re.compile("what did Peskov say"))
    page.locator(".otr-mark").first.focus()
    page.keyboard.press("/")
    expect(box).to_be_focused()
    expect(box).to_have_value(re.compile("what did Peskov say$"))


def test_the_box_is_emptied_though_all_of_an_answer_comes_at_once(page: Page) -> None:
    page.route("**/queue/data*", lambda route: route.fulfill(response=route.fetch()))
    ask(page, "what did Peskov say")
    expect(page.locator(".otr-answer:not(.otr-grows)")).to_contain_text("regrettable", timeout=60_000)
    expect(page.locator("#otr-box textarea")).to_have_value("")
    page.unroute_all(behavior="ignoreErrors")  # The next answer of the queue is still waited for.


def test_a_screen_reader_hears_answers_and_no_html(page: Page) -> None:
    ask(page, "what did Peskov say")
    log = page.get_by_role("log")
    expect(log).to_have_attribute("aria-live", "polite")
    expect(log).to_have_attribute("aria-busy", "false")
    expect(log.get_by_role("group", name="Question", exact=True)).to_have_text("what did Peskov say")
    expect(log.get_by_role("group", name="Answer", exact=True)).to_contain_text("regrettable")
    expect(page.locator("[aria-label*='<div']")).to_have_count(0)
    expect(page.get_by_role("button", name="Ask", exact=True)).to_be_visible()


def test_a_decline_has_no_marks(page: Page) -> None:
    answer = ask(page, "What is the capital of Australia?")
    expect(answer).to_contain_text("No source mentions Australia")
    expect(answer.locator("a.otr-mark")).to_have_count(0)


def test_a_decline_leads_to_what_it_names(page: Page) -> None:
    answer = ask(page, "what did Peskov say about bananas")
    answer.get_by_role("link", name="“Kremlin regrets refusal”").click()
    expect(page.locator("#otr-reader .otr-title")).to_have_text("Kremlin regrets refusal")
    answer.get_by_role("link", name="Dmitry Peskov").click()
    expect(page.locator(".otr-person h2")).to_have_text("Dmitry Peskov")
    assert page.complaints == []


def test_a_question_that_is_offered_is_asked_in_this_conversation(page: Page) -> None:
    ask(page, "hello").get_by_role("link", name="What did Volodymyr Zelensky say?").click()
    expect(page.locator(".otr-question")).to_have_count(2)
    expect(page.locator(".otr-answer").last).to_contain_text("Said by Volodymyr Zelensky", timeout=60_000)
    assert len(page.context.pages) == 1


def test_a_follow_up_says_what_was_asked(page: Page) -> None:
    ask(page, "what did Zelensky say?")
    expect(ask(page, "and about NATO?").locator(".otr-asked")).to_have_text(
        "asked as: what did Zelensky say about NATO"
    )


def test_each_tab_has_its_own_conversation(page: Page, browser: Browser, address: str) -> None:
    ask(page, "what did Zelensky say?")
    other = browser.new_context()
    expect(ask(visit(other, address), "and about NATO?").locator(".otr-asked")).to_have_count(0)
    other.close()


def test_a_link_opens_the_reader_at_its_place(page: Page, address: str) -> None:
    page.goto(f"{address}/?source=kremlin.html&at=252-387")
    expect(page.locator("#otr-reader .otr-quote")).to_contain_text("regrettable")
    page.goto(f"{address}/?source=nothing.html&at=1-2")
    expect(page.locator("#otr-reader .otr-fault")).to_contain_text("nothing.html")


def test_on_a_narrow_screen_the_reader_opens_over_the_chat_and_closes(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = visit(context, address)
    ask(page, "what did Peskov say").locator("a.otr-mark").first.click()
    expect(page.locator("#otr-reader .otr-quote")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    keep(page, "narrow")
    page.get_by_role("button", name="Close").click()
    expect(page.locator("#otr-reader")).not_to_be_visible()
    expect(page.locator("#otr-box textarea")).to_be_visible()
    context.close()


def test_no_request_leaves_the_machine_and_nothing_complains(page: Page, address: str) -> None:
    ask(page, "what did Peskov say").locator("a.otr-mark").first.click()
    expect(page.locator("#otr-reader .otr-quote")).to_be_visible()
    elsewhere = [url for url in page.asked_for if not re.match(rf"{re.escape(address)}|data:|blob:", url)]
    assert elsewhere == []
    assert page.complaints == []


def test_a_conversation_is_saved_with_its_places(page: Page, tmp_path: Path) -> None:
    quote = ask(page, "what did Peskov say").locator(".otr-said").first.inner_text()
    with page.expect_download() as markdown:
        page.get_by_role("button", name="Save as Markdown").click()
    assert markdown.value.suggested_filename == "conversation.md"
    markdown.value.save_as(tmp_path / "a")
    written = (tmp_path / "a").read_text(encoding="utf-8")
    assert "## what did Peskov say" in written
    assert quote.rsplit(maxsplit=1)[0] in written.replace("\\", "").replace("**", "")
    assert "kremlin.html" in written
    with page.expect_download() as told:
        page.get_by_role("button", name="Save as JSON").click()
    told.value.save_as(tmp_path / "b")
    turns = json.loads((tmp_path / "b").read_text(encoding="utf-8"))["turns"]
    assert [turn["role"] for turn in turns] == ["user", "assistant"]
    assert turns[1]["citations"][0]["source"] == "kremlin.html"
    assert page.complaints == []


def test_a_long_answer_is_read_from_its_top(page: Page) -> None:
    page.set_viewport_size({"width": 1000, "height": 420})
    ask(page, "what did Zelensky say")
    ask(page, "what did Peskov say")
    expect(page.locator(".otr-said").last).to_be_attached()
    page.wait_for_function(
        """() => {
            const pane = document.querySelector("#otr-chat").getBoundingClientRect();
            const question = [...document.querySelectorAll(".otr-question")].pop().getBoundingClientRect();
            return question.top >= pane.top && question.top < pane.top + pane.height / 3;
        }"""
    )
