from dataclasses import fields
from pathlib import Path

import pytest

from bot.config import Settings, open_bot, settings


def test_arguments_come_before_the_environment_and_that_before_the_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings() == Settings(Path(".onrecord"), None, Path("sources"), 7860)
    monkeypatch.setenv("ONRECORD_STORE", "/env/store")
    monkeypatch.setenv("ONRECORD_MODEL", "env-model")
    assert settings().store == Path("/env/store")
    assert settings().model == "env-model"
    assert settings("given", "given-model", 1).store == Path("given")
    assert settings("given", "given-model", 1).model == "given-model"


def test_few_settings() -> None:
    assert len(fields(Settings)) <= 15


def test_open_bot_opens_nothing_yet(tmp_path: Path) -> None:
    assert not open_bot(Settings(store=tmp_path / "none")).index.exists
    assert not (tmp_path / "none").exists()
