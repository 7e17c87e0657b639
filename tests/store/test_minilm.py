"""The installed model without sentence-transformers: the vectors are those that it gives, to the last bit."""

from pathlib import Path

import numpy as np
import pytest
import torch

from index.store.embed import LocalEmbedder
from index.store.loading import load
from index.store.minilm import MiniLM
from index.store.weights import DEFAULT_MODEL, folder_of
from tests.conftest import SOURCES

ODD = [
    "",
    " ",
    "x",
    "Ünïcode: naïve façade, Зеленский, 泽连斯基, 🐎 and e\u0301.",
    "[CLS] [SEP] [PAD] [MASK] [UNK] ##ing",
    "a\x00b\u200bc\u00add\ufffd",
    " two  spaces \n\t and lines ",
    "word " * 300,
    "pneumonoultramicroscopicsilicovolcanoconiosis" * 9,
    "1,234.56 % of €7.8bn – “quoted” … (yes)",
]


@pytest.fixture(scope="module")
def texts() -> list[str]:
    written = [
        path.read_text(encoding="utf-8") for path in sorted(SOURCES.glob("*.txt")) + sorted(SOURCES.glob("*.md"))
    ]
    return [*ODD, *(part for text in written for part in text.split("\n\n"))]


@pytest.fixture(scope="module")
def both() -> dict[str, LocalEmbedder]:
    """The embedder over each of the two."""
    folder = folder_of(DEFAULT_MODEL)
    made = {name: LocalEmbedder() for name in ("ours", "theirs")}
    made["ours"]._loaded, made["theirs"]._loaded = MiniLM(folder), load(folder)
    return made


def test_passages(both: dict[str, LocalEmbedder], texts: list[str]) -> None:
    (ours, our_tokens), (theirs, their_tokens) = (one.embed_tokens(texts) for one in both.values())
    assert np.array_equal(ours, theirs)
    assert all(map(np.array_equal, our_tokens, their_tokens))
    assert np.array_equal(*(one.embed(texts) for one in both.values()))


def test_questions(both: dict[str, LocalEmbedder], texts: list[str]) -> None:
    for text in texts[:40]:
        ours, theirs = (one._question_tokens(text) for one in both.values())
        assert np.array_equal(ours[0], theirs[0])
        assert np.array_equal(ours[1], theirs[1])
        assert ours[2] == theirs[2]
        assert np.array_equal(*(one.embed_question(text) for one in both.values()))


def test_tokens(both: dict[str, LocalEmbedder], texts: list[str]) -> None:
    ours, theirs = both.values()
    assert ours.count(texts) == theirs.count(texts)
    assert ours.window == theirs.window
    assert ours.token_spans(texts) == theirs.token_spans(texts)
    assert torch.equal(ours._meaningful, theirs._meaningful)
    for text in texts:
        assert ours._model.tokenizer.tokenize(text) == theirs._model.tokenizer.tokenize(text)


def test_in_single_precision_too(monkeypatch: pytest.MonkeyPatch, texts: list[str]) -> None:
    monkeypatch.setattr("index.store.loading._has_bfloat16", lambda: False)
    folder: Path = folder_of(DEFAULT_MODEL)
    how = {"batch_size": 64, "convert_to_tensor": True, "show_progress_bar": False}
    assert torch.equal(*(one.encode_document(texts, **how) for one in (MiniLM(folder), load(folder))))
