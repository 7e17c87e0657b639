"""How a program asks what the web page serves: by the API, and by MCP."""

from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import anyio
from gradio_client import Client
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client
from mcp.types import CallToolResult, Tool


class Programs:
    """Both, at one address."""

    def __init__(self, address: str, mcp: str = "") -> None:
        self.address = address
        self.mcp_address = mcp or f"{address}/gradio_api/mcp/"
        self.client = Client(address, verbose=False, analytics_enabled=False)

    def api(self, name: str, **given: Any) -> dict[str, Any]:
        return self.client.predict(**given, api_name=f"/{name}")

    def mcp(self, name: str, **given: Any) -> CallToolResult:
        return self._mcp(lambda session: session.call_tool(name, given))

    def tools(self) -> list[Tool]:
        return self._mcp(lambda session: session.list_tools()).tools

    def _mcp(self, ask: Callable[[ClientSession], Awaitable[Any]]) -> Any:
        # In a thread of its own: the browser of other tests leaves an event loop running in this one.
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(anyio.run, partial(self._session, ask)).result()

    async def _session(self, ask: Callable[[ClientSession], Awaitable[Any]]) -> Any:
        async with (
            streamable_http_client(self.mcp_address) as (read, write, _),
            ClientSession(read, write) as session,
        ):
            await session.initialize()
            return await ask(session)
