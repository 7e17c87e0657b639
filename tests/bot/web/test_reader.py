import re
from pathlib import Path

import pytest

from bot.web.html.body import paragraphs_of
from bot.web.html.reader import NO_SOURCE, reader_html
from bot.web.html.text import address
from bot.web.reader import read
from index import Document, Index, Place, Section
from tests.bot.web.test_html import EVIL, Tags, document


def test_what_is_lit_is_the_quotation_inside_its_passage() -> None:
    html = reader_html(document("One. Two. Three."), (5, 9), (0, 16))
    assert '<mark class="otr-passage">One. </mark><mark class="otr-quote">Two.</mark>' in html
    assert Tags(html).text.endswith("One. Two. Three.")


def test_a_quotation_over_two_paragraphs() -> None:
    html = reader_html(document("One two.\n\nThree four."), (4, 15))
    assert html.count('class="otr-quote"') == 2
    assert '<mark class="otr-quote">two.</mark></p><p><mark class="otr-quote">Three</mark> four.' in html


def test_headings_and_pages() -> None:
    whole = Document(
        "s.pdf", "T", None, None, None, None, "Head\n\nBody.", (Section(6, 11, "Head"),), "d", (Place(6, "p. 3"),)
    )
    assert '<h3 id="otr-h0" tabindex="-1">Head</h3><p><span class="otr-page" id="otr-p0"' in reader_html(whole)
    assert ">p. 3</span>Body.</p>" in reader_html(whole)


def test_only_web_links_are_links() -> None:
    assert "original</a>" in reader_html(document("x", url="https://example.org/a"))
    for url in ("file:///etc/passwd", "http:[", "", "JAVASCRIPT:alert(1)"):
        assert "original</a>" not in reader_html(document("x", url=url))


@pytest.fixture
def library(index: Index, tmp_path: Path) -> Index:
    (tmp_path / "a b.md").write_text(
        "---\nurl: javascript:alert(1)\n---\n# Ferries\n\n## North\n\nAll ferries sail.\n\n## South\n\nNone sails.\n",
        encoding="utf-8",
    )
    index.build([tmp_path / "a b.md"])
    return index


def lit(html: str) -> str:
    return " ".join(re.findall(r'<mark class="otr-quote">([^<]*)</mark>', html))


def test_an_address_is_read_back(library: Index) -> None:
    text = library.document("a b.md").text
    at = text.index("None sails")
    html = read(library, address("a b.md", (at, at + 11), "None sails."))
    assert lit(html) == "None sails."
    assert "has changed" not in html
    assert 'href="javascript' not in html


@pytest.mark.parametrize("at", ["0-99999", "99998-99999", "5-5", "9-3"])
def test_a_place_that_is_not_there_is_told(library: Index, at: str) -> None:
    html = read(library, f"?source=a%20b.md&at={at}")
    assert "has changed" in html
    assert "All ferries sail." in html
    assert lit(html) == ""


def test_other_words_at_the_place_are_told(library: Index) -> None:
    assert "has changed" in read(library, address("a b.md", (0, 5), "other"))


@pytest.mark.parametrize("asked", ["?source=nothing.md", "?source=a%20b.md&at=<b>", "?at=1-2", "", "?source=../../etc"])
def test_a_fault_is_shown_as_one_with_its_address(library: Index, asked: str) -> None:
    html = read(library, f"{asked}#1")
    assert "otr-fault" in html
    assert ("data-place", f"{asked}#1") in Tags(html).attributes
    assert "<b>" not in html


def test_what_follows_a_hash_only_asks_anew(library: Index) -> None:
    once, again = (read(library, f"?source=a%20b.md#{number}") for number in (1, 2))
    assert once.replace("#1", "") == again.replace("#2", "")


def test_contents_point_at_what_is_there(library: Index) -> None:
    seen = Tags(read(library, "?source=a%20b.md"))
    ids = [value for name, value in seen.attributes if name == "id"]
    hrefs = [value for name, value in seen.attributes if name == "href"]
    assert len(set(ids)) == len(ids) == 2
    assert hrefs == [f"#{one}" for one in ids]


def test_pages_are_listed_and_none_is_lost() -> None:
    """A page may begin between two paragraphs, or after the last one."""
    text = "One.\n\nTwo.\n\n\n\nThree."
    places = tuple(Place(at, f"p. {number}") for number, at in enumerate((0, 5, 13, 40), 1))
    whole = Document("s", "T", None, None, None, None, text, (Section(0, len(text)),), "d", places)
    html = reader_html(whole)
    assert re.findall(r'class="otr-page"[^>]*>([^<]*)<', html) == ["p. 1", "p. 2", "p. 3", "p. 4"]
    assert re.findall(r'<a href="#otr-p\d+">([^<]*)<', html) == ["p. 1", "p. 2", "p. 3", "p. 4"]


@pytest.mark.parametrize("text", ["", "\n\n", "a", "a\n\n\n\nb\n\n", EVIL, "\n\n".join("word " * 9 for _ in range(80))])
def test_every_word_of_a_source_is_shown_once(text: str) -> None:
    whole = document(text)
    assert Tags(reader_html(whole, (0, 1), (0, 3))).text == f"T{''.join(text.split(chr(10) * 2))}"
    assert [one.is_heading for one in paragraphs_of(whole)] == [False] * len(paragraphs_of(whole))


def test_nothing_is_read_at_first() -> None:
    assert "data-place" not in NO_SOURCE
