from dataclasses import replace

import pytest

from bot.types import Citation, Part
from bot.wording import headed, with_article, worded
from index import Statement


def citation(number: int, speaker: str | None = None) -> Citation:
    return Citation(number, "a.txt", "T", None, None, None, "", 0, 6, f"Words {number}.", speaker)


def statement(role: str | None = None, published: str | None = None, spoken: str | None = None) -> Statement:
    said = ("a.txt", 0, 6, "Words.", "Ida Marsh", 8, 12, role, "said", "direct")
    return Statement(*said, published, spoken, None, 0, 12, "T", None, None, "")


def test_statements_stand_under_their_speaker_once_and_the_rest_apart() -> None:
    parts = [
        Part("said", (citation(1, "Ida Marsh"), citation(2, "Ida Marsh")), statement("mayor", "2025-03-01")),
        Part("said", (citation(3, "Ida Marsh"),), statement()),
        Part("said", (citation(4, "Otto Lind"),), statement()),
        Part("about", (citation(5),)),
        Part("about", (citation(6),)),
    ]
    assert worded(headed(parts, "Marsh"), "Above.", "Below.").split("\n\n") == [
        "Above.",
        "Said by Ida Marsh:",
        "Words 1. [1] [2] (mayor, reported 2025-03-01)",
        "Words 3. [3]",
        "Said by Otto Lind:",
        "Words 4. [4]",
        "About Marsh:",
        "Words 5. [5]",
        "Words 6. [6]",
        "Below.",
    ]


def test_a_sentence_has_no_heading() -> None:
    parts = headed([Part("sentence", (citation(1),))], "Marsh")
    assert worded(parts) == "Words 1. [1]"
    assert parts[0].heading == ""


def test_the_day_of_speech_goes_before_that_of_the_report() -> None:
    part = Part("said", (citation(1, "Ida Marsh"),), statement("mayor", "2025-03-02", "2025-03-01"))
    assert headed([part])[0].notes == ("mayor", "said on 2025-03-01")


@pytest.mark.parametrize(
    ("name", "text", "written"),
    [
        ("Kremlin", "The Kremlin said no.", "the Kremlin"),
        ("Kremlin", "Kremlin says no", "Kremlin"),
        ("Health Ministry", "The ministry said no.", "the Health Ministry"),
        ("broker", "what did the broker say", "the broker"),
        ("head of Arden Ferries", "what did the head of Arden Ferries say", "the head of Arden Ferries"),
        ("Pope", "what did the Pope say", "the Pope"),
        ("Pope", "Pope says no", "Pope"),
        ("Ida Marsh", "the Ida Marsh of old", "Ida Marsh"),
        ("UN", "what did the UNHCR say", "UN"),
    ],
)
def test_a_body_has_the_article_that_a_text_gives_it(name: str, text: str, written: str) -> None:
    assert with_article(name, text) == written


@pytest.mark.parametrize(
    ("speaker", "role", "head"),
    [
        ("A port spokeswoman", "port spokeswoman", "Said by a port spokeswoman"),
        ("Officials", None, "Said by Officials"),
        ("He", "former envoy", "Said by the former envoy"),
        ("he", None, "Said by “he”"),
        ("its director", "director", "Said by the director"),
    ],
)
def test_a_speaker_without_a_name_is_called_as_the_source_does(speaker: str, role: str | None, head: str) -> None:
    part = Part("said", (citation(1, speaker),), replace(statement(role), speaker=None))
    assert [(one.heading, one.notes) for one in headed([part])] == [(head, ())]


def test_written_parts_are_their_text_without_headings() -> None:
    parts = [
        Part("written", (citation(1), citation(2)), text="One [1]. Two [2]."),
        Part("written", (citation(3),), text="Three [3]."),
    ]
    assert [part.heading for part in headed(parts, "Marsh")] == ["", ""]
    assert worded(headed(parts, "Marsh"), "Above.") == "Above.\n\nOne [1]. Two [2].\n\nThree [3]."
