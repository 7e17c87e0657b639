from itertools import pairwise

import pytest

from bot.talk.phrases import bare, phrases


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("when was the first harbour fair held", ["the first harbour fair"]),
        ("what did Rosa Lind say about the price of coal", ["Rosa Lind", "the price of coal"]),
        ("how many ferries will be sold", ["ferries"]),
        ("did Norway accept the offer of the two companies", ["Norway", "the offer of the two companies"]),
        ("where did the grain ships sail", ["the grain ships"]),
        ("what did they say about sales", ["sales"]),
        ("who called the old bridge unsafe", ["the old bridge"]),
        ("what stands in the letter", ["the letter"]),
        ("why", []),
    ],
)
def test_phrases_of_a_question(question: str, found: list[str]) -> None:
    assert [phrase.text for phrase in phrases(question)] == found


@pytest.mark.parametrize(
    "question", ["Who met the mayor of Lund in May?", "what did NATO's envoys say", "  ", "§ 3 – ?"]
)
def test_a_phrase_is_its_place_in_the_question(question: str) -> None:
    found = phrases(question)
    assert all(question[one.start : one.end] == one.text for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("question", "plural"),
    [
        ("the lists of names", True),
        ("the list of names", False),
        ("the news", False),
        ("people", True),
        ("Reuters", False),
    ],
)
def test_of_several(question: str, plural: bool) -> None:
    assert phrases(question)[0].is_plural is plural


def test_a_name_has_capitals_and_perhaps_an_article() -> None:
    assert [one.is_name for one in phrases("did the Red Cross ask the ministry")] == [True, False]
    assert bare("the Red Cross") == "Red Cross"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("how much will the ferry cost", ["the ferry"]),
        ("when did the strike begin", ["the strike"]),
        ("will Ruiz resign", ["Ruiz"]),
        ("will Ruiz run again", ["Ruiz"]),
        ("did Russian pilots land", ["Russian pilots"]),
    ],
)
def test_what_is_done_is_no_part_of_it(text: str, found: list[str]) -> None:
    assert [one.text for one in phrases(text)] == found
