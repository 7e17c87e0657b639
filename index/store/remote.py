"""Embedding by a service of the network: in batches, a few at once, each answer looked at before it is believed."""

import hashlib
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from threading import Event
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from index.store.line import ASKING, BUILDING, Line, Patience, Refused
from index.store.pieces import Pieces
from index.store.service import EmbeddingService

if TYPE_CHECKING:
    from index.types import Vectors

SERVED = "served "
"""What the fingerprint of a model begins with that is asked over the network."""
# Texts in a request, none of which has more tokens than a passage may have, and requests at once.
_TEXTS, _AT_ONCE = 16, 4
# Tokens that a model reads of which nothing is told: few that are served read less.
_WINDOW = 256
# How much of a window is filled where another tokenizer counts, and special tokens that the model may add.
_SAFE, _SPECIAL = 0.8, 2

_Made = TypeVar("_Made")


class _Told(NamedTuple):
    """What a service tells of itself: how many tokens its model reads, how many of them are special ones (None if it
    does not count tokens), and how many texts it takes at once.
    """

    window: int | None
    special: int | None
    texts: int


class RemoteEmbedder:
    """An `Embedder` that asks a service. It has no vectors of tokens, and no prompts. Safe to use from several threads.

    Args:
        service: where it is; asked at the first need.
        model: its name there.
    """

    def __init__(self, service: EmbeddingService, model: str) -> None:
        self.name = model
        self._service, self._line, self._pieces = service, Line(service), Pieces()
        self._dimensions: set[int] = set()

    def __reduce__(self) -> tuple[type["RemoteEmbedder"], tuple[EmbeddingService, str]]:
        """On another machine it is made anew: connections stay where they are."""
        return RemoteEmbedder, (self._service, self.name)

    @cached_property
    def fingerprint(self) -> str:
        """The model's name with its digest, and the dimension of its vectors. Where it is served may change."""
        digest = hashlib.sha256(self.name.encode()).hexdigest()[:16]
        return f"{SERVED}{self.name}:{digest}:{len(self.embed_question('dimension'))}"

    @property
    def window(self) -> int:
        """Tokens of a passage that the model reads, as `count` counts them."""
        window = min((some for some in (self._service.window, self._told.window) if some), default=_WINDOW)
        special = self._told.special
        return window - special if special is not None else int(_SAFE * window) - _SPECIAL

    def count(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, special tokens left out: as the service counts, or else rather too many."""
        if self._told.special is None:
            return self._pieces.count(texts)
        counted = iter(self._in_batches([text for text in texts if text], self._counted))
        return [next(counted) if text else 0 for text in texts]

    def embed(self, texts: Sequence[str]) -> "Vectors":
        """Vectors of passages.

        Raises:
            ModelError: the service cannot be asked, or gives something else than vectors.
        """
        import numpy as np

        def embedded(some: Sequence[str], gone: Event) -> "list[Vectors]":
            return list(self._embedded(some, gone, BUILDING))

        return np.stack(self._in_batches(texts, embedded))

    def embed_question(self, text: str) -> "Vectors":
        """Vector of a question, of which as much is told as the model reads.

        Raises:
            ModelError: as for `embed`.
        """
        first: Vectors = self._embedded([self._fitting(text)], Event(), ASKING)[0]
        return first

    def _fitting(self, text: str) -> str:
        window = self.window
        # No tokenizer makes more tokens than bytes.
        while len(text.encode()) > window and (size := self.count([text])[0]) > window:
            text = text[: len(text) * window // size]
        return text

    def _in_batches(self, texts: Sequence[str], ask: Callable[[Sequence[str], Event], Sequence[_Made]]) -> list[_Made]:
        """What is made of all texts. When one batch fails, none of the others is tried again."""
        size, gone = self._told.texts, Event()
        batches = [texts[i : i + size] for i in range(0, len(texts), size)]
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            try:
                return [one for made in pool.map(lambda some: ask(some, gone), batches) for one in made]
            finally:
                gone.set()

    def _embedded(self, texts: Sequence[str], gone: Event, patience: Patience) -> "Vectors":
        told = self._line.ask(
            f"{self._service.base}/embeddings", {"model": self.name, "input": list(texts)}, patience, gone
        )
        return self._vectors(told, len(texts))

    def _vectors(self, told: Any, number: int) -> "Vectors":  # noqa: ANN401  (whatever JSON can hold)
        """The vectors of an answer, in the order of the texts, at unit length."""
        import numpy as np

        try:
            found = {one["index"]: one["embedding"] for one in told["data"]}
            if len(told["data"]) != number or found.keys() != set(range(number)):
                raise self._line.wrong(f"gives {len(told['data'])} vectors where {number} are asked for")
            made = np.array([found[place] for place in range(number)], dtype=np.float64)
        except (TypeError, KeyError, ValueError) as error:
            raise self._line.wrong("sends something else than vectors") from error
        with np.errstate(over="ignore", invalid="ignore"):
            lengths = np.linalg.norm(made, axis=-1, keepdims=True)
        if made.ndim != 2 or not (np.isfinite(lengths) & (lengths > 0)).all():  # noqa: PLR2004  (a row for each text)
            raise self._line.wrong("sends something else than vectors")
        self._look_at_dimension(made.shape[1])
        vectors: Vectors = (made / lengths).astype(np.float32)
        return vectors

    def _look_at_dimension(self, dimension: int) -> None:
        self._dimensions.add(dimension)
        if len(self._dimensions) > 1:
            raise self._line.wrong(f"gives vectors of {' and of '.join(map(str, sorted(self._dimensions)))} numbers")

    @cached_property
    def _told(self) -> _Told:
        info = self._tells(f"{self._service.root}/info")
        if window := _whole(info, "max_input_length"):  # text-embeddings-inference
            return _Told(window, self._special(), min(_whole(info, "max_client_batch_size") or _TEXTS, _TEXTS))
        models = self._tells(f"{self._service.base}/models")
        known = models.get("data") if isinstance(models, dict) else None
        for model in known if isinstance(known, list) else ():
            if isinstance(model, dict) and model.get("id") == self.name:
                return _Told(_whole(model, "max_model_len"), None, _TEXTS)  # vLLM
        return _Told(None, None, _TEXTS)

    def _tells(self, url: str) -> Any:  # noqa: ANN401  (whatever JSON can hold)
        """What stands at an address that not every service has."""
        try:
            return self._line.ask(url)
        except Refused:
            return None

    def _special(self) -> int | None:
        """How many special tokens the service adds to a text; None if it does not count."""
        try:
            return self._tokens(["a"], special=True)[0] - self._tokens(["a"])[0]
        except Refused:
            return None

    def _counted(self, texts: Sequence[str], gone: Event) -> list[int]:
        return self._tokens(texts, gone, BUILDING)

    def _tokens(
        self, texts: Sequence[str], gone: Event | None = None, patience: Patience = ASKING, *, special: bool = False
    ) -> list[int]:
        body = {"inputs": list(texts), "add_special_tokens": special}
        told = self._line.ask(f"{self._service.root}/tokenize", body, patience, gone)
        if not isinstance(told, list) or len(told) != len(texts) or not all(isinstance(one, list) for one in told):
            raise self._line.refused("counts no tokens")
        return list(map(len, told))


def _whole(told: Any, name: str) -> int | None:  # noqa: ANN401  (whatever JSON can hold)
    """A number above 0 that an object holds under this name."""
    number = told.get(name) if isinstance(told, dict) else None
    return number if isinstance(number, int) and number > 0 else None
