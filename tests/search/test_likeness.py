from collections.abc import Iterator
from pathlib import Path

import pytest

from index import Index
from index.search import understand
from index.search.likeness import Likeness
from tests.fakes import TokenCountingEmbedder

TEXT = "Anna bakes bread. The oven is hot."


@pytest.fixture
def bakery(tmp_path: Path, place: Path | str) -> Iterator[Index]:
    (tmp_path / "bakery.txt").write_text(TEXT, encoding="utf-8")
    index = Index.open(place, embedder=TokenCountingEmbedder())
    index.build([tmp_path / "bakery.txt"])
    yield index
    index.close()


def like(index: Index, question: str, start: int, end: int) -> Likeness:
    asked = understand(question)
    (passage,) = index.retrieve(asked)
    found = index.likeness(asked, passage, (start, end))
    assert found is not None
    return found


def test_a_word_is_most_like_itself_and_only_in_its_stretch(bakery: Index) -> None:
    here = like(bakery, "who bakes bread", 0, 17).words
    there = like(bakery, "who bakes bread", 18, len(TEXT)).words
    assert set(here) == {(0, 3), (4, 9), (10, 15)}
    for word in ((4, 9), (10, 15)):
        assert here[word] > 0.6 > there[word]


def test_a_wider_stretch_meets_no_word_less(bakery: Index) -> None:
    some, all_ = (like(bakery, "is Anna's bread hot", 0, end).words for end in (17, len(TEXT)))
    assert all(all_[word] >= some[word] for word in some)


def test_the_passage_s_likeness_is_the_same_for_every_stretch(bakery: Index) -> None:
    assert like(bakery, "who bakes", 0, 17).passage == like(bakery, "who bakes", 18, len(TEXT)).passage


def test_a_stretch_without_tokens_is_like_nothing(bakery: Index) -> None:
    found = like(bakery, "who bakes", 3, 4)
    assert (found.stretch, set(found.words.values())) == (0.0, {0.0})


def test_without_vectors_of_tokens_there_is_none(index: Index, folder: Path) -> None:
    index.build([folder])
    asked = understand("are apples red")
    assert index.likeness(asked, index.retrieve(asked)[0], (0, 10)) is None
