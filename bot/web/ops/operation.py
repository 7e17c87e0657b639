"""How the page is watched while it is open."""

from dataclasses import dataclass

from bot.web.access.entrance import LOOPBACK
from index.errors import QuestionError

_HIGHEST = 65535


@dataclass(frozen=True, slots=True)
class Operation:
    """What can be set of it.

    Attributes:
        metrics: address and port on which figures are shown; None: they are not.
        log: whether what happens is written down.
        words: whether what was asked is written down with it.
    """

    metrics: tuple[str, int] | None = None
    log: bool = False
    words: bool = False


def place(text: str | None) -> tuple[str, int] | None:
    """Address and port from a text such as "9464" or "0.0.0.0:9464"; loopback unless said.

    Raises:
        QuestionError: it is neither.
    """
    if text is None:
        return None
    host, _, port = text.rpartition(":")
    if not port.isdecimal() or not 0 < int(port) <= _HIGHEST:
        raise QuestionError(f"{text!r} is no place to show metrics", "Name a port: --metrics 9464, or 0.0.0.0:9464")
    return host.strip("[]") or LOOPBACK, int(port)
