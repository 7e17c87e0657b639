"""The commands that open the web chat, and that say who may log in to it."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot import show
from bot.options import (
    Auth,
    Editors,
    Host,
    LlmModel,
    LlmUrl,
    Model,
    Names,
    NoAuth,
    Proxies,
    Rate,
    Reranker,
    Store,
    Upload,
    parted,
)
from bot.progress import progress
from bot.terminal import say, warn
from index.errors import NoSources


def serve(
    store: Store = None,
    model: Model = None,
    reranker: Reranker = None,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="Port to listen on [default 7860].")] = None,
    llm_url: LlmUrl = None,
    llm_model: LlmModel = None,
    host: Host = "127.0.0.1",
    auth: Auth = None,
    no_auth: NoAuth = False,
    editors: Editors = None,
    name: Names = None,
    proxy: Proxies = None,
    rate: Rate = 60,
    upload: Upload = 50,
) -> None:
    """Open the web chat, on this machine alone. The first start builds the index from sources/."""
    from bot.config import open_bot, settings
    from bot.web.access import Access, Entrance, cautions

    chosen = settings(store, model, port, reranker, llm_url=llm_url, llm_model=llm_model)
    named = parted(editors), parted(name), parted(proxy)
    access = Access(Entrance(host, auth, no_auth, *named, rate, upload))
    for warning, hint in cautions(access):
        warn(warning, hint)
    bot = open_bot(chosen)
    if not bot.index.exists:
        if not chosen.sources.is_dir():
            raise NoSources(
                f"there is no index in {bot.index.place}, and no folder {chosen.sources}/ to build one from",
                "Build one: onrecord build FOLDER",
            )
        say(f"First start: building the index from {chosen.sources}/")
        with progress() as tell:
            say(show.report(bot.index.build([chosen.sources], progress=tell)))
    from bot.web import serve as serve_page

    serve_page(bot, chosen.port, lambda address: say(f"On the Record is open at {address}  (Ctrl-C ends it)"), access)


def user(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Who may log in to the page.")],
    auth: Annotated[Path, typer.Option(metavar="FILE", help="The file of users that `serve --auth` reads.")],
    remove: Annotated[bool, typer.Option("--remove", help="Take this user away.")] = False,
) -> None:
    """Write a user of the page with a password, or a new password; it counts at once, also for a page that is open."""
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
