"""What is told in place of quotations, with the way to what it names."""

import pytest

from bot.types import Answer
from bot.web.html.silence import silence_html
from bot.web.html.text import address
from index import Passage


def passage(title: str, score: float = 0.5, start: int = 10) -> Passage:
    return Passage("1", "a.txt", title, None, "2025-03-01", None, "The words.", start, start + 10, "", score)


def decline(text: str, *passages: Passage) -> str:
    return silence_html(Answer("q", False, text, (), passages, 0.1))


def test_the_sources_and_the_person_it_names_are_links() -> None:
    html = decline("No source has Marsh speaking. Ann Marsh is quoted in: “Rain & wind” (2).", passage("Rain & wind"))
    assert '<a href="?person=Ann%20Marsh">Ann Marsh</a> is quoted in: ' in html
    assert '<a href="?source=a.txt">“Rain &amp; wind”</a> (2).' in html


def test_the_nearest_place_is_a_link_to_the_best_passage_called_so() -> None:
    best, other = passage("Rain", 0.9, 40), passage("Rain", 0.2)
    href = address("a.txt", (40, 50), "The words.").replace("&", "&amp;")
    assert decline(f"The nearest is Marsh: “rain” ({best.cite}).", best, other).endswith(
        f'(<a href="{href}">{best.cite}</a>).'
    )


def test_a_title_that_is_a_common_word_is_no_link_in_the_midst_of_a_sentence() -> None:
    assert "<a" not in decline("No source mentions rain on the moon.", passage("rain"))


def test_questions_that_are_offered_are_links_that_ask_them() -> None:
    html = decline("Hello.\n\nYou may ask:\n- Who spoke about “A & B”?\n- What did Marsh say?")
    assert html.startswith("Hello.</p><p>You may ask:<br>- <a ")
    assert '<a href="?q=What%20did%20Marsh%20say%3F">What did Marsh say?</a>' in html


@pytest.mark.parametrize("evil", ["<img src=x onerror=alert(1)>", '"><script>', "a.*(b|c)[", "’\\1"])
def test_names_are_no_markup_and_no_pattern(evil: str) -> None:
    html = decline(f"No source has {evil}. {evil} is quoted in: “{evil}” (1).", passage(evil))
    assert not [tag for tag in ("<img", "<script") if tag in html]
