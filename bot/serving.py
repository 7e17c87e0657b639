"""The commands that open the web chat, and that say who may log in to it."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot import show
from bot.intake import to_begin_with
from bot.options import (
    Auth,
    Editors,
    Embedder,
    Host,
    LlmModel,
    LlmUrl,
    Logs,
    Metrics,
    Model,
    Names,
    NoAuth,
    Port,
    Proxies,
    Rate,
    Reranker,
    Store,
    Upload,
    Words,
)
from bot.progress import progress
from bot.terminal import say, warn
from bot.values import parted


def serve(
    port: Port = None,
    host: Host = "127.0.0.1",
    auth: Auth = None,
    no_auth: NoAuth = False,
    editors: Editors = None,
    name: Names = None,
    proxy: Proxies = None,
    rate: Rate = 60,
    upload: Upload = 50,
    metrics: Metrics = None,
    log: Logs = "text",
    log_questions: Words = False,
    store: Store = None,
    model: Model = None,
    embedder: Embedder = None,
    reranker: Reranker = None,
    llm_url: LlmUrl = None,
    llm_model: LlmModel = None,
) -> None:
    """Open the web chat.

    It is open to this machine alone, unless --host or --name says otherwise. The first start builds the index from
    sources/.
    """
    from bot.config import open_bot, settings
    from bot.web.access import Access, Entrance, cautions
    from bot.web.ops.logs import tell, to_json
    from bot.web.ops.operation import Operation, place

    as_json = log == "json"
    if as_json:
        to_json(sys.stderr)
    operation = Operation(place(metrics), as_json, log_questions)
    chosen = settings(store, model, port, reranker, embedder=embedder, llm_url=llm_url, llm_model=llm_model)
    named = parted(editors), parted(name), parted(proxy)
    access = Access(Entrance(host, auth, no_auth, *named, rate, upload))
    for warning, hint in cautions(access):
        tell("caution", {"message": warning, "hint": hint})
        if not as_json:
            warn(warning, hint)
    bot = open_bot(chosen)
    if not bot.index.exists:
        folder = to_begin_with(chosen.sources, bot.index.place)
        say(f"First start: building the index from {folder}/")
        with progress(quiet=as_json) as far:
            say(show.report(bot.index.build([folder], progress=far)))
    from bot.web import serve as serve_page

    def opened(address: str) -> None:
        tell("open", {"address": address})
        say(f"On the Record is open at {address}  (Ctrl-C ends it)")

    serve_page(bot, chosen.port, opened, access, operation)


def user(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Who may log in to the page.")],
    auth: Annotated[Path, typer.Option(metavar="FILE", help="The file of users that `serve --auth` reads.")],
    remove: Annotated[bool, typer.Option("--remove", help="Take this user away.")] = False,
) -> None:
    """Let somebody log in to the page, or give a new password.

    It counts at once, also for a page that is open.
    """
    from bot.web.access import userfile

    if remove:
        userfile.remove(auth, name)
        say(f"{name} is no longer in {auth}")
        return
    done = "has a new password in" if userfile.write(auth, name, _password()) else "may log in with"
    say(f"{name} {done} {auth}")


def _password() -> str:
    """A new password: asked for twice at a terminal, and else the first line that comes in."""
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    return sys.stdin.readline().rstrip("\r\n")
