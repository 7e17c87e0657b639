"""Opens pages over one small index, in a process of their own: `python -m tests.bot.web.access.pages FOLDER USERS`.

Prints their addresses as one line of JSON, and closes them when its standard input ends.
"""

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from bot.bot import Bot
from bot.web.access import Access, Entrance
from index import Index
from tests.bot.web.access.conftest import EVERYWHERE
from tests.conftest import free_port
from tests.fakes import CountingEmbedder

serving = import_module("bot.web.serve")


def pages(users: Path) -> dict[str, dict[str, Any]]:
    """The entrances of each."""
    return {
        # This machine alone reaches it.
        "own": {},
        # Others reach it, and have to log in; ann may change its library.
        "kept": {"host": EVERYWHERE, "auth": users, "editors": ("ann",), "questions": 3, "upload": 1},
        # Others reach it, and anybody may come in.
        "free": {"host": EVERYWHERE, "no_auth": True, "questions": 2, "names": ("notes.example.org",)},
        # Behind a proxy on this machine.
        "behind": {"auth": users, "editors": ("everyone",), "proxies": ("127.0.0.1",), "names": ("notes.example.org",)},
        "six": {"host": "::1"},
        "full": {},
        "few": {},
    }


def main(place: Path, users: Path) -> None:
    """Opens them."""
    index = Index.open(place / "store", embedder=CountingEmbedder())
    index.build([place / "texts"])
    opened = {}
    for name, entrance in pages(users).items():
        # One page has no room for anybody in its line.
        serving._IN_LINE = 0 if name == "full" else 100
        # One page knows of two tabs.
        serving._TABS = 2 if name == "few" else 100
        try:
            opened[name] = serving.serve(Bot(index), free_port(), print, Access(Entrance(**entrance)), block=False)
        except OSError as error:
            opened[name] = f"not opened: {error}"
    print(json.dumps(opened), flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
