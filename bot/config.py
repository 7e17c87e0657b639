"""Settings: read once, from arguments and the environment, and passed on as one frozen value."""

import os
from dataclasses import dataclass
from pathlib import Path

from bot.bot import Bot
from index import Index
from index.index import DEFAULT_STORE


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set.

    Attributes:
        store: folder that keeps the index.
        model: name or folder of a sentence-transformers model; None for the store's own, or the one installed.
        sources: folder that the first start builds from.
        port: of the web chat on 127.0.0.1.
        reranker: name or folder of a cross-encoder; None for none.
    """

    store: Path = Path(DEFAULT_STORE)
    model: str | None = None
    sources: Path = Path("sources")
    port: int = 7860
    reranker: str | None = None


def settings(
    store: str | Path | None = None,
    model: str | None = None,
    port: int | None = None,
    reranker: str | None = None,
) -> Settings:
    """Settings from arguments first, then ONRECORD_STORE, ONRECORD_MODEL and ONRECORD_RERANKER, then the defaults."""
    default = Settings()
    return Settings(
        store=Path(store or os.environ.get("ONRECORD_STORE") or default.store),
        model=model or os.environ.get("ONRECORD_MODEL") or None,
        reranker=reranker or os.environ.get("ONRECORD_RERANKER") or None,
        port=port or default.port,
    )


def open_index(chosen: Settings) -> Index:
    """The index of these settings."""
    return Index.open(chosen.store, model=chosen.model, reranker=chosen.reranker)


def open_bot(chosen: Settings) -> Bot:
    """The bot of these settings."""
    return Bot(open_index(chosen))
