"""The connection to a Chroma server: made at the first request, bounded in time, its faults told as errors of a store.

The room of chromadb for shared stores, as `store.vectors` is for folders.
"""

import base64
import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Any

from index.errors import StoreBroken, StoreUnreachable
from index.store.faults import first_line
from index.store.shared.address import Address

if TYPE_CHECKING:
    import httpx
    from chromadb.api import ClientAPI
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection

PATIENCE = 20.0
"""Seconds that a request may take."""
_CONNECT = 5.0
_KEY = "CHROMA_API_KEY"
# Of names of collections, as many as Chroma Cloud gives at once.
_PAGE = 300
_REFUSED = (401, 403)
_AWAY = (429, 502, 503, 504)


class Connection:
    """Asks one server. Safe to use from several threads.

    Args:
        address: of the server.
    """

    def __init__(self, address: Address) -> None:
        self.address = address
        self._line: _Line | None = None
        self._lock = Lock()

    @contextmanager
    def ask(self) -> "Iterator[ClientAPI]":
        """The client; whatever goes wrong while it is used becomes an error of the store.

        Raises:
            StoreUnreachable: the server does not answer, or not as it should.
            StoreBroken: it does not have what was asked for.
        """
        import httpx
        from chromadb.errors import ChromaError, NotFoundError

        try:
            with self._connected() as client:
                yield client
        except NotFoundError as error:
            raise StoreBroken(f"{self.address} has lost what was asked for ({first_line(error)})") from error
        except (httpx.HTTPError, ChromaError, ValueError) as error:
            hint = "Look whether it is running (chroma run) and the address is right, then try again."
            raise StoreUnreachable(f"{self.address} does not answer ({first_line(error)})", hint) from error

    def find(self, name: str) -> "Collection | None":
        """The collection of that name; None where there is none."""
        from chromadb.errors import NotFoundError

        with self.ask() as client:
            try:
                return client.get_collection(name, embedding_function=None)
            except NotFoundError:
                return None

    def create(self, name: str, metadata: dict[str, Any], graph: dict[str, Any] | None = None) -> "Collection | None":
        """A new collection; None where one of that name exists: of several that try at once one succeeds."""
        from chromadb.errors import ChromaError

        told: Any = {"configuration": {"hnsw": graph}} if graph else {}
        with self.ask() as client:
            try:
                return client.create_collection(name, metadata=metadata, embedding_function=None, **told)
            except ChromaError:
                # Which error it is differs between the kinds of server.
                if self.find(name) is None:
                    raise
                return None

    def tell(self, name: str, metadata: dict[str, Any]) -> None:
        """Puts other metadata in the place of a collection's, by one write."""
        with self.ask() as client:
            client.get_collection(name, embedding_function=None).modify(metadata=metadata)

    def names(self, prefix: str) -> dict[str, "Collection"]:
        """All collections whose names begin so, by their names, in order."""
        with self.ask() as client:
            found: list[Collection] = []
            while some := client.list_collections(limit=_PAGE, offset=len(found)):
                found.extend(some)
        return {one.name: one for one in sorted(found, key=lambda one: one.name) if one.name.startswith(prefix)}

    def drop(self, name: str) -> None:
        """Removes a collection, if it is there."""
        from chromadb.errors import NotFoundError

        with self.ask() as client:
            try:
                client.delete_collection(name)
            except NotFoundError:
                return

    def close(self) -> None:
        """Lets go of the connection once nobody uses it any more; a later request makes it again."""
        with self._lock:
            line, self._line = self._line, None
            if line and not line.users:
                line.close()

    @contextmanager
    def _connected(self) -> "Iterator[ClientAPI]":
        with self._lock:
            line = self._line = self._line or _Line(self.address)
            line.users += 1
        try:
            yield line.client
        finally:
            with self._lock:
                line.users -= 1
                if not line.users and line is not self._line:
                    line.close()


class _Line:
    """A client, and how many requests use it now."""

    def __init__(self, address: Address) -> None:
        self.client = _client(address)
        self.users = 0

    def close(self) -> None:
        _session(self.client).close()
        self.client.close()


def _client(address: Address) -> "Client":
    from chromadb.api.client import Client
    from chromadb.auth import UserIdentity
    from chromadb.config import DEFAULT_DATABASE, DEFAULT_TENANT, Settings

    class Bounded(Client):
        """Chroma's client waits for ever, and makes its first requests while it is made."""

        def get_user_identity(self) -> UserIdentity:
            session = _session(self)
            session.timeout = httpx.Timeout(PATIENCE, connect=_CONNECT)
            session.event_hooks = {"response": [lambda answer: _refuse(answer, address)]}
            return super().get_user_identity()

        def _validate_tenant_database(self, tenant: str, database: str) -> None:
            """Left out: a second client, which waits for ever and is never closed, would do it."""

    import httpx

    settings = Settings(
        anonymized_telemetry=False,
        chroma_api_impl="chromadb.api.fastapi.FastAPI",
        chroma_server_host=address.host,
        chroma_server_http_port=address.port,
        chroma_server_ssl_enabled=address.secure,
        **_credentials(address),
    )
    if address.cloud:
        return Bounded(os.environ.get("CHROMA_TENANT"), os.environ.get("CHROMA_DATABASE"), settings)
    return Bounded(DEFAULT_TENANT, DEFAULT_DATABASE, settings)


def _session(client: "Client") -> "httpx.Client":
    """What makes the requests: Chroma neither bounds nor closes it."""
    session: httpx.Client = client._server._session  # type: ignore[attr-defined]  # noqa: SLF001  (no other way in)
    return session


def _credentials(address: Address) -> dict[str, Any]:
    if address.login:
        return {
            "chroma_server_headers": {"Authorization": f"Basic {base64.b64encode(address.login.encode()).decode()}"}
        }
    if not address.cloud:
        return {}
    if not os.environ.get(_KEY):
        raise StoreUnreachable(f"the key for Chroma Cloud is missing ({_KEY})", f"Set {_KEY}, or name another --store.")
    from chromadb.auth.token_authn import TokenTransportHeader

    return {
        "chroma_client_auth_provider": "chromadb.auth.token_authn.TokenAuthClientProvider",
        "chroma_client_auth_credentials": os.environ[_KEY],
        "chroma_auth_token_transport_header": TokenTransportHeader.X_CHROMA_TOKEN,
        "chroma_overwrite_singleton_tenant_database_access_from_auth": True,
    }


def _refuse(answer: "httpx.Response", address: Address) -> None:
    """Tells of answers that are of what stands before the server; Chroma's client would give their pages as errors."""
    code = answer.status_code
    if code in _REFUSED:
        hint = (
            f"Look at {_KEY}, CHROMA_TENANT and CHROMA_DATABASE." if address.cloud else "It wants a user and password."
        )
        raise StoreUnreachable(f"{address} lets nobody in ({code})", hint)
    if code in _AWAY:
        raise StoreUnreachable(f"{address} does not answer now ({code})", "Try again in a moment.")
    if answer.is_error and b'"error"' not in answer.read():
        raise StoreUnreachable(f"{address} is no Chroma server ({code})", "Look whether the address is right.")
