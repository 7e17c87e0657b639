from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Index
from index.search import understand
from tests.conftest import NewPlace, write_small
from tests.fakes import CountingEmbedder

TODAY = date(2025, 3, 12)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "speaker", "topic"),
    [
        ("what did Peskov say", "Peskov", ()),
        ("What did Peskov say?", "Peskov", ()),
        ("what did peskov say about gas prices", "peskov", ("gas", "prices")),
        ("what has President Putin said on NATO?", "Putin", ("NATO",)),
        ("What did Dmitry Peskov tell reporters?", "Dmitry Peskov", ("reporters",)),
        ("how did Zelensky react to the summit", "Zelensky", ("summit",)),
        ("did Umerov say anything about prisoners?", "Umerov", ("prisoners",)),
        ("what was Zakharova's response", "Zakharova", ()),
        ("Peskov said what?", "Peskov", ()),
        ("what did Marta Pound write about the budget?", "Marta Pound", ("budget",)),
        ("what else did Peskov say", "Peskov", ()),
        ('what did "Ostrander" say AND NOT (Lindqvist', "Ostrander", ("Lindqvist",)),
    ],
)
def test_who_is_asked_about_and_on_what(text: str, speaker: str, topic: tuple[str, ...]) -> None:
    question = understand(text)
    assert (question.kind, question.speaker, question.topic) == ("said", speaker, topic)
    assert question.is_bare is (topic == ())
    assert question.surname == speaker.rsplit(maxsplit=1)[-1]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("How many prisoners will be exchanged?", "count"),
        ("what share of them voted", "count"),
        ("when was the first summit", "when"),
        ("in which year did it begin", "when"),
        ("Where was it held?", "where"),
        ("in which city do they meet", "where"),
        ("who rejected the second peace summit", "who"),
        ("Which minister resigned?", "who"),
        ("What is the capital of Australia?", "what"),
        ("what does a ceasefire mean", "what"),
        ("define ceasefire", "what"),
        ("Is the harbour closed?", "whether"),
        ("didn't the talks fail", "whether"),
        ("Didn’t the talks fail", "whether"),
        ("will there be a summit", "whether"),
        ("did Putin say anything", "said"),
        ("what did he say", "other"),
        ("the harbour", "other"),
        ("Isabel", "other"),
        ("", "other"),
        ("whoever comes", "other"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    question = understand(text)
    assert question.kind == kind
    assert (question.speaker is None) == (kind != "said")
    assert question.is_bare is (text == "did Putin say anything")


def test_question_words_are_left_out_unless_there_are_no_others() -> None:
    assert understand("What did the Kremlin's spokesman say about it?").words == ("Kremlin", "spokesman")
    assert understand("what is it").words == ("what", "is", "it")


def test_a_name_stands_for_its_spellings() -> None:
    (term,) = understand("Zelenskyy").terms
    assert {"zelenskyy", "zelenski"} <= term


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ('who spoke of a "reward for war"?', ("reward for war",)),
        ("who spoke of a “reward for war”?", ("reward for war",)),
        ("who spoke of a „reward for war“?", ("reward for war",)),
        ("who spoke of a «reward for war»?", ("reward for war",)),
        ("who spoke of « reward for war »?", ("reward for war",)),
        ('"red lines" and "hot lines"', ("red lines", "hot lines")),
        ("who doesn't like the minister's 'reward for war'", ()),
        ("who doesn’t like the minister’s ‘reward for war’", ()),
        ('an empty "" and a "—" and an open "end', ()),
    ],
)
def test_phrases_stand_between_quotation_marks(text: str, phrases: tuple[str, ...]) -> None:
    assert understand(text).phrases == phrases


@pytest.mark.parametrize(
    ("text", "since", "until", "words"),
    [
        ("what did Peskov say last week about gas", "2025-03-03", "2025-03-09", ("Peskov", "gas")),
        ("what was signed yesterday", "2025-03-11", "2025-03-11", ("signed",)),
        ("what did Peskov say in March 2025", "2025-03-01", "2025-03-31", ("Peskov", "March", "2025")),
        ("who resigned in 2024", "2024-01-01", "2024-12-31", ("resigned", "2024")),
        ("who resigned in the last 3 days", "2025-03-09", "2025-03-12", ("resigned", "last", "3", "days")),
    ],
)
def test_a_time_is_read_and_stays_a_word_only_where_sources_may_have_it(
    text: str, since: str, until: str, words: tuple[str, ...]
) -> None:
    question = understand(text, TODAY)
    assert question.period is not None
    assert (question.period.since, question.period.until) == (since, until)
    assert question.words == words


def test_last_week_alone_is_no_topic() -> None:
    assert understand("what did Peskov say last week?", TODAY).is_bare
    assert not understand("what did Peskov say in March 2025?", TODAY).is_bare
    assert understand("what did Peskov say?", TODAY).period is None


@pytest.fixture(scope="module")
def bridges(tmp_path_factory: pytest.TempPathFactory, new_place: NewPlace) -> Iterator[Index]:
    """Four stories of two papers and two months, among others."""
    folder = tmp_path_factory.mktemp("bridges")
    write_small(folder)
    for name, publisher, day, story in (
        ("hd-march", "Harbour Dispatch", "2025-03-04", "The bridge was closed at dawn, after a lorry had hit it."),
        ("hd-june", "Harbour Dispatch", "2025-06-04", "Nobody knows why a bridge was closed to all traffic this noon."),
        ("mb-march", "Meridian Brief", "2025-03-05", "Rust is why engineers closed the bridge."),
        (
            "mb-june",
            "Meridian Brief",
            "2025-06-05",
            "Trains stood still while the bridge was closed, as the river rose.",
        ),
    ):
        text = f"---\ntitle: Report\npublisher: {publisher}\ndate: {day}\n---\n\n{story}\n"
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    index = Index.open(new_place(), embedder=CountingEmbedder())
    index.build([folder])
    yield index
    index.close()


@pytest.mark.parametrize("publisher", ["Harbour Dispatch", "Meridian Brief"])
def test_a_publisher_that_the_question_names_comes_first(bridges: Index, publisher: str) -> None:
    asked = f"why was the bridge closed according to {publisher.upper()}"
    assert bridges.understand(asked).publishers == {publisher}
    assert [passage.publisher for passage in bridges.retrieve(asked, 4)[:2]] == [publisher] * 2
    assert bridges.understand("why was the Harbour closed").publishers == frozenset()


@pytest.mark.parametrize(("month", "written"), [("March", "2025-03"), ("June", "2025-06")])
def test_the_time_that_the_question_names_comes_first(bridges: Index, month: str, written: str) -> None:
    found = bridges.retrieve(f"why was the bridge closed in {month} 2025", 4)
    assert {str(passage.published)[:7] for passage in found[:2]} == {written}
    assert len(found) == 4


def test_filters_that_are_given_win_over_what_the_question_names(bridges: Index) -> None:
    found = bridges.retrieve("why was the bridge closed in March 2025", 9, since="2025-06", publisher="Meridian Brief")
    assert [passage.source for passage in found] == ["mb-june.md"]
    found = bridges.retrieve("what did Harbour Dispatch say of the bridge", 9, publisher="Meridian Brief")
    assert {passage.publisher for passage in found} == {"Meridian Brief"}


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("What did Zelensky/Putin say about gas?", "Zelensky Putin", ("Zelensky", "Putin", "gas")),
        ("What did Pes\u200bkov\u00ad say", "Peskov", ("Peskov",)),
        ("What did Jose\u0301 say", "José", ("José",)),
    ],
)
def test_signs_part_names_and_invisible_ones_do_not(text: str, speaker: str, words: tuple[str, ...]) -> None:
    question = understand(text)
    assert (question.speaker, question.words) == (speaker, words)


@given(st.text())
def test_no_text_is_too_odd(text: str) -> None:
    question = understand(text)
    assert len(question.words) == len(question.terms)
    assert question.is_bare is (question.speaker is not None and not question.topic)
