import re
from math import sqrt

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index import Index
from index.errors import QuestionError
from index.search import understand
from index.search.rerank import TokenVectors, late_interaction, weighted
from index.store.encoded import signs
from index.types import TokenEmbedder

DIMENSION = 24


def plainly(tokens: TokenVectors, passage: np.ndarray) -> float:
    """The definition, token by token, over the signs as numbers."""
    similar = [
        [sum(float(q) * (1 if t > 0 else -1) for q, t in zip(query, token, strict=True)) / sqrt(len(query))
         for token in passage]
        for query in tokens.vectors
    ]  # fmt: skip
    weights = [float(weight) for weight in tokens.weights]
    halves = range(0, max(len(passage) - 16, 1), 16)
    whole = sum(weight * max(own) for weight, own in zip(weights, similar, strict=True))
    best = max(
        sum(weight * max(own[start : start + 32]) for weight, own in zip(weights, similar, strict=True))
        for start in halves
    )
    return 3 * whole + 3 * best


def question(rng: np.random.Generator, tokens: int) -> TokenVectors:
    vectors = rng.normal(size=(tokens, DIMENSION)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    weights = rng.random(tokens).astype(np.float32)
    return TokenVectors(vectors, weights / weights.sum())


@pytest.mark.parametrize("seed", range(5))
def test_it_is_what_the_definition_says(seed: int) -> None:
    rng = np.random.default_rng(seed)
    asked = question(rng, 7)
    lengths = [1, 15, 16, 17, 31, 32, 33, 48, 49, 64, 100, *rng.integers(1, 120, 5)]
    passages = [rng.normal(size=(n, DIMENSION)).astype(np.float32) for n in lengths]
    met = late_interaction(asked, [signs(passage) for passage in passages])
    assert met == pytest.approx([plainly(asked, passage) for passage in passages], abs=1e-4)


def test_a_passage_counts_the_same_beside_whatever_others() -> None:
    rng = np.random.default_rng(7)
    asked = question(rng, 3)
    passages = [signs(rng.normal(size=(n, DIMENSION))) for n in (20, 1, 70)]
    together = late_interaction(asked, passages)
    assert together == pytest.approx([late_interaction(asked, [one])[0] for one in passages], abs=1e-5)


def test_passages_without_tokens_get_nothing() -> None:
    rng = np.random.default_rng(8)
    asked = question(rng, 3)
    none, some = np.empty((0, DIMENSION // 8), dtype=np.uint8), signs(rng.normal(size=(40, DIMENSION)))
    met = late_interaction(asked, [none, some, none, np.empty((0, 0), dtype=np.uint8), some])
    assert [met[0], met[2], met[3]] == [0, 0, 0]
    assert met[1] == met[4] == pytest.approx(late_interaction(asked, [some])[0])
    assert met[1] != 0
    assert late_interaction(asked, [none, none]) == [0, 0]
    assert late_interaction(asked, []) == []


def test_the_nearer_passage_is_met_better() -> None:
    """The question's own signs against their opposite; and tokens side by side against the same ones far apart."""
    rng = np.random.default_rng(9)
    asked = question(rng, 2)
    near, far = signs(asked.vectors), signs(-asked.vectors)
    filler = np.repeat(far, 20, axis=0)
    together, apart = np.concatenate([near, filler]), np.concatenate([near[:1], filler, near[1:]])
    met = late_interaction(asked, [near, far, together, apart])
    assert met[0] > 0 > met[1]
    assert met[2] > met[3]


def asked_of(text: str, weights: dict[frozenset[str], float]) -> list[float]:
    """The weights of a question whose tokens are its words and marks, between two that stand nowhere."""
    spans = [(0, 0), *(found.span() for found in re.finditer(r"\w+|[^\w\s]", text)), (0, 0)]
    vectors = np.ones((len(spans), DIMENSION), dtype=np.float32)
    return [float(weight) for weight in weighted(understand(text), vectors, spans, weights).weights]


def test_rare_words_count_more_and_marks_nothing() -> None:
    weights = asked_of("what of gas, rare", {frozenset({"gas"}): 4.0, frozenset({"rare"}): 9.0})
    assert weights == pytest.approx([0, 1 / 7, 1 / 7, 2 / 7, 0, 3 / 7, 0])


def test_a_name_counts_by_what_the_sources_call_it() -> None:
    weights = asked_of("what did Песков say", {frozenset({"песков", "peskov"}): 16.0})
    assert weights == pytest.approx([0, 1 / 7, 1 / 7, 4 / 7, 1 / 7, 0])


def test_where_nothing_counts_all_count_alike() -> None:
    assert asked_of("?!", {}) == [0.25] * 4


@pytest.fixture(scope="module")
def tokens(real: Index):
    with real._live.view() as view:
        embedder = real._choice.to_ask(view.manifest)
    assert isinstance(embedder, TokenEmbedder)
    return embedder


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=300))
def test_weights_add_up_to_1_for_any_question(tokens: TokenEmbedder, text: str) -> None:
    asked = understand(text)
    _, vectors, spans = tokens.embed_question_tokens(asked.text)
    weights = weighted(asked, vectors, spans, dict.fromkeys(asked.terms, 2.0)).weights
    assert weights.sum() == pytest.approx(1, abs=1e-5)
    assert (weights >= 0).all()
    assert len(weights) == len(vectors)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=300))
def test_no_question_is_too_odd(real: Index, text: str) -> None:
    if not text.strip():
        with pytest.raises(QuestionError):
            real.retrieve(text)
        return
    scores = [passage.score for passage in real.retrieve(text, 3)]
    assert len(scores) == 3
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_it_ranks_by_tokens_unless_told_not_to(real: Index) -> None:
    asked = "who rejected the second peace summit"
    closely, plain = real.retrieve(asked, 9), real.retrieve(asked, 9, rerank=False)
    assert "rejected" in closely[0].text
    assert [passage.score for passage in closely] != [passage.score for passage in plain]
    bare = "what did Peskov say"
    assert real.retrieve(bare, 9) == real.retrieve(bare, 9, rerank=False)
