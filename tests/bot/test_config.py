from dataclasses import fields
from pathlib import Path

import pytest

from bot.config import Settings, open_bot, open_server, settings
from index import EmbeddingService
from index.errors import QuestionError


def test_arguments_come_before_the_environment_and_that_before_the_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings() == Settings(Path(".onrecord"), None, Path("sources"), 7860)
    monkeypatch.setenv("ONRECORD_STORE", "/env/store")
    monkeypatch.setenv("ONRECORD_MODEL", "env-model")
    assert settings().store == Path("/env/store")
    assert settings().model == "env-model"
    assert settings("given", "given-model", 1).store == Path("given")
    assert settings("given", "given-model", 1).model == "given-model"


def test_an_embedding_service(monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings().embedder is None
    monkeypatch.setenv("ONRECORD_EMBEDDER", "http://127.0.0.1:1")
    monkeypatch.setenv("ONRECORD_EMBEDDER_KEY", "sk-secret")
    assert settings().embedder == EmbeddingService("http://127.0.0.1:1", "sk-secret")
    assert settings(embedder="http://127.0.0.1:2").embedder == EmbeddingService("http://127.0.0.1:2", "sk-secret")
    assert "sk-secret" not in repr(settings())
    with pytest.raises(QuestionError):
        settings(embedder="here")


def test_few_settings() -> None:
    assert len(fields(Settings)) <= 15


def test_open_bot_opens_nothing_yet(tmp_path: Path) -> None:
    assert not open_bot(Settings(store=tmp_path / "none")).index.exists
    assert not (tmp_path / "none").exists()


def test_a_language_model_is_asked_only_where_both_address_and_name_are_set(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert open_bot(Settings(store=tmp_path)).writer is None
    for name, value in (("URL", "http://127.0.0.1:1/v1"), ("MODEL", "tiny"), ("KEY", "sk-secret")):
        monkeypatch.setenv(f"ONRECORD_LLM_{name}", value)
    chosen = settings(tmp_path)
    assert (chosen.llm_url, chosen.llm_model, chosen.llm_key) == ("http://127.0.0.1:1/v1", "tiny", "sk-secret")
    assert "sk-secret" not in repr(chosen)
    bot = open_bot(chosen)
    assert bot.writer
    assert bot.writer.server == open_server(chosen)
    assert settings(tmp_path, llm_model="other").llm_model == "other"
    for half in (Settings(llm_url="http://127.0.0.1:1/v1"), Settings(llm_model="tiny")):
        with pytest.raises(QuestionError, match="of the language model is missing"):
            open_bot(half)
