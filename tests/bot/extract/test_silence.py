from pathlib import Path

import pytest

from bot import Bot
from bot.extract import said, silence
from index import Index
from tests.bot.extract.test_said import TOLLS, build


@pytest.fixture
def bot(index: Index, tmp_path: Path) -> Bot:
    return Bot(build(index, tmp_path, TOLLS))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("what did Marsh say about gas", "No source has Marsh speaking on gas. Ida Marsh is quoted on: "),
        (
            "what did Lind say about the gas",
            "No source has Lind speaking on the gas. Otto Lind is quoted in: “Report c” (1).",
        ),
        (
            "what has Marsh said since 2026",
            "No source has Marsh speaking since 2026-01-01. Ida Marsh is quoted between 2025-03-01 and 2025-03-03.",
        ),
        (
            "what did Lind say in 2019",
            "No source has Lind speaking from 2019-01-01 to 2019-12-31. Otto Lind is quoted on 2025-03-03.",
        ),
        ("what did Ida Storm say about tolls", "No source has Ida Storm speaking. Nearest names: Ida Marsh (4)."),
        ("who said that tolls are a ferry", "No source has anybody saying that. The nearest is Ida Marsh: "),
        (
            "did Lind say that tolls are a ferry",
            "No source has Lind saying that. The nearest is Otto Lind: “that tolls pay",
        ),
        ("what did the UN say", "No source has the UN speaking."),
        ("did Lind say that cows fly", "No source has Lind saying that. Otto Lind is quoted in: “Report c” (1)."),
    ],
)
def test_what_is_missing_is_told_and_what_is_near(bot: Bot, question: str, text: str) -> None:
    answer = bot.ask(question)
    assert answer.text.startswith(text)
    assert (answer.found, answer.citations, answer.parts) == (False, (), ())
    assert answer.confidence < 0.4


def test_filters_are_told_of(bot: Bot) -> None:
    text = bot.ask("what did Marsh say about gas", source="a.md").text
    assert text.startswith("No source that passes the filters has Marsh speaking on gas.")


def test_statements_without_a_date_are_told_of(index: Index, folder: Path) -> None:
    index.build([folder])
    text = Bot(index).ask("what did Anna say in 2019").text
    assert (
        text
        == "No source has Anna speaking from 2019-01-01 to 2019-12-31. Anna is quoted in sources that tell no date."
    )


def test_how_many_more_there_are_is_only_told_where_all_were_looked_at(
    bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert bot.ask("what did Marsh say", k=1).text.endswith("\n\n2 more statements are in the sources.")
    for module in (said, silence):
        monkeypatch.setattr(module, "REPORTED", 2)
    assert bot.ask("what did Marsh say", k=1).text.endswith("\n\nAt least 1 more statement is in the sources.")


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("what third way do diplomats in Geneva describe", "No source mentions Geneva. The nearest is "),
        (
            "how many apples and pears and plums and cherries are on the tree",
            "No source has the words “apples”, “pears” or “cherries”.",
        ),
        ("how long did the talks in Riyadh last", "No source mentions Riyadh. "),
        ("Gherkins are sold where", "No source has the words “Gherkins” or “sold”."),
        ("who won the cup", "No source has the words “won” or “cup”."),
    ],
)
def test_words_that_no_source_has_are_named(real: Index, question: str, text: str) -> None:
    assert Bot(real).ask(question).text.startswith(text)


def test_words_that_end_between_marks_keep_both(real: Index) -> None:
    told = Bot(real).ask("Who said that ultimatums are unacceptable?").text
    assert '“that Moscow does not accept "ultimatums"” (' in told


def test_what_the_nearest_passage_lacks_is_named_and_its_sentence_shown_without_a_mark(real: Index) -> None:
    answer = Bot(real).ask("who has refused to mediate")
    assert answer.text == (
        "No source answers this. The nearest is Guarantees first, says Zelensky, § What stands in the way, 2025-03-01, "
        "which does not have the word “refused”: “China and Turkey have offered to mediate.”"
    )
    assert (answer.found, answer.citations) == (False, ())


def test_what_is_only_near_in_meaning_is_told_to_be(real: Index) -> None:
    near = Bot(real).ask("what did Zelensky say about conversations")
    assert (near.found, near.above) == (True, "What comes nearest, without the word “conversations”:")
    assert "talks" in near.citations[0].quote
    assert near.text.startswith(near.above)
    assert Bot(real).ask("what did Zelensky say about talks").above == ""
    # The word stands in the title.
    assert Bot(real).ask("what did Peskov say about the fourteenth package").above == ""
