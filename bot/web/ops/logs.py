"""What happens as JSON, an object a line: never the words of questions or sources, unless they are asked for."""

import json
import logging
import os
import re
import traceback
from datetime import UTC, datetime
from typing import Any, TextIO

from bot.web.ops.asked import Asked, Changed
from index.errors import AccessError, ModelError, OnRecordError, ServerError, StoreError

LOG = logging.getLogger("onrecord")
_TOLD = "onrecord_told"
# Their messages tell of the machine; those of others may repeat what was asked, or what a source says.
_OF_THE_MACHINE = (StoreError, ModelError, ServerError, AccessError)
_CREDENTIALS = re.compile(r"//[^/@\s]+@")
_SECRETS = ("ONRECORD_LLM_KEY", "ONRECORD_EMBEDDER_KEY", "CHROMA_API_KEY")


class Log:
    """Writes down what happens.

    Args:
        words: whether to write down what was asked, and all messages of errors.
    """

    def __init__(self, *, words: bool = False) -> None:
        self._words = words

    def asked(self, asked: Asked) -> None:
        """A question that is over."""
        told: dict[str, Any] = {
            "request": asked.request,
            "door": asked.door,
            "what": asked.what,
            "seconds": round(asked.seconds, 4),
            "outcome": asked.outcome,
            "kind": asked.kind,
            "passages": asked.passages,
            "generation": asked.generation,
        }
        if self._words:
            told["words"] = dict(asked.words)
        tell("question", told | self._of(asked.user, asked.error))

    def changed(self, changed: Changed) -> None:
        """A change of the library that is over."""
        told = {"request": changed.request, "seconds": round(changed.seconds, 4)}
        tell("change", told | self._of(changed.user, changed.error))

    def _of(self, user: str | None, error: Exception | None) -> dict[str, str]:
        told = {} if user is None else {"user": user}
        if error is None:
            return told
        told["error"] = type(error).__name__
        if self._words or isinstance(error, _OF_THE_MACHINE):
            told["message"] = without_secrets(str(error))
        return told


def tell(event: str, told: dict[str, Any] | None = None) -> None:
    """Writes down that something happened."""
    LOG.info(event, extra={_TOLD: told or {}})


def to_json(stream: TextIO) -> None:
    """From now on, all that this process logs is written there as JSON."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    LOG.setLevel(logging.INFO)


class JsonLines(logging.Formatter):
    """A record as one line of JSON. Of an error it has kind and places; a message is only that of our own errors."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        told: dict[str, Any] = {"time": time, "level": record.levelname.lower()}
        if hasattr(record, _TOLD):
            told |= {"event": record.getMessage(), **getattr(record, _TOLD)}
        else:
            told |= {"event": "log", "logger": record.name, "message": without_secrets(record.getMessage())}
        if record.exc_info and isinstance(record.exc_info[1], Exception):
            told |= _fault(record.exc_info[1])
        return json.dumps(told, ensure_ascii=False)


def without_secrets(text: str) -> str:
    """A text without the passwords of addresses, and without the keys that this process was given."""
    text = _CREDENTIALS.sub("//…@", text)
    for name in _SECRETS:
        if key := os.environ.get(name):
            text = text.replace(key, "…")
    return text


def _fault(error: Exception) -> dict[str, Any]:
    """What may be told of an error that nobody foresaw: its message might hold anything."""
    told: dict[str, Any] = {"error": type(error).__name__}
    if isinstance(error, OnRecordError) and isinstance(error, _OF_THE_MACHINE):
        told["message"] = without_secrets(str(error))
    frames = traceback.extract_tb(error.__traceback__)
    told["at"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    return told
