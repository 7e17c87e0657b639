from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.extract.sure.signs import Signs, look
from index import Index
from index.search import understand
from tests.fakes import TokenCountingEmbedder

MILL = "The mill by the northern gate was sold in 1904. It had 3 wheels. Its owner Petra Dahl kept the largest."


@pytest.fixture
def mill(tmp_path: Path) -> Iterator[Index]:
    """An index whose embedder has a vector for each word."""
    (tmp_path / "mill.txt").write_text(MILL, encoding="utf-8")
    index = Index.open(tmp_path / "store", embedder=TokenCountingEmbedder())
    index.build([tmp_path / "mill.txt"])
    yield index
    index.close()


def signs(index: Index, question: str) -> Signs:
    asked = understand(question)
    found = look(asked, index.retrieve(asked)[0], index)
    assert found is not None
    return found


def test_a_question_that_has_only_the_sentence_s_words_lacks_nothing(mill: Index) -> None:
    found = signs(mill, "was the mill by the northern gate sold in 1904")
    missing = found._replace(sentence=0, passage=0, name=0, words=0)
    assert set(missing) == {0}


@pytest.mark.parametrize(
    ("question", "sign"),
    [
        ("was the mill by the northern gate sold in 1917", "numbers"),
        ("was the mill by the northern gate sold to Anna Grim", "names"),
        ("was the mill by the northern gate never sold", "negation"),
        ("was the mill by the southern gate sold", "opposite"),
        ("was the first mill by the northern gate sold", "extreme"),
        ("was the mill by the northern gate painted", "absent"),
        ("who bought it by the gate of the mill", "missing"),
    ],
)
def test_what_is_changed_is_seen(mill: Index, question: str, sign: str) -> None:
    assert getattr(signs(mill, question), sign) > 0
    assert getattr(signs(mill, "was the mill by the northern gate sold in 1904"), sign) == 0


def test_what_is_wanted_may_stand_beside_the_sentence(mill: Index) -> None:
    assert not signs(mill, "how many wheels had the mill").unfilled
    assert not signs(mill, "who owned the wheels").unfilled
    assert signs(mill, "how many of 3 wheels had it in 1904").unfilled


def test_last_at_the_end_is_a_verb(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The first strike of the millers took two days.", encoding="utf-8")
    index = Index.open(tmp_path / "store", embedder=TokenCountingEmbedder())
    index.build([tmp_path / "a.txt"])
    assert signs(index, "how long did the strike of the millers last").opposite == 0
    assert signs(index, "how long was the last strike of the millers").opposite == 1
    index.close()


def test_shares_are_shares(mill: Index) -> None:
    for question in ("who sold bread in Oslo", "mill", "and so on", "when was the mill sold", "what is 1904"):
        found = signs(mill, question)
        assert 0 <= found.missing <= 1
        assert 0 <= found.absent <= 1
        assert all(-1.01 <= one <= 1.01 for one in (found.sentence, found.passage, found.name, found.words))


def test_without_vectors_of_tokens_there_are_no_signs(index: Index, folder: Path) -> None:
    index.build([folder])
    asked = understand("are apples red")
    assert look(asked, index.retrieve(asked)[0], index) is None
