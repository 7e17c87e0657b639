from collections.abc import Iterator

import pytest

from index import Index
from index.search.topics import is_name
from index.store import reading
from tests import plainly
from tests.conftest import NewPlace
from tests.fakes import CountingEmbedder

TEXTS = (
    "Anna Voss said that the talks will go on. It rained. Anna Voss said that nobody left the talks.",
    "Anna Voss said that gas prices are high. Anna Voss said that she saw the bill for gas prices.",
    "Anna Voss said that the rent is due. It snowed.",
    "Anna Voss said that the Harbour Authority sleeps. Karl Berg said that the weather of the north is fine.",
)


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory, new_place: NewPlace) -> Iterator[Index]:
    folder = tmp_path_factory.mktemp("texts")
    for number, text in enumerate(TEXTS):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    index = Index.open(new_place(), embedder=CountingEmbedder())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "statements", plainly.statements)
        index.build([folder])
    yield index
    index.close()


def test_topics_are_told_as_the_statements_write_them(said: Index) -> None:
    found = said.topics("Voss")
    assert ("the talks", 2) in found[:2]
    assert len(found) == 3
    assert ("the Harbour Authority", 1) in said.topics("Voss", 9)


def test_a_topic_stands_in_so_many_statements(said: Index) -> None:
    contents = [one.content for one in said.statements("Voss", k=99)]
    for topic, number in said.topics("Voss", 9):
        assert sum(topic.removeprefix("the ").lower() in content.lower() for content in contents) == number


def test_fewer_topics_are_the_first_of_more(said: Index) -> None:
    everything = said.topics("Voss", 99)
    for most in range(len(everything)):
        assert said.topics("Voss", most) == everything[:most]


def test_a_plain_word_that_comes_once_stands_behind_names_and_what_comes_again(said: Index) -> None:
    names = [topic for topic, number in said.topics("Voss", 99) if number > 1 or is_name(topic)]
    assert [topic for topic, _ in said.topics("Voss", len(names))] == names
    assert len(said.topics("Voss", 99)) > len(names) == 3


def test_who_does_not_speak_has_no_topics(said: Index) -> None:
    assert said.topics("Nobody") == []
