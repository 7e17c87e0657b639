from html import unescape

from bot.types import Citation, Part
from bot.web.html.places import also_html, mark, places_html
from index import Passage


def citation(number: int, source: str, quote: str = "It is for sale.") -> Citation:
    return Citation(number, source, f"Of {source}", None, "The Miller", "2024-05-01", "", 4, 4 + len(quote), quote)


def passage(source: str, *also: str) -> Passage:
    return Passage("id", source, "T", None, None, None, "Now It is for sale.", 0, 19, "", 0.9, also)


def test_a_mark_leads_to_its_place() -> None:
    assert mark(citation(7, "mill.md")).startswith('<a class="otr-mark" href="?source=mill.md&amp;at=4-19&amp;is=')
    assert mark(citation(7, "mill.md")).endswith(">7</a>")


def test_a_long_list_of_places_folds_away_and_a_short_one_does_not() -> None:
    assert places_html([]) == ""
    short = places_html([citation(1, "mill.md")])
    assert short.startswith('<ol class="otr-places"><li>')
    assert "Of mill.md, 2024-05-01 · The Miller" in short
    assert '<details class="otr-places"><summary>4 places</summary>' in places_html([citation(1, "mill.md")] * 4)


def test_a_card_has_the_very_words_and_of_many_the_first() -> None:
    assert '<q class="otr-words" hidden>It is for sale.</q>' in places_html([citation(1, "mill.md")])
    long = "The <mill> turns. " * 100
    words = unescape(places_html([citation(1, "a", long)]).partition(" hidden>")[2].partition("</q>")[0])
    assert long.startswith(words.removesuffix(" …"))
    assert len(words) < 310


def test_who_else_carries_the_same_words() -> None:
    html = also_html(Part("said", (citation(1, "a"), citation(2, "b"), citation(3, "a"))), [])
    assert "also in 1 source<" in html
    assert "Of b" in html
    assert also_html(Part("said", (citation(1, "a"),)), [passage("b", "c")]) == ""


def test_a_source_with_the_same_passage_is_named_once() -> None:
    part = Part("sentence", (citation(1, "a"), citation(2, "b")))
    html = also_html(part, [passage("a", "b", "c d.md")])
    assert "also in 2 sources" in html
    assert '<a href="?source=c%20d.md">c d.md</a>' in html
