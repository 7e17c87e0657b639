import pytest

from bot.talk.refer import resolved, whom
from index import Index
from tests.bot.talk.talking import asked, exchanged


@pytest.mark.parametrize(
    ("before", "question", "whole"),
    [
        ("what did Peskov say", "what did he say about gas", "what did Peskov say about gas"),
        ("who is Maria Zakharova", "what is her view on Kyiv", "what is Maria Zakharova's view on Kyiv"),
        ("what did Zakharova say", "who answered her", "who answered Zakharova"),
        ("what did the Kremlin say", "what do they want", "what do the Kremlin want"),
        ("when was the first summit held", "who came to it", "who came to the first summit"),
        ("how many prisoners were exchanged", "which of them were sick", "which of the prisoners were sick"),
        (
            "what did Peskov say about the summit",
            "what did Putin say about that",
            "what did Putin say about the summit",
        ),
        ("what did Peskov say", "what did Putin say about him", "what did Putin say about Peskov"),
        ("what did Zelensky and Putin say", "did they meet", "did Zelensky and Putin meet"),
    ],
)
def test_what_pronouns_mean(real: Index, before: str, question: str, whole: str) -> None:
    assert resolved(question, asked(before), real) == whole


@pytest.mark.parametrize(
    "question",
    [
        "what did she say about gas",
        "what did Umerov say before he left",
        "did Putin keep his word",
        "who gave up their seat",
        "is it true that the talks failed",
        "how long does it take to train a pilot",
        "which delegations said that they would come",
        "did Norway and Sweden send their ministers",
        "is there a ceasefire",
        "who said so of that summit",
    ],
)
def test_what_agrees_with_nobody_or_stands_for_its_own_stays(real: Index, question: str) -> None:
    assert resolved(question, asked("what did Peskov say about the summit"), real) == question


def test_who_was_asked_about_last_comes_first(real: Index) -> None:
    past = asked("what did Umerov say", "what did Peskov say", "what did Zakharova say")
    assert whom("he", past, real) == "Peskov"
    assert whom("she", past, real) == "Zakharova"
    assert whom("she", past[:2], real) is None


def test_who_was_only_told_of_counts_where_nobody_was_asked_about(real: Index) -> None:
    when, who = exchanged(real, "when did the Russian side turn down a ceasefire", "who called the measures unlawful")
    assert whom("he", [when], real) == "Rustem Umerov"
    assert whom("he", [*asked("what did Putin say"), when], real) == "Putin"
    assert whom("he", [*asked("what did Putin say"), who], real) == "Dmitry Peskov"


def test_that_is_what_was_said(real: Index) -> None:
    past = exchanged(real, "what did Peskov say about NATO")
    for question in ("who else said that", "who else said so", "who else said it"):
        assert resolved(question, past, real).startswith("who else said that the expansion of NATO is")


@pytest.mark.parametrize(
    ("before", "question", "whole"),
    [
        (
            "who rejected the second peace summit",
            "where was the first one held",
            "where was the first peace summit held",
        ),
        ("how old is the ferry", "how much would a new one cost", "how much would a new ferry cost"),
        ("why did nobody buy the old ferry", "who bought the other one", "who bought the other ferry"),
        ("who is Morrow's lawyer", "what did his lawyer say", "what did Morrow's lawyer say"),
        ("how many pilots are on strike", "when did it begin", "when did the strike begin"),
        ("when will the ferry sail", "who built it", "who built the ferry"),
        ("how much will the ferry cost", "who built it", "who built the ferry"),
        ("how old was the second victim", "what was her name", "what was the second victim's name"),
        ("which is the first one", "where is the first one of them", "where is the first one of them"),
    ],
)
def test_what_is_meant_is_named_as_it_was(real: Index, before: str, question: str, whole: str) -> None:
    assert resolved(question, asked(before), real) == whole


def test_how_much_there_is_asks_for_no_place(real: Index) -> None:
    assert (
        resolved("how much damage was there", asked("where was the regatta held"), real) == "how much damage was there"
    )
