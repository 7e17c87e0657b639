import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bot import Bot
from index import Index
from index.errors import QuestionError
from tests.conftest import NewPlace
from tests.fakes import CountingEmbedder

PESKOV = {
    "gas.txt": "Kremlin spokesman Dmitry Peskov told reporters that gas is dear.",
    "talks.txt": "Dmitry Peskov said that the talks are over. It rained in the capital.",
    "trees.txt": "The mayor spoke of trees. The other spokesman, Ilya Orlov, was not there.",
}
VOSS = {
    "bridges.txt": "Karl Voss said that bridges are safe. He smiled.",
    "ferries.txt": "Anna Voss said that ferries are slow.",
    "theatre.txt": "The mayor spoke of trees, and Anna Voss listened.",
}


def build(index: Index, tmp_path: Path, texts: dict[str, str]) -> Index:
    folder = tmp_path / "named"
    folder.mkdir()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    index.build([folder])
    return index


@pytest.fixture(scope="module")
def peskov(tmp_path_factory: pytest.TempPathFactory, new_place: NewPlace) -> Iterator[Index]:
    """An index in which one spokesman speaks."""
    index = Index.open(new_place(), embedder=CountingEmbedder())
    yield build(index, tmp_path_factory.mktemp("peskov"), PESKOV)
    index.close()


@pytest.fixture(scope="module")
def voss(tmp_path_factory: pytest.TempPathFactory, new_place: NewPlace) -> Iterator[Index]:
    """An index in which two of one surname speak."""
    index = Index.open(new_place(), embedder=CountingEmbedder())
    yield build(index, tmp_path_factory.mktemp("voss"), VOSS)
    index.close()


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        ("what did Pescov say", "what did Peskov say"),
        ("What did pescov say about gas?", "What did Peskov say about gas"),
        ("what did Dmitry Peksov say", "what did Dmitry Peskov say"),
        ("Pescov", "Peskov"),
        ("what did the Kremlin spokesman say", "what did Dmitry Peskov say"),
        ("what did the Kremlin’s spokesman say", "what did Dmitry Peskov say"),
        ("did the kremlin spokesman say anything about gas?", "did Dmitry Peskov say anything about gas"),
    ],
)
def test_what_is_taken_for_something_else_is_told(peskov: Index, asked: str, read: str) -> None:
    question = peskov.understand(asked)
    ((was, name),) = question.read_as
    assert was.lower() in asked.lower()
    assert name in read
    assert question.text == read
    answer = Bot(peskov).ask(asked)
    assert (answer.found, answer.asked_as, answer.question) == (True, read, asked)
    assert "Peskov" in answer.citations[0].quote


@pytest.mark.parametrize(
    "asked",
    [
        "what did Peskov say",
        "what did the mayor of Atlantis say",
        "what did Macron say",
        "what did Orl say",
        "why is it dear",
        "what did Песков say about gas",
        "what did Peskow say about gas",
    ],
)
def test_what_is_known_or_like_nothing_is_left_alone(peskov: Index, asked: str) -> None:
    assert peskov.understand(asked).read_as == ()
    assert Bot(peskov).ask(asked).asked_as is None


def test_of_two_names_that_are_as_near_neither_is_taken(index: Index, tmp_path: Path) -> None:
    build(index, tmp_path, {"a.txt": "Peskov said that talks are over.", "b.txt": "Pestov said that gas is dear."})
    assert index.understand("what did Pesgov say").read_as == ()
    assert not Bot(index).ask("what did Pesgov say").found
    assert index.understand("what did Pesklov say").read_as == (("Pesklov", "Peskov"),)


def test_the_nearer_of_two_names_is_taken(index: Index, tmp_path: Path) -> None:
    build(index, tmp_path, {"a.txt": "Lindquist said that talks are over.", "b.txt": "Lindquarp said that it rained."})
    assert index.understand("what did Lindquisp say").read_as == (("Lindquisp", "Lindquist"),)


def test_a_month_is_no_slip_for_a_name(index: Index, tmp_path: Path) -> None:
    build(index, tmp_path, {"a.txt": "Anna Marsh said that the talks are over."})
    assert index.understand("what did Anna say in March, 2025").read_as == ()
    assert index.understand("what did Anna Marhs say").read_as == (("Marhs", "Marsh"),)


def test_the_time_asked_about_outlives_a_correction(peskov: Index) -> None:
    question = peskov.understand("what did Pescov say last week", date(2025, 3, 12))
    assert question.period is not None
    assert (question.period.since, question.period.until) == ("2025-03-03", "2025-03-09")
    assert question.is_bare


def test_a_role_goes_to_whom_the_sources_most_often_give_it(index: Index, tmp_path: Path) -> None:
    texts = {
        "a.txt": "Foreign minister Ida Lund said no.",
        "b.txt": "Later foreign minister Ida Lund spoke on.",
        "c.txt": "Foreign minister Per Holm said yes.",
    }
    build(index, tmp_path, texts)
    assert index.understand("what did the foreign minister say").read_as == (("the foreign minister", "Ida Lund"),)


@pytest.mark.parametrize("asked", ["what did Песков say about gas", "what did Peskow say about gas"])
def test_a_name_is_found_in_the_spellings_of_the_sources(peskov: Index, asked: str) -> None:
    assert peskov.retrieve(asked, 1)[0].source == "gas.txt"
    assert "peskov" in frozenset().union(*peskov.understand(asked).terms)
    answer = Bot(peskov).ask(asked)
    assert answer.found
    assert "Peskov told reporters" in answer.citations[0].quote


@pytest.mark.parametrize(("asked", "source"), [("Karl Voss", "bridges.txt"), ("Anna Voss", "ferries.txt")])
def test_of_two_of_one_surname_only_the_one_asked_about_speaks(voss: Index, asked: str, source: str) -> None:
    question = voss.understand(f"what did {asked} say")
    assert (question.speakers, question.known) == ((asked,), True)
    assert {passage.source for passage in voss.retrieve(f"what did {asked} say", 9)} == {source}
    answer = Bot(voss).ask(f"what did {asked} say")
    assert {citation.source for citation in answer.citations} == {source}


def test_a_surname_alone_is_anybodys(voss: Index) -> None:
    question = voss.understand("what did Voss say")
    assert (question.speakers, question.known) == (None, True)
    answer = Bot(voss).ask("what did Voss say")
    assert {citation.source for citation in answer.citations} == {"bridges.txt", "ferries.txt"}


@pytest.mark.parametrize("topic", ["", " about ferries"])
def test_one_who_does_not_speak_is_not_answered_for_by_another_of_that_surname(
    index: Index, tmp_path: Path, topic: str
) -> None:
    build(index, tmp_path, {name: text for name, text in VOSS.items() if name != "bridges.txt"})
    assert not index.understand(f"what did Karl Voss say{topic}").known
    answer = Bot(index).ask(f"what did Karl Voss say{topic}")
    assert not answer.found
    assert answer.text.startswith("No source has Karl Voss speaking.")
    assert answer.confidence == 0
    assert Bot(index).ask(f"what did Anna Voss say{topic}").found


def test_a_speaker_that_is_given_wins_over_the_one_asked_about(voss: Index) -> None:
    found = voss.retrieve("what did Karl Voss say", 9, speaker="Anna Voss")
    assert {passage.source for passage in found} == {"ferries.txt"}


ALIASES = """
"Dmitry Peskov" = ["the Kremlin's mouth", "DP", "Peskov"]
Ferries = "boats that carry cars"
"""


@pytest.fixture
def aliased(index: Index, tmp_path: Path) -> Path:
    """The file of aliases beside the sources of an index."""
    build(index, tmp_path, PESKOV | VOSS)
    file = tmp_path / "named" / "aliases.toml"
    file.write_text(ALIASES, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        ("what did the Kremlin's mouth say", "what did Dmitry Peskov say"),
        ("What did dp say about gas?", "What did Dmitry Peskov say about gas"),
        ("are boats that carry cars slow", "are Ferries slow"),
        ("what did Peskov say", "what did Dmitry Peskov say"),
    ],
)
def test_aliases_hold_without_a_build(index: Index, aliased: Path, asked: str, read: str) -> None:
    assert index.understand(asked).text == read
    assert Bot(index).ask(asked).asked_as == read


@pytest.mark.parametrize("asked", ["what did Dmitry Peskov say", "what is the DPR", "boats that carry"])
def test_a_name_is_no_alias_of_itself_and_no_part_of_a_word_is_one(index: Index, aliased: Path, asked: str) -> None:
    assert index.understand(asked).read_as == ()


def test_aliases_may_be_changed_and_taken_away(index: Index, aliased: Path) -> None:
    assert index.understand("what did DP say").speaker == "Dmitry Peskov"
    aliased.write_text('"Karl Voss" = "DP"\n', encoding="utf-8")
    os.utime(aliased, ns=(1, 1))
    assert index.understand("what did DP say").speaker == "Karl Voss"
    aliased.unlink()
    assert index.understand("what did DP say").speaker == "DP"


def test_a_bad_file_of_aliases_is_told_and_hides_nothing(index: Index, aliased: Path) -> None:
    aliased.write_text('"Dmitry Peskov" = 7\n', encoding="utf-8")
    with pytest.raises(QuestionError) as caught:
        index.retrieve("what did DP say")
    assert str(aliased) in str(caught.value)
    assert "Dmitry Peskov" in str(caught.value)
    assert '= ["other name"' in caught.value.hint
    aliased.unlink()
    assert index.retrieve("what did Peskov say")


def test_what_an_apostrophe_parts_from_a_name_is_no_spelling_of_it(tmp_path: Path, index: Index) -> None:
    """Else every "it's" would be about Voss, as some source has "Voss's"."""
    texts = {
        "voss.txt": "Ilya Orlov said that Voss's Tower is safe. Ilya Orlov praised Anna Voss and Liam O'Malley.",
        "port.txt": "Ilya Orlov said that it's the port's fault, and a vote of o and s.",
    }
    build(index, tmp_path, texts)
    assert index.understand("what did Orlov say about Voss").terms[-1] == {"voss"}
    assert index.understand("what did Orlov say about O'Malley").terms[-1] == {"malley"}
    assert {one.source for one in index.statements("Orlov", "Voss")} == {"voss.txt"}
