"""The address of a shared store: a Chroma server, or Chroma Cloud, and which of the indexes that it keeps."""

import re
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from index.errors import StoreError

DEFAULT_NAME = "onrecord"
_CLOUD = "cloud"
_CLOUD_HOST = ("api.trychroma.com", 443)
_PORT = 8000
# What Chroma takes as a name, less the dot, and short enough for what is put behind it.
_NAME = re.compile(r"[A-Za-z0-9]([A-Za-z0-9_-]{0,46}[A-Za-z0-9])?")
_HINT = "Name a server, as in http://127.0.0.1:8000, or one index of several, as in http://127.0.0.1:8000/news."


@dataclass(frozen=True, slots=True)
class Address:
    """Where a shared store is kept.

    Attributes:
        host: of the server.
        port: of the server.
        secure: whether it is asked by HTTPS.
        name: what the names of its collections begin with.
        cloud: whether it is Chroma Cloud.
        login: "user:password" for a server behind a proxy that wants them; None for none.
    """

    host: str
    port: int
    secure: bool
    name: str = DEFAULT_NAME
    cloud: bool = False
    login: str | None = field(default=None, repr=False)

    def __str__(self) -> str:
        """The address as it may be shown: without credentials."""
        if self.cloud:
            return f"{_CLOUD}/{self.name}"
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.secure else 'http'}://{host}:{self.port}/{self.name}"


def is_address(store: str) -> bool:
    """Whether a store is named by an address, and not by a folder."""
    return "://" in store or store.partition("/")[0] == _CLOUD


def parse(store: str) -> Address:
    """The address that a store is named by.

    Raises:
        StoreError: it is none.
    """
    if store.partition("/")[0] == _CLOUD:
        return Address(*_CLOUD_HOST, secure=True, name=_name(store.partition("/")[2]), cloud=True)
    try:
        parts = urlsplit(store)
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    if not host or parts.scheme not in {"http", "https"} or parts.query or parts.fragment:
        # Not repeated, as it may hold a password.
        raise StoreError("the address of the store cannot be understood", _HINT)
    secure = parts.scheme == "https"
    login = f"{unquote(parts.username or '')}:{unquote(parts.password or '')}" if parts.username else None
    return Address(host, port or (443 if secure else _PORT), secure, _name(parts.path.strip("/")), login=login)


def _name(path: str) -> str:
    if path and not _NAME.fullmatch(path):
        raise StoreError(f"an index on a server cannot be called {path!r}", "Use up to 48 of the letters a-z 0-9 _ -.")
    return path or DEFAULT_NAME
