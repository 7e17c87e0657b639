from pathlib import Path

from bot import Bot
from index import Index
from tests.bot.extract.test_said import build

LOCK = (
    "Harbour master Ida Marsh said that the lock will open at noon. "
    "Marsh's remarks on the lock surprised the town council. "
    "The engineer Otto Lind said that the lock of Marsh is a waste of money."
)


def kinds(index: Index, question: str, **filters: str) -> list[tuple[str, str | None]]:
    return [(part.kind, part.citations[0].speaker) for part in Bot(index).ask(question, **filters).parts]


def test_what_is_only_about_somebody_stands_apart_behind_what_they_say(index: Index, tmp_path: Path) -> None:
    build(index, tmp_path, {"a": LOCK})
    answer = Bot(index).ask("what did Marsh say about the lock")
    assert [part.kind for part in answer.parts] == ["said", *["about"] * (len(answer.parts) - 1)]
    assert answer.citations[0].speaker == "Ida Marsh"
    assert {citation.speaker for citation in answer.citations[1:]} == {None}
    assert "Said by Ida Marsh:" in answer.text
    assert answer.text.index("Said by Ida Marsh:") < answer.text.index("About Marsh:")


def test_no_sentence_is_given_twice(index: Index, tmp_path: Path) -> None:
    build(index, tmp_path, {"a": LOCK})
    places = [(c.source, c.start, c.end) for c in Bot(index).ask("what did Marsh say about the lock").citations]
    assert len(places) == len(set(places))


def test_what_another_says_of_somebody_is_never_theirs(index: Index, tmp_path: Path) -> None:
    build(index, tmp_path, {"a": LOCK.split(". ", 1)[1]})
    answer = Bot(index).ask("what did Marsh say about the lock")
    assert all(part.kind == "about" for part in answer.parts)
    assert answer.text.startswith("No source has Marsh speaking.")


def test_as_many_as_are_wanted_leave_no_room_for_others(index: Index, tmp_path: Path) -> None:
    build(index, tmp_path, {"a": LOCK})
    assert kinds(index, "what did Marsh say about the lock", k=1) == [("said", "Ida Marsh")]


def test_a_question_that_asks_for_no_statement_gets_sentences(index: Index, tmp_path: Path) -> None:
    build(index, tmp_path, {"a": LOCK})
    assert kinds(index, "when will the lock open")[0] == ("sentence", None)


def test_words_about_somebody_are_no_answer_to_what_they_said(index: Index, tmp_path: Path) -> None:
    build(index, tmp_path, {"a": "The engineers were tired. The role of engineers grows by the day."})
    answer = Bot(index).ask("what did the engineers say")
    assert (answer.found, answer.citations) == (False, ())
    assert answer.text.startswith("No source has the engineers speaking.")


MARSHES = (
    "Ida Marsh and Otto Marsh met on the pier. Otto Marsh said that the lock leaks. "
    "Ida Marsh said that was untrue. Ida Marsh told the council that he had never seen the lock."
)


def test_words_of_another_of_the_same_surname_are_not_about_the_one_asked_about(index: Index, tmp_path: Path) -> None:
    build(index, tmp_path, {"a": MARSHES})
    for question in ("what did Otto Marsh say", "what did Otto Marsh say about the lock"):
        answer = Bot(index).ask(question)
        assert all("Otto Marsh" in citation.quote for citation in answer.citations)


def test_what_was_said_stands_before_words_about_the_speaker(index: Index, tmp_path: Path) -> None:
    build(
        index, tmp_path, {"a": "The Port Ministry declined to comment on ships. The Port Ministry said it was aware."}
    )
    found = [part.kind for part in Bot(index).ask("what did the Port Ministry say about ships").parts]
    assert found == sorted(found, key=["said", "sentence", "about"].index)


def test_nobody_else_speaks_for_a_role(index: Index, tmp_path: Path) -> None:
    build(index, tmp_path, {"a": "A spokesman for Arden Ferries said that ships will sail. Arden Ferries said so too."})
    answer = Bot(index).ask("what did the director of Arden Ferries say")
    assert not answer.citations
    assert answer.text.startswith("No source has the director of Arden Ferries speaking.")


def test_whoever_holds_a_role_and_is_not_named_speaks_all_the_same(index: Index, tmp_path: Path) -> None:
    build(index, tmp_path, {"a": "A broker there said that wheat is cheap. It rained all day in the old harbour."})
    answer = Bot(index).ask("what did the broker say")
    assert answer.text.startswith("Said by a broker:")
    assert kinds(index, "what did the banker say") == []
