from html.parser import HTMLParser

import pytest

from bot.types import Answer, Citation, Part
from bot.web.html.answer import answer_html
from bot.web.html.reader import reader_html
from bot.web.html.text import address, error_html, seal
from bot.wording import headed
from index import Document, Section, Statement

EVIL = "<script>alert(1)</script> <img src=x onerror=alert(1)> \"'&amp; javascript:alert(1) </article>"


class Tags(HTMLParser):
    """Collects tags, attributes and text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.extend(attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


def document(text: str, **fields: str) -> Document:
    told = {"title": "T", "author": None, "publisher": None, "published": None, "url": None, **fields}
    return Document("s.txt", text=text, sections=(Section(0, len(text)),), digest="d", **told)


def evil_citation() -> Citation:
    return Citation(1, EVIL, EVIL, "javascript:alert(1)", EVIL, EVIL, EVIL, 0, 5, EVIL, EVIL)


def evil_parts(name: str = EVIL) -> tuple[Part, ...]:
    said = Statement(EVIL, 0, 5, EVIL, EVIL, 6, 9, EVIL, EVIL, "direct", EVIL, EVIL, EVIL, 0, 9, EVIL, EVIL, EVIL, EVIL)
    return headed([Part("said", (evil_citation(), evil_citation()), said), Part("about", (evil_citation(),))], name)


def written() -> tuple[Part, ...]:
    return (Part("written", (evil_citation(),), text=f"{EVIL} **bold** [x](http://evil.example) [1][9] {EVIL}"),)


def test_marks_of_a_written_part_stand_where_they_were_put() -> None:
    html = answer_html(Answer("q", True, "", (evil_citation(),), (), 0.9, parts=written(), writer="tiny", dropped=2))
    assert html.count('<a class="otr-mark"') == 2  # in the text, and in the list of places
    assert "**bold** [x](http://evil.example) <a class" in html
    assert "</a>[9] " in html
    assert "Written by tiny from the sources. 2 sentences were left out that they do not bear." in Tags(html).text


@pytest.mark.parametrize(
    "html",
    [
        answer_html(Answer(EVIL, True, EVIL, (evil_citation(),), (), 0.9, asked_as=EVIL)),
        answer_html(Answer(EVIL, True, EVIL, (), (), 0.9, parts=evil_parts(), above=EVIL, below=EVIL)),
        answer_html(Answer(EVIL, False, EVIL, (), (), 0.1)),
        answer_html(Answer(EVIL, True, EVIL, (evil_citation(),), (), 0.9, parts=written(), writer=EVIL, dropped=2)),
        answer_html(Answer(EVIL, True, EVIL, (evil_citation(),), (), 0.9, parts=evil_parts(), fallback=EVIL)),
        error_html(EVIL, EVIL),
        reader_html(
            document(EVIL, title=EVIL, author=EVIL, publisher=EVIL, published=EVIL, url="javascript:alert(1)"), (0, 9)
        ),
    ],
)
def test_source_text_is_never_markup(html: str) -> None:
    seen = Tags(html)
    assert not {"script", "img", "svg", "iframe", "style"} & set(seen.tags)
    assert not [name for name, _ in seen.attributes if name.startswith("on")]
    assert not [value for name, value in seen.attributes if name == "href" and (value or "").startswith("javascript")]


@pytest.mark.parametrize("found", [True, False])
def test_no_line_ends_within_a_message(found: bool) -> None:
    text = "a\r\rb\n\n\n![x](http://evil.example)\x0bc"
    assert not set("\n\r\x0b") & {*answer_html(Answer(text, found, text, (), (), 0.1, asked_as=text))}


def test_statements_are_shown_with_their_speaker_and_all_their_marks() -> None:
    html = answer_html(Answer("q", True, "", (), (), 0.9, parts=evil_parts("Marsh")))
    assert html.count("Said by ") == html.count("About Marsh") == 1
    assert html.index("Said by ") < html.index("About Marsh")
    assert html.count('class="otr-mark"') == 3
    assert html.count("otr-said otr-told") == 1


def test_the_words_that_answer_are_set_off() -> None:
    lit = Citation(1, "s", "T", None, None, None, "", 10, 34, "Both <sides> free 6,000.", lit=((15, 22), (28, 33)))
    html = answer_html(Answer("q", True, "", (lit,), (), 0.9, parts=(Part("sentence", (lit,)),)))
    words = '<strong class="otr-lit">&lt;sides&gt;</strong> free <strong class="otr-lit">6,000</strong>. '
    assert f'<p class="otr-said">Both {words}' in html


def test_an_address_survives_odd_names() -> None:
    href = address("a b/ü&#?.txt", (1, 2), "words")
    assert href == f"?source=a%20b%2F%C3%BC%26%23%3F.txt&at=1-2&is={seal('words')}"


def test_who_said_it_and_what_else_they_said_are_a_click_away() -> None:
    said = Statement(
        "s", 0, 5, "c", "Ann & Co", 6, 9, None, "said", "direct", None, None, None, 0, 9, "T", None, None, ""
    )
    parts = headed([Part("said", (evil_citation(),), said)])
    answer = Answer("q", True, "", (), (), 0.9, parts=parts, below="At least 3 more statements are in the sources.")
    html = answer_html(answer)
    assert html.count('<a href="?person=Ann%20%26%20Co">') == 2
    assert '">At least 3 more statements</a> are in the sources.' in html


def test_what_other_sources_have_beside_folds_away() -> None:
    parts = headed([Part("sentence", (evil_citation(),)), *[Part("more", (evil_citation(),))] * 2])
    html = answer_html(Answer("q", True, "", (), (), 0.9, parts=parts))
    assert '<details class="otr-more"><summary>More on this (2)</summary><p class="otr-said">' in html


def test_nothing_can_be_done_with_an_answer_that_still_grows() -> None:
    assert "otr-doing" not in answer_html(Answer("q", True, "", (evil_citation(),), (), 0.9, whole=False))
