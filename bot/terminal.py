"""What a command prints, and how it ends. The only room that prints."""

import json
import os
import sys
from typing import Any, NoReturn


def say(text: str) -> None:
    """Prints; the exit status stays what it is if the reader of a pipe (`| head`) has gone."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def warn(message: str, hint: str) -> None:
    """Tells on standard error what is wrong and what to do next."""
    told = f"onrecord: {message}\n  {hint}" if hint else f"onrecord: {message}"
    print(told, file=sys.stderr, flush=True)


def fail(message: str, hint: str) -> NoReturn:
    """Tells it, and ends with status 2."""
    warn(message, hint)
    sys.exit(2)


def as_text(value: Any) -> str:  # noqa: ANN401  (whatever JSON can hold)
    """As JSON for programs."""
    return json.dumps(value, ensure_ascii=False, indent=2)
