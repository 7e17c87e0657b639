"""What people think of answers: a file of JSON lines beside the index, of which nothing leaves this machine."""

import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import portalocker

from bot.types import Answer
from index.errors import QuestionError, StoreError

FILE = "feedback.jsonl"
LONGEST = 500
"""Characters of a reason, at most."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether the answer with this number, counted from 0 in its conversation, was liked, and why not."""

    answer: int
    liked: bool
    reason: str = ""


def judgement(text: str) -> Judgement:
    """A judgement as the page writes it: {"answer": 0, "liked": false, "reason": "wrong source"}.

    Raises:
        QuestionError: it is none.
    """
    try:
        told = json.loads(text)
        answer, liked, reason = told["answer"], told["liked"], told.get("reason", "")
    except (ValueError, TypeError, KeyError, AttributeError):
        answer = liked = reason = None
    if not (type(answer) is int and answer >= 0 and isinstance(liked, bool) and isinstance(reason, str)):
        raise QuestionError("the page's judgement of an answer cannot be read", "Load the page again.")
    return Judgement(answer, liked, " ".join(reason.split())[:LONGEST])


def keep(judged: Judgement, answer: Answer, folder: Path, user: str | None = None) -> None:
    """Adds a line to the file, which only its owner can read.

    Args:
        judged: what is thought of the answer.
        answer: the answer.
        folder: where the file is kept.
        user: who says so, where that is known.

    Raises:
        StoreError: it cannot be written.
    """
    line = json.dumps(_told(judged, answer, user), ensure_ascii=False).encode("utf-8", "replace")
    try:
        _add(line, folder / FILE)
    except (OSError, portalocker.LockException) as error:
        reason = getattr(error, "strerror", None) or "another program holds it"
        told = f"what you think of the answer could not be kept in {folder / FILE}: {reason}"
        raise StoreError(told, "See to the folder's rights and room, and say it again.") from error


def _add(line: bytes, path: Path) -> None:
    with open(os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600), "a+b") as file:  # noqa: PTH123  (Path.open takes no rights)
        path.chmod(0o600)
        portalocker.lock(file, portalocker.LockFlags.EXCLUSIVE)
        # A line that a crash cut off must not spoil the next.
        end = file.seek(0, os.SEEK_END)
        file.seek(max(end - 1, 0))
        file.write((b"\n" if file.read(1) not in {b"", b"\n"} else b"") + line + b"\n")


def _told(judged: Judgement, answer: Answer, user: str | None) -> dict[str, object]:
    return {
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
        "liked": judged.liked,
        "reason": judged.reason,
        "question": answer.question,
        "asked_as": answer.asked_as,
        "answer": answer.text,
        "citations": [{"source": c.source, "start": c.start, "end": c.end} for c in answer.citations],
        **({"user": user} if user else {}),
    }
