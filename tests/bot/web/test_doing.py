from bot.types import Answer, Citation, Part
from bot.web.html.answer import answer_html
from bot.web.html.doing import doing_html
from tests.bot.web.test_html import EVIL, Tags

CITED = Citation(1, "mill.md", "The mill", None, None, "2024-05-01", "", 4, 19, "It is for sale.")
ANSWER = Answer("q", True, "", (CITED,), (), 0.9, parts=(Part("sentence", (CITED,)),))


def copied(html: str) -> str | None:
    return dict(Tags(html).attributes)["value"]


def test_what_is_copied_is_the_answer_as_markdown_with_its_places() -> None:
    assert copied(doing_html(ANSWER)) == ANSWER.to_markdown()
    # As it stands in a message too, which has no line ends.
    assert copied(answer_html(ANSWER)) == ANSWER.to_markdown()


def test_nothing_in_it_is_markup() -> None:
    evil = Answer(EVIL, False, EVIL, (), (), 0.1)
    assert copied(doing_html(evil)) == evil.to_markdown()
    assert {*Tags(doing_html(evil)).tags} == {"p", "button"}
