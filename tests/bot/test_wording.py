from bot.types import Citation, Part
from bot.wording import headings, notes, worded
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
    assert worded(parts, "Marsh", "Above.", "Below.").split("\n\n") == [
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
    assert worded([Part("sentence", (citation(1),))]) == "Words 1. [1]"
    assert headings([Part("sentence", (citation(1),))], "Marsh") == [""]


def test_the_day_of_speech_goes_before_that_of_the_report() -> None:
    part = Part("said", (citation(1, "Ida Marsh"),), statement("mayor", "2025-03-02", "2025-03-01"))
    assert notes(part) == ["mayor", "said on 2025-03-01"]
