"""How the page is reached, and what has to be said before others than its owner reach it."""

import ipaddress
import socket
from dataclasses import dataclass
from pathlib import Path

from index.errors import QuestionError

EVERYONE = "everyone"
"""Stands among the editors for all who may come in."""
LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Entrance:
    """What can be set of how the page is reached.

    Attributes:
        host: address or name of this machine on which it listens.
        auth: file of users and their password hashes; None: nobody logs in.
        no_auth: said aloud, that anybody who reaches it may read the sources.
        editors: who may change the library; `EVERYONE` for all who may come in.
        names: it answers to besides its own, as behind a proxy.
        proxies: addresses of the proxies that are believed when they tell whom they ask for.
        questions: that a person may ask in a minute.
        upload: megabytes of an uploaded file, at most.
    """

    host: str = LOOPBACK
    auth: Path | None = None
    no_auth: bool = False
    editors: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    proxies: tuple[str, ...] = ()
    questions: int = 60
    upload: int = 50

    @property
    def shared(self) -> bool:
        """Whether others than those at this machine may reach it."""
        return bool(self.names or self.proxies) or not is_loopback(self.host)

    def check(self) -> None:
        """Refuses what contradicts itself, and what would open the sources to others unasked.

        Raises:
            QuestionError: it does, or an address cannot be understood.
        """
        if self.auth and self.no_auth:
            raise QuestionError("--auth and --no-auth contradict each other", "Give one of them.")
        if self.shared and not (self.auth or self.no_auth):
            raise QuestionError(
                "others could reach the page, and nobody would have to log in",
                "Name users: onrecord user NAME --auth FILE, then serve with --auth FILE; or say --no-auth.",
            )
        if self.editors and self.editors != (EVERYONE,) and not self.auth:
            raise QuestionError("--editors names people, and nobody logs in", "Give --auth FILE too.")
        for proxy in self.proxies:
            _network(proxy)


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches what listens there.

    Raises:
        QuestionError: there is no such name.
    """
    return all(ipaddress.ip_address(address).is_loopback for address in _addresses(host))


def bare(host: str) -> str:
    """An address without the brackets that one of IPv6 wears in a URL."""
    return host[1:-1] if host.startswith("[") and host.endswith("]") else host


def is_address(host: str) -> bool:
    """Whether it is an address, and no name."""
    try:
        ipaddress.ip_address(bare(host))
    except ValueError:
        return False
    return True


def _addresses(host: str) -> list[str]:
    if is_address(host):
        return [bare(host)]
    try:
        return [str(found[4][0]).partition("%")[0] for found in socket.getaddrinfo(host, None)]
    except (OSError, UnicodeError) as error:
        raise QuestionError(f"there is no machine called {host!r}", f"The usual one: --host {LOOPBACK}") from error


def _network(text: str) -> None:
    try:
        ipaddress.ip_network(text)
    except ValueError as error:
        raise QuestionError(
            f"{text!r} is not the address of a proxy", "Write it as 127.0.0.1 or 10.0.0.0/8."
        ) from error
