"""The real model, as it is installed."""

from pathlib import Path

import numpy as np
import pytest

from index.errors import ModelError
from index.store.embed import DEFAULT_MODEL, LocalEmbedder


@pytest.fixture(scope="module")
def model() -> LocalEmbedder:
    return LocalEmbedder()


def test_vectors_are_of_unit_length_and_like_texts_are_near(model: LocalEmbedder) -> None:
    vectors = model.embed(
        ["The Kremlin called it regrettable.", "Moscow said that it regrets this.", "Grain prices fell."]
    )
    assert vectors.shape == (3, 384)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-6)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.2


def test_a_question_is_embedded_as_a_passage_is(model: LocalEmbedder) -> None:
    assert model.embed_question("a word") @ model.embed(["a word"])[0] == pytest.approx(1.0, abs=2e-2)


def test_the_window_is_that_of_the_model_less_its_special_tokens(model: LocalEmbedder) -> None:
    assert model.window == 254
    fits, over = "word " * 254, "word " * 254 + "regrettable " * 50
    assert model.count([fits.strip(), over])[0] == 254
    assert model.count([over])[0] > 254
    # What is beyond the window changes nothing.
    assert model.embed([over])[0] @ model.embed([fits + "nothing"])[0] == pytest.approx(1.0, abs=1e-2)


def test_counting_cuts_nothing(model: LocalEmbedder) -> None:
    model.embed(["one"])
    assert model.count(["word " * 1000, ""]) == [1000, 0]
    assert model.count([]) == []


def test_the_name_of_no_model() -> None:
    with pytest.raises(ModelError) as caught:
        LocalEmbedder("no-such/model")
    assert "no-such/model" in str(caught.value)
    assert DEFAULT_MODEL in caught.value.hint


def test_a_folder_without_a_model(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError):
        LocalEmbedder(str(tmp_path)).embed(["x"])


@pytest.fixture(scope="module")
def prompted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The installed model with prompts for questions and passages, in a folder of its own."""
    from sentence_transformers import SentenceTransformer

    folder = tmp_path_factory.mktemp("model")
    model = SentenceTransformer(str(LocalEmbedder()._folder), device="cpu", local_files_only=True)
    model.prompts = {"query": "search for this: ", "document": "passage to read: "}
    model.save(str(folder), create_model_card=False)
    return folder


def test_a_models_own_prompts_are_respected(prompted: Path, model: LocalEmbedder) -> None:
    other = LocalEmbedder(str(prompted))
    assert other.window == 254 - len("passage to read :".split())
    assert other.embed(["x y"])[0] @ model.embed(["passage to read: x y"])[0] == pytest.approx(1.0, abs=2e-2)
    assert other.embed_question("x y") @ model.embed(["search for this: x y"])[0] == pytest.approx(1.0, abs=2e-2)


def test_the_fingerprint_is_of_the_weights(prompted: Path, model: LocalEmbedder) -> None:
    before = LocalEmbedder(str(prompted)).fingerprint
    assert before != model.fingerprint
    assert before == LocalEmbedder(str(prompted)).fingerprint
    (prompted / "config.json").write_text((prompted / "config.json").read_text() + "\n")
    assert LocalEmbedder(str(prompted)).fingerprint != before


def test_other_weights_than_those_shipped_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"other weights")
    changed = LocalEmbedder()
    monkeypatch.setattr(changed, "_folder", tmp_path)
    with pytest.raises(ModelError) as caught:
        changed.embed(["x"])
    assert "pip install" in caught.value.hint
