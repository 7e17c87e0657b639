"""Settings: read once, from arguments and the environment, and passed on as one frozen value."""

import os
import shlex
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
    """

    store: Path = Path(DEFAULT_STORE)
    model: str | None = None
    sources: Path = Path("sources")
    port: int = 7860


def settings(store: str | Path | None = None, model: str | None = None, port: int | None = None) -> Settings:
    """Settings from arguments first, then ONRECORD_STORE and ONRECORD_MODEL, then the defaults."""
    default = Settings()
    return Settings(
        store=Path(store or os.environ.get("ONRECORD_STORE") or default.store),
        model=model or os.environ.get("ONRECORD_MODEL") or None,
        port=port or default.port,
    )


def open_index(chosen: Settings) -> Index:
    """The index of these settings."""
    return Index.open(chosen.store, model=chosen.model)


def open_bot(chosen: Settings) -> Bot:
    """The bot of these settings."""
    return Bot(open_index(chosen))


def first_folder(chosen: Settings) -> Path:
    """The folder that new sources go into: the first one of the last build, or the one that the first start takes."""
    index = open_index(chosen)
    folders = [Path(root) for root in index.roots if Path(root).is_dir()] if index.exists else []
    return folders[0] if folders else chosen.sources


def build_command(chosen: Settings, folder: Path) -> str:
    """What takes in new sources in a folder: beside the roots of the last build, if it is in none of them."""
    index = open_index(chosen)
    roots = [Path(root) for root in index.roots] if index.exists else []
    if any(folder.resolve().is_relative_to(root.resolve()) for root in roots):
        return "onrecord build"
    return shlex.join(["onrecord", "build", *map(str, roots), str(folder)])
