from pathlib import Path

import pytest

from index import Index
from index.search import candidates, understand
from tests.fakes import CountingEmbedder


@pytest.fixture
def found(index: Index, folder: Path, embedder: CountingEmbedder):
    index.build([folder])
    question = understand("apples")
    with index._live.view() as view:
        yield candidates(view.snapshot, question, embedder.embed_question("apples"))


def test_every_passage_of_either_list_has_its_true_cosine(found, embedder: CountingEmbedder, index: Index) -> None:
    question = embedder.embed_question("apples")
    for candidate in found:
        passage = next(p for p in index.retrieve("apples", 10) if p.id == candidate.id)
        assert candidate.cosine == pytest.approx(float(embedder.embed([passage.text])[0] @ question), abs=1e-4)


def test_best_first_in_0_to_1(found) -> None:
    scores = [candidate.fused for candidate in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert found[0].bm25 > 0
    assert [candidate.bm25 for candidate in found[1:]] == [0, 0]


def test_a_store_without_any_match_gives_the_nearest(index: Index, folder: Path) -> None:
    index.build([folder])
    assert len(index.retrieve("xylophone", 10)) == 3
