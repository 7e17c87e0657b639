"""Settings: read once, from arguments and the environment, and passed on as one frozen value."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from bot.bot import Bot
from bot.write.client import Server
from bot.write.write import Writer
from index import EmbeddingService, Index
from index.errors import QuestionError
from index.index import DEFAULT_STORE
from index.store import told_service
from index.store.place import is_address
from prompts.tokens import counter


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set.

    Attributes:
        store: folder that keeps the index, or address of the server that does.
        model: name or folder of a sentence-transformers model; None for the store's own, or the one installed.
        sources: folder that the first start builds from.
        port: of the web chat on 127.0.0.1.
        reranker: name or folder of a cross-encoder; None for none.
        embedder: service of the network that has the model; None to embed on this machine.
        llm_url: address of a server that speaks OpenAI's protocol, as in http://127.0.0.1:11434/v1; None for none.
        llm_model: the language model's name there; None for none.
        llm_key: for servers that want one; never shown.
        llm_budget: tokens that the language model is told at most.
        llm_patience: seconds without a word after which it is given up.
    """

    store: str | Path = field(default=Path(DEFAULT_STORE), repr=False)  # An address may hold a password.
    model: str | None = None
    sources: Path = Path("sources")
    port: int = 7860
    reranker: str | None = None
    embedder: EmbeddingService | None = None
    llm_url: str | None = field(default=None, repr=False)  # It may hold a password.
    llm_model: str | None = None
    llm_key: str | None = field(default=None, repr=False)
    llm_budget: int = 3000
    llm_patience: float = 60.0


def settings(  # noqa: PLR0913  (a setting is an argument)
    store: str | Path | None = None,
    model: str | None = None,
    port: int | None = None,
    reranker: str | None = None,
    *,
    embedder: str | None = None,
    llm_url: str | None = None,
    llm_model: str | None = None,
) -> Settings:
    """Settings from arguments first, then the environment (ONRECORD_STORE, ONRECORD_MODEL, ONRECORD_RERANKER,
    ONRECORD_EMBEDDER, ONRECORD_LLM_URL, ONRECORD_LLM_MODEL), then the defaults. Keys are taken from
    ONRECORD_EMBEDDER_KEY and ONRECORD_LLM_KEY alone, as others may read the arguments of a command.

    Raises:
        QuestionError: the embedder's address is none.
    """
    default = Settings()
    return Settings(
        store=place(store or os.environ.get("ONRECORD_STORE") or default.store),
        model=model or os.environ.get("ONRECORD_MODEL") or None,
        reranker=reranker or os.environ.get("ONRECORD_RERANKER") or None,
        port=port or default.port,
        embedder=told_service(embedder),
        llm_url=llm_url or os.environ.get("ONRECORD_LLM_URL") or None,
        llm_model=llm_model or os.environ.get("ONRECORD_LLM_MODEL") or None,
        llm_key=os.environ.get("ONRECORD_LLM_KEY") or None,
    )


def place(store: str | Path) -> str | Path:
    """Where a store is: an address as it is, else a folder."""
    return str(store) if is_address(str(store)) else Path(store)


def open_index(chosen: Settings) -> Index:
    """The index of these settings."""
    return Index.open(chosen.store, model=chosen.model, embedder=chosen.embedder, reranker=chosen.reranker)


def open_bot(chosen: Settings) -> Bot:
    """The bot of these settings, with a language model if they name one.

    Raises:
        QuestionError: they name only its server or only the model, or no address.
        ServerError: the client for it is not installed.
    """
    index = open_index(chosen)
    server = open_server(chosen)
    return Bot(index, Writer(server, chosen.llm_budget, counter(index.tokens)) if server else None)


def open_server(chosen: Settings) -> Server | None:
    """The language model's server of these settings, if they name one. Errors as for `open_bot`."""
    if not (chosen.llm_url or chosen.llm_model):
        return None
    if not (chosen.llm_url and chosen.llm_model):
        missing = "address (--llm-url)" if chosen.llm_model else "name (--llm-model)"
        raise QuestionError(
            f"the {missing} of the language model is missing", "Give --llm-url and --llm-model, or neither of them."
        )
    return Server(chosen.llm_url, chosen.llm_model, chosen.llm_key, chosen.llm_patience)
