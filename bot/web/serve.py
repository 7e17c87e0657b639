"""Starts the page: on loopback unless more is asked for, nothing reported, nothing loaded from elsewhere."""

import atexit
import os
import socket
from collections.abc import Callable
from contextlib import suppress
from errno import EACCES, EADDRNOTAVAIL
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from threading import Thread
from typing import Any

from bot.bot import Bot
from bot.web.access import Access, Entrance
from bot.web.access.entrance import bare
from index.errors import OnRecordError, QuestionError

_HERE = Path(__file__).parent
# Questions that are answered at once, and that wait in line before "busy" is told.
_AT_ONCE = 8
_IN_LINE = 100
# Tabs of which the server knows what they show; of the one that was used longest ago it is forgotten first.
_TABS = 2000


def serve(
    bot: Bot, port: int, opened: Callable[[str], None], access: Access | None = None, *, block: bool = True
) -> str:
    """Serves the page until it is interrupted.

    Args:
        bot: answers the questions; its index must exist.
        port: to listen on.
        opened: called with the address when the page can be visited.
        access: how the page is reached, and who may do what; without it, this machine alone reaches it.
        block: whether to wait for the end; if not, the address is returned at once.

    Raises:
        QuestionError: the port is in use, or the host is no address of this machine.
    """
    access = access or Access()
    _environment(access.entrance)
    from bot.web.api.endpoints import endpoints
    from bot.web.api.gate import fetch_nothing, gate, misnamed
    from bot.web.api.tools import installed, quietly, tell_tools
    from bot.web.page import page
    from bot.web.theme import theme

    _try_port(access.entrance.host, port)
    # The model loads while the page opens, so that the first question does not wait for it.
    Thread(target=_warm, args=[bot], daemon=True).start()
    fetch_nothing()
    blocks = page(bot, access).queue(max_size=_IN_LINE, default_concurrency_limit=_AT_ONCE, api_open=False)
    asked = endpoints(bot)
    try:
        _, address, _ = quietly(blocks.launch)(
            server_name=_in_url(access.entrance.host),
            server_port=port,
            share=False,
            quiet=True,
            prevent_thread_lock=True,
            footer_links=[],
            ssr_mode=False,
            pwa=False,
            enable_monitoring=False,
            mcp_server=installed(),
            run_history=False,
            state_session_capacity=_TABS,
            show_error=True,
            # They would serve files beside the guard.
            num_workers=0,
            max_file_size=f"{access.entrance.upload}mb",
            app_kwargs={"middleware": [*_before(access), gate(asked)], "exception_handlers": {TypeError: misnamed}},
            auth_dependency=access.user if access.users else None,
            theme=theme(),
            css_paths=_HERE / "style.css",
            head=f"<script>{_script()}</script>",
        )
    except OSError as error:
        raise _in_use(port) from error
    if blocks.mcp_server_obj:
        tell_tools(blocks, asked, access.admit)
    opened(address)
    if block:
        blocks.block_thread()
    return str(address)


def _before(access: Access) -> list[Any]:
    """What stands before the page's routes, the outermost first."""
    from starlette.middleware import Middleware

    from bot.web.access.guard import Guard
    from bot.web.access.login import Login
    from bot.web.access.uploads import Uploads

    login = [Middleware(Login, access.users)] if access.users else []
    return [Middleware(Guard, access.entrance), *login, Middleware(Uploads, access)]


def _environment(entrance: Entrance) -> None:
    """Set before gradio is imported, which reads it then."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    _keep_uploads_apart()
    # Its server believes this machine's other programs unless told whom to believe.
    os.environ["FORWARDED_ALLOW_IPS"] = ",".join(entrance.proxies)
    # Gradio visits its own page before it says that it is open; a proxy has no business in between.
    for name in ("NO_PROXY", "no_proxy"):
        os.environ[name] = ",".join(
            filter(None, (os.environ.get(name), "127.0.0.1,localhost,::1", bare(entrance.host)))
        )


def _try_port(host: str, port: int) -> None:
    """Whether one can listen there; gradio would only tell that it could not."""
    family, kind, protocol, _, place = socket.getaddrinfo(bare(host), port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(place)
        except OSError as error:
            if error.errno == EADDRNOTAVAIL:
                raise QuestionError(f"{host} is no address of this machine", "See: onrecord serve --help") from error
            if error.errno == EACCES:
                raise QuestionError(f"port {port} is kept to the system", "Name one above 1023.") from error
            raise _in_use(port) from error


def _in_use(port: int) -> QuestionError:
    return QuestionError(f"port {port} is in use", f"Name another: onrecord serve --port {port + 1}")


def _in_url(host: str) -> str:
    return f"[{bare(host)}]" if ":" in host else host


def _script() -> str:
    """The page's own script, a file for each thing that it does."""
    return "\n".join(file.read_text(encoding="utf-8") for file in sorted((_HERE / "script").glob("*.js")))


def _keep_uploads_apart() -> None:
    """In a folder of this user alone that is gone at the end: Gradio's own is open to all on the machine, and stays."""
    if "GRADIO_TEMP_DIR" not in os.environ:
        os.environ["GRADIO_TEMP_DIR"] = mkdtemp(prefix="onrecord-")
        atexit.register(rmtree, os.environ["GRADIO_TEMP_DIR"], ignore_errors=True)


def _warm(bot: Bot) -> None:
    # What is wrong is told to the first who asks.
    with suppress(OnRecordError):
        bot.index.warm()
