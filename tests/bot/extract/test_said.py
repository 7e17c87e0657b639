from itertools import pairwise
from pathlib import Path

import pytest

from bot import Bot
from bot.extract.said import said, shown
from index import Index
from index.search import understand

FERRY = "Mayor Ida Marsh said that the ferry will sail in June. The crowd was large."
TOLLS = {
    "a": f"{FERRY} She told reporters that tolls are a tax on bread.",
    "b": FERRY.replace("The crowd was large.", "It rained."),
    "c": "“Tolls are theft,” said Ida Marsh. Harbour master Otto Lind said that tolls pay for the bridge.",
}


@pytest.fixture
def marsh(index: Index, tmp_path: Path) -> Index:
    """Three sources: one says what another does, and one has two speakers."""
    return build(index, tmp_path, TOLLS)


def build(index: Index, tmp_path: Path, texts: dict[str, str]) -> Index:
    folder = tmp_path / "said"
    folder.mkdir(exist_ok=True)
    for number, (name, text) in enumerate(texts.items(), start=1):
        head = f"---\ntitle: Report {name}\ndate: 2025-03-0{number}\n---\n\n"
        (folder / f"{name}.md").write_text(head + text, encoding="utf-8")
    index.build([folder])
    return index


def told(index: Index, question: str, k: int = 5, **filters: str) -> list[str]:
    """What is shown for a question, each entry by its first place."""
    entries = said(understand(question), index, k, filters).entries
    return [index.document(source).text[start:end] for source, (start, end) in (one.places[0] for one in entries)]


def test_every_entry_lies_in_its_source_and_holds_what_was_said(marsh: Index) -> None:
    for entry in said(understand("what did Marsh say"), marsh, 9, {}).entries:
        assert entry.statement.speaker == "Ida Marsh"
        source, (start, end) = entry.places[0]
        assert entry.statement.content in marsh.document(source).text[start:end]


def test_the_same_words_in_two_sources_are_one_entry_with_both_places(marsh: Index) -> None:
    (ferry,) = [
        e for e in said(understand("what did Marsh say"), marsh, 9, {}).entries if "sail" in e.statement.content
    ]
    assert sorted(source for source, _ in ferry.places) == ["a.md", "b.md"]


def test_only_the_one_asked_about_speaks(marsh: Index) -> None:
    assert told(marsh, "what did Marsh say about tolls") == [
        "“Tolls are theft,” said Ida Marsh.",
        "She told reporters that tolls are a tax on bread.",
    ]
    assert told(marsh, "what did Otto Lind say") == ["Harbour master Otto Lind said that tolls pay for the bridge."]


def test_own_words_come_first_where_all_is_asked_for(marsh: Index) -> None:
    assert told(marsh, "what did Marsh say", k=1) == ["“Tolls are theft,” said Ida Marsh."]


def test_who_said_it_has_the_words_of_one_speaker_together(marsh: Index) -> None:
    entries = said(understand("who talked about tolls"), marsh, 9, {}).entries
    speakers = [entry.statement.speaker for entry in entries]
    assert set(speakers) == {"Ida Marsh", "Otto Lind"}
    assert len(dict.fromkeys(speakers)) == 1 + sum(a != b for a, b in pairwise(speakers))


@pytest.mark.parametrize(
    ("asked", "day"),
    [("what was the first thing Marsh said", "2025-03-01"), ("what was the latest thing Marsh said", "2025-03-03")],
)
def test_time_order(marsh: Index, asked: str, day: str) -> None:
    days = [entry.statement.published for entry in said(understand(asked), marsh, 9, {}).entries]
    assert days[0] == day
    assert days in (sorted(days), sorted(days, reverse=True))


def test_a_time_that_is_named_is_kept_to_and_one_that_is_given_wins(marsh: Index) -> None:
    asked = "what has Marsh said since 2025-03-03"
    assert told(marsh, asked) == ["“Tolls are theft,” said Ida Marsh."]
    assert len(told(marsh, asked, since="2025-03-01")) == 3
    assert told(marsh, "what did Marsh say in 2019") == []


def test_a_filter_holds(marsh: Index) -> None:
    assert len(told(marsh, "what did Marsh say", source="b.md")) == 1
    assert told(marsh, "who talked about tolls", speaker="Lind") == [
        "Harbour master Otto Lind said that tolls pay for the bridge."
    ]


def test_what_was_not_said_is_no_answer_and_the_nearest_is_told_apart(marsh: Index) -> None:
    found = said(understand("did Marsh say that tolls are theft"), marsh, 5, {})
    assert [entry.statement.content for entry in found.entries] == ["“Tolls are theft,”"]
    found = said(understand("did Marsh say that tolls are a ferry"), marsh, 5, {})
    assert found.entries == ()
    assert {one.speaker for one in found.nearest} == {"Ida Marsh"}


def test_how_many_are_left(marsh: Index) -> None:
    every = said(understand("what did Marsh say"), marsh, 9, {})
    assert every.left == 0
    assert said(understand("what did Marsh say"), marsh, 1, {}).left == len(every.entries) - 1


def test_two_statements_of_one_sentence_are_one_entry(index: Index, tmp_path: Path) -> None:
    build(index, tmp_path, {"a": "Ida Marsh said that it was late and added that the ferry had left."})
    assert told(index, "what did Marsh say") == ["Ida Marsh said that it was late and added that the ferry had left."]


def test_of_a_long_sentence_only_what_was_said_is_shown(index: Index, tmp_path: Path) -> None:
    lead = "In a hall that was cold, " + "with rain on its roof, " * 40
    build(index, tmp_path, {"a": f"{lead}Ida Marsh said that the ferry will sail."})
    assert told(index, "what did Marsh say") == ["that the ferry will sail"]


def test_of_long_words_whole_sentences_are_shown(index: Index, tmp_path: Path) -> None:
    speech = " ".join(f"Boat number {n} will sail, whatever the weather and whoever asks for it." for n in range(40))
    build(index, tmp_path, {"a": f"Mayor Ida Marsh spoke. “{speech}” she said."})
    (statement,) = index.statements("Marsh")
    start, end = shown(statement, index)
    words = index.document("a.md").text[start:end]
    assert len(words) < len(statement.content)
    assert words.endswith("for it.")


def test_what_was_demanded_is_what_the_source_tells_so(index: Index, tmp_path: Path) -> None:
    told = "Ida Marsh demanded that a pier be built. The ferry was called Ada by her owner. Ida Marsh said no."
    build(index, tmp_path, {"a": told})
    bot = Bot(index)
    assert [one.quote for one in bot.ask("what did Marsh call for").citations] == [
        "Ida Marsh demanded that a pier be built."
    ]
    # Whoever never spoke so may have done it all the same.
    assert bot.ask("what did her owner call the ferry").citations[0].quote == "The ferry was called Ada by her owner."
