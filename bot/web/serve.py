"""Starts the page on this machine: loopback only, nothing shared, nothing reported, nothing loaded from elsewhere."""

import atexit
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from threading import Thread

from bot.bot import Bot
from index.errors import OnRecordError, QuestionError

_HERE = Path(__file__).parent
_AT_ONCE = 8


def serve(bot: Bot, port: int, opened: Callable[[str], None], *, block: bool = True) -> str:
    """Serves the chat on 127.0.0.1 until it is interrupted.

    Args:
        bot: answers the questions; its index must exist.
        port: to listen on.
        opened: called with the address when the page can be visited.
        block: whether to wait for the end; if not, the address is returned at once.

    Raises:
        QuestionError: the port is in use.
    """
    # Set before gradio is imported: it reads them then.
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    _keep_uploads_apart()
    # Gradio visits its own page before it says that it is open; a proxy has no business in between.
    for name in ("NO_PROXY", "no_proxy"):
        os.environ[name] = ",".join(filter(None, (os.environ.get(name), "127.0.0.1,localhost")))
    import gradio as gr

    from bot.web.api import endpoints
    from bot.web.gate import fetch_nothing, gated
    from bot.web.page import page
    from bot.web.tools import installed, quietly, tell_tools

    # The model loads while the page opens, so that the first question does not wait for it.
    Thread(target=_warm, args=[bot], daemon=True).start()
    fetch_nothing()
    blocks = page(bot).queue(default_concurrency_limit=_AT_ONCE, api_open=False)
    asked = endpoints(bot)
    try:
        _, address, _ = quietly(blocks.launch)(
            server_name="127.0.0.1",
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
            show_error=True,
            app_kwargs=gated(asked, loopback=True),
            theme=gr.themes.Base(
                primary_hue="blue", neutral_hue="slate", font=["system-ui", "sans-serif"], font_mono=["monospace"]
            ),
            css_paths=_HERE / "style.css",
            head=f"<script>{_script()}</script>",
        )
    except OSError as error:
        raise QuestionError(f"port {port} is in use", f"Name another: onrecord serve --port {port + 1}") from error
    if blocks.mcp_server_obj:
        tell_tools(blocks, asked)
    opened(address)
    if block:
        blocks.block_thread()
    return str(address)


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
