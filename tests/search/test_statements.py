from collections.abc import Iterator
from pathlib import Path

import pytest

from index import Index
from index.errors import QuestionError
from index.search import topic
from index.store import reading
from index.types import Statement
from tests import plainly
from tests.conftest import NewPlace
from tests.fakes import CountingEmbedder

TEXTS = {
    "2025-03-01 port.md": """---
title: Of cranes
publisher: The Port Post
date: 2025-03-01
---

The mayor Anna Voss said that the harbour needs a new crane. It rained. Karl Voss said that nobody will pay for it.
""",
    "2025-03-05 crane.md": """---
title: Of bread
publisher: The Port Post
date: 2025-03-05
---

Voss the baker slept. Anna Voss said on 2025-02-27 that bread is dear. She left.

Anna Voss said that the harbour needs a new crane. Later he said that cranes are slow, dear and loud, and ships wait.
""",
    "coal.md": """---
title: Of coal
publisher: Daily Coal
date: 2025-04-02
---

Ilya Orlov said that coal from the north will be burnt. Anna Voss noted that the harbour needs a new crane.
""",
    "ferry.md": """---
title: Of ships
publisher: Daily Coal
---

Orlov said that the ferry sails on Sundays. Ilya Orlov said that the ferry does not sail on Mondays.
""",
}


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory, new_place: NewPlace) -> Iterator[Index]:
    """An index of four sources in which three people speak plainly."""
    folder = tmp_path_factory.mktemp("sources")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    index = Index.open(new_place(), embedder=CountingEmbedder())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "statements", plainly.statements)
        index.build([folder])
    yield index
    index.close()


def everything(index: Index) -> list[Statement]:
    """All statements, none folded."""
    return [one for found in index.statements(k=100) for one in (found, *found.also)]


def place(statement: Statement) -> tuple[str, int]:
    return statement.source, statement.start


def places(found: list[Statement]) -> set[tuple[str, int]]:
    return {place(one) for statement in found for one in (statement, *statement.also)}


def test_every_statement_stands_in_its_source(said: Index) -> None:
    found = everything(said)
    assert len(found) == 9
    for one in found:
        text = said.document(one.source).text
        assert text[one.start : one.end] == one.content
        assert one.cue in text[one.sentence_start : one.sentence_end]
        assert one.sentence_start <= min(one.start, one.speaker_start)
        assert max(one.end, one.speaker_end) <= one.sentence_end
        assert one.speaker_end <= one.start or one.end <= one.speaker_start
        assert 0 <= one.score <= 1


def test_all_come_in_order_of_their_sources(said: Index) -> None:
    found = said.statements(k=100)
    assert [place(one) for one in found] == sorted(place(one) for one in found)
    assert said.statements(k=2) == found[:2]


def test_a_speaker_has_all_his_statements_and_no_other(said: Index) -> None:
    for speaker in said.speakers():
        found = said.statements(speaker.name, k=100)
        assert places(found) == {place(one) for one in everything(said) if one.speaker == speaker.name}
        assert sum(1 + len(one.also) for one in found) == speaker.statements


def test_the_same_words_are_given_once_with_all_their_places(said: Index) -> None:
    (crane,) = [one for one in said.statements("Anna Voss", k=100) if "crane" in one.content and one.also]
    assert {one.source for one in (crane, *crane.also)} == {"2025-03-01 port.md", "2025-03-05 crane.md", "coal.md"}
    assert {one.content for one in crane.also} == {crane.content}
    assert crane.cue == "said"


@pytest.mark.parametrize("order", ["best", "first", "latest"])
def test_folding_loses_nothing(said: Index, order: str) -> None:
    found = said.statements(k=100, order=order)
    assert places(found) == {place(one) for one in everything(said)}
    assert sum(1 + len(one.also) for one in found) == 9


def test_a_surname_may_be_of_several(said: Index) -> None:
    found = said.statements("Voss", k=100)
    assert {one.speaker for one in found} == {"Anna Voss", "Karl Voss"}
    assert found[0].speaker == "Anna Voss"
    assert {one.speaker for one in said.statements("Karl Voss")} == {"Karl Voss"}
    assert {one.speaker for one in said.statements("Orlov")} == {"Ilya Orlov"}


@pytest.mark.parametrize("asked", ["Olga Voss", "Nobody", "the admiral"])
def test_who_does_not_speak_says_nothing(said: Index, asked: str) -> None:
    assert said.statements(asked) == []
    assert said.speakers(asked) == []


def test_a_slip_and_a_role_find_the_speaker(said: Index) -> None:
    assert said.statements("Orlow") == said.statements("Ilya Orlov")
    assert {one.speaker for one in said.statements("the mayor")} == {"Anna Voss"}


@pytest.mark.parametrize(
    ("filters", "passes"),
    [
        ({"publisher": "daily coal"}, lambda one: one.publisher == "Daily Coal"),
        ({"source": "2025*"}, lambda one: one.source.startswith("2025")),
        ({"since": "2025-03"}, lambda one: day(one) >= "2025-03"),
        ({"until": "2025-02-28"}, lambda one: "0" < day(one) <= "2025-02-28"),
        ({"since": "2025-03-05", "until": "2025-03-05"}, lambda one: day(one) == "2025-03-05"),
        ({"since": "2025-02", "publisher": "The Port Post"}, lambda one: day(one) > "2025" and "Post" in one.publisher),
    ],
)
@pytest.mark.parametrize("speaker", [None, "Voss"])
def test_filters_equal_a_scan(said: Index, filters: dict[str, str], passes: object, speaker: str | None) -> None:
    own = [one for one in everything(said) if speaker is None or speaker in (one.speaker or "")]
    assert places(said.statements(speaker, k=100, **filters)) == {place(one) for one in own if passes(one)}


def day(statement: Statement) -> str:
    return statement.spoken or statement.published or ""


def test_time_goes_by_the_day_of_speech_and_what_has_none_comes_last(said: Index) -> None:
    first = [day(one) for one in said.statements(k=100, order="first")]
    latest = [day(one) for one in said.statements(k=100, order="latest")]
    dated = [one for one in first if one]
    assert dated == sorted(dated)
    assert first[: len(dated)] == dated
    assert [one for one in latest if one] == sorted((one for one in latest if one), reverse=True)
    assert latest[0] == "2025-04-02"
    assert latest[-1] == ""
    assert said.statements("Anna Voss", order="first")[0].content == "bread is dear"


def test_a_topic_gives_what_speaks_of_it_and_nothing_else(said: Index) -> None:
    found = said.statements("Anna Voss", "the crane")
    assert [one.content for one in found] == [
        "the harbour needs a new crane",
        "cranes are slow, dear and loud, and ships wait",
    ]
    assert {one.speaker for one in said.statements(about="the ferry")} == {"Ilya Orlov"}
    assert said.statements("Anna Voss", "the ferry") == []
    assert said.statements("Ilya Orlov", "gas prices") == []


@pytest.fixture(scope="module")
def meant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """An index of two speakers, embedded by the model that is installed."""
    folder = tmp_path_factory.mktemp("meant")
    (folder / "town.md").write_text(
        "Anna Voss said that the harbour needs a new crane. Anna Voss said that bread costs more than last year. "
        "Anna Voss said that nurses leave the hospital because they are paid badly. It rained. "
        "Karl Voss said that the ferry sails on Sundays.",
        encoding="utf-8",
    )
    index = Index.open(folder / "store")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "statements", plainly.statements)
        index.build([folder / "town.md"])
    yield index
    index.close()


@pytest.mark.parametrize(
    ("about", "words"),
    [
        ("higher food prices", "bread"),
        ("low salaries of medical staff", "nurses"),
        ("lifting equipment at the port", "crane"),
    ],
)
def test_a_topic_in_other_words_is_found_by_its_meaning(meant: Index, about: str, words: str) -> None:
    found = meant.statements("Anna Voss", about)
    assert words in found[0].content
    assert {one.speaker for one in found} == {"Anna Voss"}
    assert all(0 <= one.score <= 1 for one in found)
    assert words in meant.statements(about=about)[0].content


def test_nobody_is_given_a_topic_that_he_does_not_speak_of(meant: Index) -> None:
    assert meant.statements("Anna Voss", "chess grandmasters") == []
    assert meant.statements("Karl Voss", "rising food prices") == []


def test_where_words_tell_enough_meaning_is_not_asked(meant: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(topic, "nearness", lambda *told: asked.append(told[2].text) or [0.0] * len(told[4]))
    meant.statements("Anna Voss", "the crane")
    assert asked == []
    meant.statements("Anna Voss", "the derrick")
    assert asked == ["the derrick"]


def test_one_word_for_another_is_found_by_its_meaning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "statements", plainly.statements)
    texts = {
        "a.txt": "Anna Voss said that nobody should own guns. It rained, and the mayor went home at noon.",
        "b.txt": "Anna Voss said that the bread of the north is dear. The trees are green in the park now.",
        "c.txt": "Anna Voss said that soldiers of the north will march in the winter. The sea was calm on that day.",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    index = Index.open(tmp_path / "store")
    index.build([tmp_path / name for name in texts])
    assert [one.content for one in index.statements("Anna Voss", "firearms")] == ["nobody should own guns"]
    assert [one.source for one in index.statements("Anna Voss", "troops")] == ["c.txt"]
    assert index.statements("Anna Voss", "gas prices") == []
    index.close()


def test_what_stands_before_a_statement_counts_where_nothing_else_does(said: Index) -> None:
    assert [one.content for one in said.statements("Karl Voss", "the crane")] == ["nobody will pay for it"]
    assert said.statements("Ilya Orlov", "the crane") == []


def test_a_topic_is_filtered_and_ordered_too(said: Index) -> None:
    (found,) = said.statements("Anna Voss", "the crane", until="2025-03-01")
    assert found.source == "2025-03-01 port.md"
    days = [day(one) for one in said.statements("Anna Voss", "crane", order="latest")]
    assert days == sorted(days, reverse=True)


def test_sources_take_turns(said: Index) -> None:
    found = said.statements("Anna Voss", k=100)
    assert len({one.source for one in found[:2]}) == 2
    scores = [one.score for one in found]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    "asked", [{"k": 0}, {"order": "worst"}, {"since": "yesterday"}, {"until": "2025-02-30"}, {"about": "coal", "k": -1}]
)
def test_what_cannot_be_understood_is_an_error(said: Index, asked: dict[str, object]) -> None:
    with pytest.raises(QuestionError) as error:
        said.statements(**asked)
    assert error.value.hint


def test_blank_names_and_topics_ask_for_everything(said: Index) -> None:
    assert said.statements("  ", " ") == said.statements()


def test_speakers_are_told_with_what_is_known_of_them(said: Index) -> None:
    anna, orlov, karl = said.speakers()
    assert (anna.name, anna.also_written, anna.roles, anna.statements) == ("Anna Voss", (), ("mayor",), 5)
    assert (anna.first, anna.last) == ("2025-03-01", "2025-04-02")
    assert anna.sources == ("2025-03-01 port.md", "2025-03-05 crane.md", "coal.md")
    assert (orlov.name, orlov.also_written, orlov.statements) == ("Ilya Orlov", ("Orlov",), 3)
    assert (karl.name, karl.statements) == ("Karl Voss", 1)
    assert said.speakers("the mayor") == [anna]
    assert said.nearest_speakers("Olga Voss") == [anna, karl]


def test_whoever_is_listed_is_found_by_that_very_name(place: Path | str, tmp_path: Path) -> None:
    """Though it may be understood as another's, too."""
    (tmp_path / "a.txt").write_text("Mrs. Quint's campaign said that the bridge was safe.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("The Quint campaign said that the tunnel was wet.", encoding="utf-8")
    index = Index.open(place, embedder=CountingEmbedder())
    index.build([tmp_path / "a.txt", tmp_path / "b.txt"])
    for one in index.speakers():
        assert one in index.speakers(one.name)
        said = index.statements(one.name)
        assert len([statement for statement in said if statement.speaker == one.name]) == one.statements
    index.close()


def test_one_who_is_named_in_what_they_say_may_be_another(place: Path | str, tmp_path: Path) -> None:
    """Asked about somebody else, what "she" says of her by name comes after what she is said to say."""
    (tmp_path / "a.txt").write_text(
        "Anna Voss came. “It is a choice between Voss and Ruiz, and I choose Ruiz,” she said.", encoding="utf-8"
    )
    (tmp_path / "b.txt").write_text("Anna Voss came. She said that Ruiz is a sailor of the old kind.", encoding="utf-8")
    index = Index.open(place, embedder=CountingEmbedder())
    index.build([tmp_path / "a.txt", tmp_path / "b.txt"])
    for about in (None, "Ruiz"):
        first, second = index.statements("Anna Voss", about)
        assert (first.source, second.source) == ("b.txt", "a.txt")
        assert second.score < 0.7 * first.score
    index.close()
