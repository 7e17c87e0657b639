from pathlib import Path

import pytest

from index import Index
from index.search import understand
from index.search.fuse import Candidate, candidates
from index.store.lexical import LexicalIndex
from index.store.row import serial
from index.store.within import Within
from tests.fakes import CountingEmbedder


def matches(words: LexicalIndex, question: str, within: Within | None = None) -> dict[int, float]:
    return words.search(sorted(frozenset().union(*understand(question).terms)), 100, within)


@pytest.fixture
def found(index: Index, folder: Path, embedder: CountingEmbedder):
    index.build([folder])
    with index._live.view() as view:
        told = matches(view.snapshot.words, "apples")
        yield candidates(view.snapshot, understand("apples"), embedder.embed_question("apples"), told)


def test_every_passage_of_either_list_has_its_true_cosine(found, embedder: CountingEmbedder, index: Index) -> None:
    question = embedder.embed_question("apples")
    assert len(found) == 3
    for candidate in found:
        passage = next(p for p in index.retrieve("apples", 10) if p.id == candidate.id)
        assert candidate.cosine == pytest.approx(float(embedder.embed([passage.text])[0] @ question), abs=1e-3)


def test_best_first_in_0_to_1(found) -> None:
    scores = [candidate.fused for candidate in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert found[0].bm25 > 0
    assert [candidate.bm25 for candidate in found[1:]] == [0, 0]


def test_cosines_and_bm25_are_added_on_their_own_scales(found) -> None:
    best = found[0].bm25
    for candidate in found:
        assert candidate.fused == pytest.approx(0.4 * candidate.cosine + 0.6 * candidate.bm25 / best, abs=1e-6)


def test_words_weigh_more_where_somebody_is_asked_about(index: Index, folder: Path, embedder: CountingEmbedder) -> None:
    index.build([folder])
    asked = "what did Boris say"
    with index._live.view() as view:
        told = matches(view.snapshot.words, asked)
        first, *_ = candidates(view.snapshot, understand(asked), embedder.embed_question(asked), told)
    assert first.fused == pytest.approx(0.2 * first.cosine + 0.8, abs=1e-6)


def test_a_match_that_is_not_near_has_its_place_too(
    index: Index, folder: Path, embedder: CountingEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A passage that the words alone find is a candidate, however few the vectors give."""
    monkeypatch.setattr("index.search.fuse.DEPTH", 1)
    index.build([folder])
    vector = embedder.embed_question("Boris told reporters that boats sink.")
    with index._live.view() as view:
        told = matches(view.snapshot.words, "apples")
        found = candidates(view.snapshot, understand("apples"), vector, told, 1)
        within = candidates(view.snapshot, understand("apples"), vector, told, 1, within=Within(("apples.txt",)))
    assert {candidate.bm25 > 0 for candidate in found} == {True, False}
    assert all(candidate.id and serial(candidate.id) for candidate in found)
    assert [candidate.bm25 > 0 for candidate in within] == [True]


def test_a_candidate_is_a_passage_by_its_number(found: list[Candidate], index: Index) -> None:
    import numpy as np

    with index._live.view() as view:
        numbers = np.array([candidate.number for candidate in found])
        assert view.snapshot.columns.ids(numbers) == [candidate.id for candidate in found]


def test_a_store_without_any_match_gives_the_nearest(index: Index, folder: Path) -> None:
    index.build([folder])
    assert len(index.retrieve("xylophone", 10)) == 3
