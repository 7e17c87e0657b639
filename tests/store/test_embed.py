"""The real model, as it is installed."""

import pickle
from pathlib import Path

import numpy as np
import pytest

from index.errors import ModelError
from index.store.embed import LocalEmbedder
from index.store.weights import DEFAULT_MODEL


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


def test_a_text_has_one_vector_whatever_it_is_embedded_with(model: LocalEmbedder) -> None:
    texts = [" ".join(["The mill said that it grinds wheat", *["and rye and oats"] * more]) for more in range(0, 40, 3)]
    together, tokens = model.embed_tokens(texts)
    for text, vector, own in zip(texts, together, tokens, strict=True):
        alone, alone_tokens = model.embed_tokens([text])
        assert np.abs(alone[0] - vector).max() < 1e-5
        assert np.array_equal(alone_tokens[0] > 0, own > 0)
    assert np.abs(model.embed(texts[::-1])[::-1] - together).max() < 1e-5


def test_another_process_loads_the_model_by_its_name(model: LocalEmbedder) -> None:
    other = pickle.loads(pickle.dumps(model))  # noqa: S301  (it was made here)
    assert (other.name, other.fingerprint, other._loaded) == (model.name, model.fingerprint, None)


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


PASSAGES = [
    "The minister called it over, and the talks were off.",
    "“No!” — said he: that is not it.",
    "Unbelievable: Zelenskyy's counteroffensive.",
    "It is as it was.",
]


def test_the_vectors_beside_the_tokens_are_those_of_passages(model: LocalEmbedder) -> None:
    vectors, tokens = model.embed_tokens(PASSAGES)
    assert vectors.dtype == np.float32
    assert np.array_equal(vectors, model.embed(PASSAGES))
    assert [one.shape[1] for one in tokens] == [384] * len(PASSAGES)
    assert {one.dtype for one in tokens} == {np.dtype(np.float32)}


def test_only_tokens_that_carry_meaning_have_a_vector(model: LocalEmbedder) -> None:
    _, tokens = model.embed_tokens(PASSAGES)
    pieces = [model._model.tokenizer.tokenize(text) for text in PASSAGES]
    left_out = set("the it and were , . “ ” ! — : he that is not ' as was".split())
    assert [len(one) for one in tokens] == [sum(piece not in left_out for piece in some) for some in pieces]
    assert len(tokens[0]) == len("minister called over talks off".split())
    assert len(tokens[3]) == 0


def test_each_vector_of_a_token_has_its_place(model: LocalEmbedder) -> None:
    spans = model.token_spans(PASSAGES)
    _, tokens = model.embed_tokens(PASSAGES)
    assert list(map(len, spans)) == list(map(len, tokens))
    assert [PASSAGES[0][start:end] for start, end in spans[0]] == "minister called over talks off".split()
    assert list(map(len, model.token_spans(["word " * 300]))) == [254]
    assert model.token_spans([]) == []


def test_what_is_beyond_the_window_has_no_vector(model: LocalEmbedder) -> None:
    _, (tokens,) = model.embed_tokens(["word " * 300])
    assert len(tokens) == 254


def test_padding_has_no_vector_and_company_changes_no_sign_to_speak_of(model: LocalEmbedder) -> None:
    _, together = model.embed_tokens(PASSAGES)
    for text, tokens in zip(PASSAGES[:3], together[:3], strict=True):
        _, (alone,) = model.embed_tokens([text])
        assert alone.shape == tokens.shape
        assert ((alone > 0) == (tokens > 0)).mean() > 0.97


QUESTION = "What did Zelenskyy's team say  about the “talks”?"


def test_a_question_has_all_its_tokens_and_where_they_stand(model: LocalEmbedder) -> None:
    vector, tokens, spans = model.embed_question_tokens(QUESTION)
    assert vector @ model.embed_question(QUESTION) == pytest.approx(1.0, abs=1e-6)
    assert tokens.shape == (len(spans), 384)
    assert np.linalg.norm(tokens, axis=1) == pytest.approx(1.0, abs=1e-6)
    pieces = model._model.tokenizer.tokenize(QUESTION)
    assert [QUESTION[a:b].lower() for a, b in spans if a < b] == [piece.removeprefix("##") for piece in pieces]
    assert sum(a == b for a, b in spans) == 2  # The special ones, at both ends.


def test_a_word_meets_itself_in_a_passage(model: LocalEmbedder) -> None:
    _, tokens, spans = model.embed_question_tokens("prisoners")
    _, (near, far) = model.embed_tokens(["They exchanged the prisoners.", "Grain prices fell."])
    word = tokens[spans.index((0, 9))]
    near, far = ((one / np.linalg.norm(one, axis=1, keepdims=True)) @ word for one in (near, far))
    assert near.max() > far.max() + 0.2


def test_a_prompt_for_questions_moves_no_span(prompted: Path) -> None:
    other = LocalEmbedder(str(prompted))
    _, tokens, spans = other.embed_question_tokens(QUESTION)
    assert len(tokens) == len(spans)
    words = [QUESTION[a:b] for a, b in spans if a < b]
    assert "".join(words) == QUESTION.replace(" ", "")


def test_a_prompt_for_passages_moves_no_span(prompted: Path) -> None:
    other = LocalEmbedder(str(prompted))
    (spans,), (_, (tokens,)) = other.token_spans([PASSAGES[0]]), other.embed_tokens([PASSAGES[0]])
    assert len(spans) == len(tokens)
    assert [PASSAGES[0][a:b] for a, b in spans if a < b] == [
        PASSAGES[0][a:b] for a, b in LocalEmbedder().token_spans([PASSAGES[0]])[0]
    ]


def test_a_long_question_is_cut_with_its_spans(model: LocalEmbedder) -> None:
    _, tokens, spans = model.embed_question_tokens("word " * 400)
    assert len(tokens) == len(spans) == 256
