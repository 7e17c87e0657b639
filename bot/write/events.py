"""What a server sends while it answers: server-sent events that hold the words, piece by piece."""

import json
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from index.errors import ServerError

_DATA, _DONE = b"data:", "[DONE]"


def words(chunks: Iterable[bytes]) -> Iterator[str]:
    """The words of a chat completion, as they come; an empty text is a sign of life, as while a model thinks.

    Raises:
        ServerError: it is none, it tells an error, or it ends before its end.
    """
    ended = begun = False
    for event in _events(chunks):
        if event == _DONE:
            return
        choice = _choice(event)
        begun = True
        yield _piece(choice.get("delta"))
        ended = ended or bool(choice.get("finish_reason"))
    if not ended:
        raise ServerError("broke off" if begun else "sent something else than an answer")


def _piece(delta: Any) -> str:  # noqa: ANN401  (whatever JSON can hold)
    piece = delta.get("content") if isinstance(delta, dict) else None
    return piece if isinstance(piece, str) else ""


def _events(chunks: Iterable[bytes]) -> Iterator[str]:
    """The data of each event."""
    line = bytearray()  # It may come byte by byte: what is there is not copied for each.
    for chunk in chain(chunks, (b"\n",)):
        first, *others = chunk.split(b"\n")
        line += first
        for other in others:
            if line.startswith(_DATA):
                yield _data(bytes(line))
            line = bytearray(other)


def _data(line: bytes) -> str:
    return line.removeprefix(_DATA).decode("utf-8", "replace").strip()


def _choice(event: str) -> dict[str, Any]:
    """The first choice of an event; an empty one where it has none, as the last that tells the usage."""
    try:
        told = json.loads(event)
        if "error" in told:
            raise ServerError("told of an error")
        return dict(told["choices"][0]) if told.get("choices") else {}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ServerError("sent something else than an answer") from error
