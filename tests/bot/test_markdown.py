from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.markdown import escaped, quotation


class Seen(HTMLParser):
    """What a reader sees of HTML: its tags, the text, and the text in bold."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = self.bold = ""
        self.within = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.within = self.within or tag == "strong"

    def handle_endtag(self, tag: str) -> None:
        self.within = self.within and tag != "strong"

    def handle_data(self, data: str) -> None:
        self.text += data
        self.bold += data if self.within else ""


def seen(source: str) -> Seen:
    return Seen(MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(source))


# What Markdown makes much of, in any order, among letters.
MARKED = st.text(st.sampled_from("ab1 .)(*_[]<>!#-+=`~|&;:/\\\n\t\"'x"), max_size=60)


@pytest.mark.parametrize(
    "words",
    [
        "1. We agreed. 2. We left.",
        "- no list",
        "+ none",
        "= no rule",
        "# no heading",
        "*stars* and __lines__ and `code`",
        "[a link](javascript:alert(1)) ![picture](x)",
        "<script>alert(1)</script> &amp; <b>bold</b>",
        "a | b\n--- | ---",
        "    indented",
        "| a |",
        "\\* a backslash",
    ],
)
def test_nothing_of_a_text_is_markup(words: str) -> None:
    shown = seen(escaped(words))
    assert shown.tags == ["p"]
    assert shown.text.split() == words.split()


@given(MARKED)
def test_a_text_is_shown_as_it_is(words: str) -> None:
    shown = seen(escaped(words))
    assert set(shown.tags) <= {"p"}
    assert shown.text.split() == words.split()


@given(MARKED.filter(str.strip), st.data())
def test_a_quotation_is_shown_as_it_is_with_its_lit_words_in_bold(words: str, data: st.DataObject) -> None:
    places = sorted(data.draw(st.sets(st.integers(0, len(words)), max_size=4)))
    lit = list(zip(places[::2], places[1::2], strict=False))
    shown = seen(quotation(words, lit, "[1] (mayor)"))
    assert set(shown.tags) <= {"blockquote", "p", "strong", "br"}
    assert shown.text.split() == f"{words} [1] (mayor)".split()
    assert "".join(shown.bold.split()) in "".join("".join(words[a:b] for a, b in lit).split()) or len(lit) > 1


def test_paragraphs_stay_apart() -> None:
    assert seen(escaped("One.\n\nTwo.")).tags == ["p", "p"]


def test_space_before_a_mark_makes_no_list() -> None:
    assert seen(quotation(" - of the pier", [], "[1]")).tags == ["blockquote", "p"]


def test_lit_words_are_bold() -> None:
    assert seen(quotation("Both sides free 6,000 men.", [(16, 21)], "[1]")).bold == "6,000"
    assert unescape(quotation("Free 6 men.", [(5, 6)], "")).startswith("> Free **6** men.")


def test_the_items_of_a_list_stay_on_lines_of_their_own() -> None:
    assert quotation("He listed:\n\njobs\n\n- bread", [], "1") == "> He listed:\\\n> jobs\\\n> \\- bread 1"
