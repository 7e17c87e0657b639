import pytest

from index.errors import NoText
from index.read.html import read_html
from tests.conftest import SOURCES


def test_the_article_without_its_page() -> None:
    draft = read_html((SOURCES / "kremlin.html").read_bytes())
    assert draft.title == "Kremlin regrets refusal"
    assert (draft.author, draft.publisher, draft.published) == ("Ada Lindqvist", "Meridian Brief", "2025-03-02")
    text = " ".join(block.text for block in draft.blocks)
    assert "regrettable" in text
    assert {block.heading for block in draft.blocks} == {"", "Reaction", "Kyiv's view", "What follows"}
    for furniture in ("cookies", "newsletter", "About us", "Grain prices ease", "Accept all", "pageStart"):
        assert furniture not in text


def test_json_ld_tells_date_and_publisher() -> None:
    draft = read_html((SOURCES / "ultimatums.html").read_bytes())
    assert (draft.published, draft.publisher) == ("2024-07-04", "Harbour Dispatch")
    assert "Share this" not in " ".join(block.text for block in draft.blocks)


@pytest.mark.parametrize("page", [b"", b"<html></html>", b"<html><body><script>var a = 1;</script></body></html>"])
def test_a_page_without_an_article(page: bytes) -> None:
    with pytest.raises(NoText):
        read_html(page)


def test_a_date_in_the_text_is_no_date_of_publication() -> None:
    text = "<p>Prices at the market have risen since January 2025, as everybody who buys bread there knows.</p>"
    draft = read_html(
        f"<html><head><title>Market</title></head><body><article>{text * 3}</article></body></html>".encode()
    )
    assert draft.published is None


@pytest.mark.parametrize(("items", "kept"), [(["jobs", "peace", "bread"], True), (['<a href="/b">Boats</a>'], False)])
def test_items_behind_a_colon_are_of_the_article(items: list[str], *, kept: bool) -> None:
    text = "<p>The users of the ferry handed a petition with many signatures to the regional government today.</p>"
    listed = "".join(f"<li>{item}</li>" for item in items)
    page = f"<html><body><h1>Ferry</h1>{text}<p>Holm listed these demands:</p><ul>{listed}</ul>{text}</body></html>"
    told = [block.text for block in read_html(page.encode()).blocks]
    assert ("jobs" in " ".join(told)) == kept
    assert "Boats" not in " ".join(told)
