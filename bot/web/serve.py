"""Starts the page: on loopback unless more is asked for, nothing reported, nothing loaded from elsewhere."""

import atexit
import os
import socket
import sys
from collections.abc import Callable
from errno import EACCES, EADDRNOTAVAIL
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from threading import Thread
from typing import Any, NoReturn

from bot.bot import Bot
from bot.web.access import Access, Entrance
from bot.web.access.entrance import LOOPBACK, bare
from bot.web.ops.operation import Operation
from index.errors import QuestionError

_HERE = Path(__file__).parent
# Questions that are answered at once, and that wait in line before "busy" is told.
_AT_ONCE = 8
_IN_LINE = 100
# Tabs of which the server knows what they show; of the one that was used longest ago it is forgotten first.
_TABS = 2000
# How the names of folders begin in which uploads lie.
_UPLOADS = "onrecord-"


def serve(  # noqa: PLR0913  (what is served, where, for whom, and who looks on)
    bot: Bot,
    port: int,
    opened: Callable[[str], None],
    access: Access | None = None,
    operation: Operation | None = None,
    *,
    block: bool = True,
) -> str:
    """Serves the page until SIGTERM or Ctrl-C. What is being answered then is answered first.

    Args:
        bot: answers the questions; its index must exist.
        port: to listen on.
        opened: called with the address when the page can be visited.
        access: how the page is reached, and who may do what; without it, this machine alone reaches it.
        operation: how it is watched while it is open; without it, it is not.
        block: whether to wait for the end; if not, the address is returned at once.

    Raises:
        QuestionError: the port is in use, or the host is no address of this machine.
    """
    access = access or Access()
    _environment(access.entrance)
    from bot.web.api.endpoints import endpoints
    from bot.web.api.gate import forgetting, gate
    from bot.web.api.tools import tell_tools
    from bot.web.ops.watch import Watch
    from bot.web.page import page

    watch = Watch(bot.index, access, operation or Operation())
    if block:
        watch.stop.listen()
    _try_port(access.entrance.host, port)
    blocks = page(bot, watch.doors).queue(max_size=_IN_LINE, default_concurrency_limit=_AT_ONCE, api_open=False)
    asked = endpoints(bot)
    with watch.open(lambda: len(blocks._queue)):  # noqa: SLF001  (gradio tells it nowhere else)
        address = _launched(blocks, access, port, [*_before(access, watch), gate(asked, forgetting(blocks))])
        if blocks.mcp_server_obj:
            tell_tools(blocks, asked, watch.doors)
        # The model loads while the first question is thought of; before, the page would open later for it.
        Thread(target=watch.ready.why_not, daemon=True).start()
        opened(address)
        if block:
            whole = watch.until_the_end()
            blocks.close(verbose=False)
            bot.index.close()
            if not whole:
                _cut_off()
    return address


def _launched(blocks: Any, access: Access, port: int, before: list[Any]) -> str:  # noqa: ANN401  (gradio ships no types)
    """Opens a page behind what stands before it; gives its address."""
    from bot.web.api.gate import fetch_nothing, misnamed
    from bot.web.api.tools import installed, quietly
    from bot.web.theme import theme

    fetch_nothing()
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
            app_kwargs={"middleware": before, "exception_handlers": {TypeError: misnamed}},
            auth_dependency=access.user if access.users else None,
            theme=theme(),
            css_paths=_HERE / "style.css",
            head=f"<script>{_script()}</script>",
        )
    except OSError as error:
        raise _in_use(port) from error
    return str(address)


def _cut_off() -> NoReturn:
    """Ends with answers still at work, over whose threads the interpreter would abort."""
    folder = Path(os.environ["GRADIO_TEMP_DIR"])
    if folder.name.startswith(_UPLOADS):
        rmtree(folder, ignore_errors=True)
    sys.stdout.flush()
    os._exit(0)


def _before(access: Access, watch: Any) -> list[Any]:  # noqa: ANN401  (known where the page is opened)
    """What stands before the page's routes, the outermost first."""
    from starlette.middleware import Middleware

    from bot.web.access.guard import Guard
    from bot.web.access.login import Login
    from bot.web.access.uploads import Uploads
    from bot.web.ops.probes import Probes
    from bot.web.ops.requests import RequestIds
    from bot.web.ops.stop import Ending

    watched = [Middleware(RequestIds), Middleware(Probes, watch.ready, watch.stop), Middleware(Ending, watch.stop)]
    login = [Middleware(Login, access.users)] if access.users else []
    return [Middleware(Guard, access.entrance), *watched, *login, Middleware(Uploads, access)]


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
                hint = f"Name one that it has: {LOOPBACK} for itself alone, 0.0.0.0 for all of them"
                raise QuestionError(f"{host} is no address of this machine", hint) from error
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
        os.environ["GRADIO_TEMP_DIR"] = mkdtemp(prefix=_UPLOADS)
        atexit.register(rmtree, os.environ["GRADIO_TEMP_DIR"], ignore_errors=True)
