"""Where texts are embedded elsewhere. Nothing is sent from here."""

import os
import re
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from index.errors import QuestionError

_LEAST = 64
_HOST = re.compile(r"[\w.:%-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class EmbeddingService:
    """A server that embeds texts: OpenAI's `/v1/embeddings`, as text-embeddings-inference, vLLM and Ollama have it too.

    Attributes:
        url: as in http://127.0.0.1:8080 or https://api.openai.com/v1: `/v1` is added where it has no path. Nothing else
            is ever asked over the network.
        key: for servers that want one; sent nowhere else, and never shown.
        window: how many tokens the model reads, special ones included; None for what the server tells, or else 256.

    Raises:
        QuestionError: the address is none, the key fits into no header, or the window is too small for passages.
    """

    url: str = field(repr=False)  # It may hold a password.
    key: str | None = field(default=None, repr=False)
    window: int | None = None

    def __post_init__(self) -> None:
        if not _is_address(self.url):
            hint = "Write it as http://127.0.0.1:8080"
            raise QuestionError(f"{self.place!r} is no address of an embedding service", hint)
        if self.key and not (self.key.isascii() and self.key.isprintable()):
            raise QuestionError(
                "the key of the embedding service has letters that no key has", "Correct ONRECORD_EMBEDDER_KEY."
            )
        if self.window is not None and self.window < _LEAST:
            raise QuestionError(
                f"a window of {self.window} tokens is too small", f"Give {_LEAST} or more: ONRECORD_EMBEDDER_WINDOW."
            )

    @property
    def place(self) -> str:
        """The address, a password in it left out."""
        return self.url.rpartition("@")[2]

    @property
    def base(self) -> str:
        """What the paths of OpenAI's protocol come behind, without a password."""
        told = urlsplit(self.url)
        path = told.path.rstrip("/").removesuffix("/embeddings") if told.path.strip("/") else "/v1"
        return f"{told.scheme}://{told.netloc.rpartition('@')[2]}{path}"

    @property
    def root(self) -> str:
        """What other paths come behind, as most servers have more than OpenAI's protocol."""
        return self.base.removesuffix("/v1")

    @property
    def login(self) -> tuple[str, str] | None:
        """Name and password that the address holds."""
        told = urlsplit(self.url)
        return (unquote(told.username), unquote(told.password or "")) if told.username else None


def told_service(url: str | None = None) -> EmbeddingService | None:
    """The service at an address, or else the one of the environment (ONRECORD_EMBEDDER); None where neither tells one.
    Its key comes from ONRECORD_EMBEDDER_KEY alone, its window from ONRECORD_EMBEDDER_WINDOW.

    Raises:
        QuestionError: as for `EmbeddingService`.
    """
    url = url or os.environ.get("ONRECORD_EMBEDDER")
    window = os.environ.get("ONRECORD_EMBEDDER_WINDOW") or "0"
    if not window.isdecimal():
        raise QuestionError(f"ONRECORD_EMBEDDER_WINDOW cannot be {window!r}", "Give a number of tokens.")
    return (
        EmbeddingService(url, (os.environ.get("ONRECORD_EMBEDDER_KEY") or "").strip() or None, int(window) or None)
        if url
        else None
    )


def _is_address(url: str) -> bool:
    try:
        told = urlsplit(url)
        return told.scheme in {"http", "https"} and bool(_HOST.fullmatch(told.hostname or "")) and told.port != 0
    except ValueError:  # No port, or half a bracket.
        return False
