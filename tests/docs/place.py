"""A folder as a fresh clone has it, and what a newcomer does there."""

import os
import shlex
import shutil
import sys
from collections.abc import Iterator
from contextlib import chdir, closing, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler
from io import StringIO
from pathlib import Path
from threading import Event

import pytest

from bot.cli import main
from index import Index
from tests.commands import interrupt, onrecord
from tests.conftest import SOURCES, free_port
from tests.loopback import running

# What the pages name beside the sources.
_POSTS = '{"body": "Boris told reporters that boats sink.", "day": "2025-03-01"}\n'
_MAIL = (
    "From: Anna <anna@example.org>\nSubject: Apples\nDate: Mon, 03 Mar 2025 10:00:00 +0000\n\nClara said it rains.\n"
)
_FEED = "<item><title>Harbour</title><link>news/harbour.html</link></item>"


@dataclass(frozen=True)
class Done:
    """How a command ended, and what it printed."""

    status: int
    out: str
    err: str


@dataclass(frozen=True)
class Place:
    """A folder, and the web as it is seen from there."""

    folder: Path
    web: str

    def types(self, line: str) -> Done:
        """A line of `onrecord …` as a shell in the folder runs it: in this process, or in another if it goes on until
        Ctrl-C.
        """
        args = [self._meant(word) for word in shlex.split(line)[1:]]
        if args[0] == "add":
            args.append("--private")
        if args[0] == "serve":
            return self._watched(*args, "--port", str(free_port()))
        return self._watched(*args) if "--watch" in args else self._asked(args)

    def _meant(self, word: str) -> str:
        return word.replace("https://example.org", self.web).replace("~", str(self.folder / "home"))

    def _asked(self, args: list[str]) -> Done:
        out, err = StringIO(), StringIO()
        with chdir(self.folder), redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as ended:
            main(args)
        return Done(int(ended.value.code or 0), out.getvalue(), err.getvalue())

    def _watched(self, *args: str) -> Done:
        """Runs it, and presses Ctrl-C after its first line."""
        with onrecord(*args, cwd=self.folder) as process:
            assert process.stdout
            first = process.stdout.readline()
            out, err = interrupt(process)
        return Done(process.returncode, first + out, err)


@contextmanager
def place(folder: Path, store: Path) -> Iterator[Place]:
    """A clone with its index, the environment that `make` makes, files of one's own, and a web server in the place of
    example.org.
    """
    shutil.copytree(SOURCES, folder / "sources")
    shutil.copytree(store, folder / ".onrecord")
    shutil.copytree(SOURCES, folder / "home" / "my-folder")
    (folder / "home" / "my-folder" / "apples.eml").write_text(_MAIL, encoding="utf-8")
    (folder / "home" / "onrecord").symlink_to(folder)
    (folder / "posts.jsonl").write_text(_POSTS, encoding="utf-8")
    _environment(folder / ".venv" / "bin" / "onrecord")
    with closing(Index.open(folder / ".onrecord")) as index:
        index.build([folder / "sources"])  # Or else the index would be of the folder that it was copied from.
    with _web(folder / "web") as address:
        yield Place(folder, address)


def _environment(command: Path) -> None:
    command.parent.mkdir(parents=True)
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m bot "$@"\n', encoding="utf-8")
    command.chmod(0o755)


@contextmanager
def _web(folder: Path) -> Iterator[str]:
    (folder / "news").mkdir(parents=True)
    (folder / "news" / "harbour.html").write_bytes((SOURCES / "kremlin.html").read_bytes())
    (folder / "feed.xml").write_text(f'<rss version="2.0"><channel>{_FEED}</channel></rss>', encoding="utf-8")

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    with running(partial(Handler, directory=os.fspath(folder)), Event()) as address:
        yield address
