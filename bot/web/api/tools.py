"""The API's endpoints as MCP tools that only read. What carries them is Gradio's, at /gradio_api/mcp."""

import json
from asyncio import Semaphore
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from functools import partial
from importlib.util import find_spec
from io import StringIO
from typing import Any

from anyio.to_thread import run_sync

from bot.web.api.endpoints import Endpoint, in_words
from bot.web.ops.doors import Doors

_AT_ONCE = 8


def installed() -> bool:
    """Whether what speaks MCP is installed: `pip install 'onrecord[mcp]'`."""
    return find_spec("mcp") is not None


def quietly(launch: Callable[..., Any]) -> Callable[..., Any]:
    """Launches without the lines on the MCP server that Gradio prints however quiet it is asked to be."""

    def launched(**options: Any) -> Any:  # noqa: ANN401  (what Gradio takes and gives)
        with redirect_stdout(StringIO()):
            return launch(**options)

    return launched


def tell_tools(blocks: Any, endpoints: Sequence[Endpoint], doors: Doors) -> None:  # noqa: ANN401  (gradio ships no types)
    """Lets the MCP server of a page that was launched with one answer by JSON, and say that nothing is changed.

    Gradio's own answers are Python's way to write a value, and it has no place for what a tool does not do.

    Args:
        blocks: the page.
        endpoints: what may be asked.
        doors: refuse a request that comes too soon.
    """
    from mcp import types

    server = blocks.mcp_server_obj.mcp_server
    by_name = {endpoint.__name__: endpoint for endpoint in endpoints}
    turn = Semaphore(_AT_ONCE)
    listed = server.request_handlers[types.ListToolsRequest]
    reads = types.ToolAnnotations(readOnlyHint=True, destructiveHint=False, idempotentHint=True, openWorldHint=False)

    async def list_tools(request: types.ListToolsRequest) -> types.ListToolsResult:
        found = (await listed(request)).root.tools
        return types.ListToolsResult(tools=[one.model_copy(update={"annotations": reads}) for one in found])

    async def call_tool(name: str, arguments: dict[str, Any]) -> types.CallToolResult:
        if name not in by_name:
            return _result(f"there is no tool {name}\nThere are: {', '.join(by_name)}", wrong=True)
        try:
            with doors.admit("mcp", name, server.request_context.request, arguments) as asking:
                async with turn:
                    # In a thread that does not keep the process from ending.
                    answer = await run_sync(partial(by_name[name], **arguments))
                asking.told(answer)
        except Exception as error:  # noqa: BLE001  (a front door: whatever went wrong is told, here and in the terminal)
            return _result(in_words(error), wrong=True)
        return _result(json.dumps(answer, ensure_ascii=False), answer)

    def _result(text: str, answer: dict[str, Any] | None = None, *, wrong: bool = False) -> types.CallToolResult:
        content: list[types.ContentBlock] = [types.TextContent(type="text", text=text)]
        return types.CallToolResult(content=content, structuredContent=answer, isError=wrong)

    server.list_tools()(list_tools)
    # The endpoints look at their arguments themselves, and tell what is wrong in the same words at every door.
    server.call_tool(validate_input=False)(call_tool)
