"""Files that a hand may have written, or another program: users, aliases, what was fetched, what an index holds."""

import tempfile
from atexit import register
from collections.abc import Callable
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from bot.web.access import userfile
from index.errors import OnRecordError
from index.read import aliases, ledger
from index.read.feed import entries, is_feed
from index.read.web import _stem
from index.store import manifest
from index.types import Source
from tests.fuzz.target import Target, holds, words_of

_NUMBERS = count()


@cache
def _folder() -> Path:
    folder = tempfile.TemporaryDirectory(prefix="onrecord-fuzz-")
    register(folder.cleanup)
    return Path(folder.name)


def kept(name: str, read: Callable[[Path], Any], data: bytes) -> Any:
    """What is read from a file of that name in a folder of its own; None where it is refused with a reason."""
    place = _folder() / str(next(_NUMBERS))
    place.mkdir()
    (place / name).write_bytes(data)
    try:
        return read(place)
    except OnRecordError as error:
        holds(bool(str(error).strip() and error.hint.strip()), error)
        return None
    finally:
        (place / name).unlink()
        place.rmdir()


def users(data: bytes) -> None:
    """Users: each with a hash that bcrypt takes."""
    found = kept("users", lambda place: userfile.read(place / "users"), data)
    for name, hashed in (found or {}).items():
        holds(bool(name.strip()) and hashed.startswith("$2") and "\n" not in name + hashed, (name, hashed))


def others(data: bytes) -> None:
    """Aliases: pairs of texts."""
    for other, name in kept(aliases.NAME, lambda place: aliases.aliases([place]), data) or ():
        holds(isinstance(other, str) and isinstance(name, str) and bool(other.strip()), (other, name))


def fetched(data: bytes) -> None:
    """What was fetched: texts."""
    found = kept(ledger.NAME, ledger.Ledger.read, data)
    for name, entry in (found.files if found else {}).items():
        texts = (name, entry.url, entry.digest, entry.etag, entry.modified, entry.feed, *entry.told.values())
        holds(all(isinstance(text, str) for text in texts), entry)


def feed(data: bytes) -> None:
    """A feed: articles with an address on the web, and what it tells of them on a line each."""
    if not is_feed(data):
        return
    found = list(entries(data, "https://arden.example/feed"))
    for entry in found:
        holds(entry.url.startswith(("http://", "https://")), entry.url)
        holds(all(text and "\n" not in text for text in entry.told.values()), entry.told)
        holds(_stem(entry.url).strip(".") != "" and "/" not in _stem(entry.url), entry.url)
    holds(list(entries(data, "https://arden.example/feed")) == found, "another time it lists something else")


def held(data: bytes) -> None:
    """What an index holds."""
    found = kept(manifest.NAME, manifest.Manifest.read, data)
    for source, record in (found.records if found else {}).items():
        holds(isinstance(record.about, Source) and source == record.about.source, record)


_JSON = words_of(
    '{"files": {¦"a.txt": {"url": "¦"told": {¦"feeds": [¦"published": "¦}¦]¦null¦1e999¦"\\ud800"¦[[[[¦: ¦, '
)
_FEED = words_of(
    "<?xml version='1.0'?><rss><channel>¦<item>¦</item>¦<title>¦</title>¦<link>¦</link>¦http://[¦https://¦<feed>¦<entry>¦"
    "<link href='¦'/>¦<pubDate>¦<updated>2025-03-01¦<content type='html'>¦<![CDATA[¦]]>¦&lt;p&gt;¦<guid>¦xml:base='"
)
TARGETS = (
    Target("feed", feed, _FEED),
    Target("users", users, words_of("ada:¦$2b$12$¦$2y$05$¦\n¦#¦: ¦everyone:¦é¦\u2028¦\x85¦$99$")),
    Target(
        "aliases",
        others,
        words_of('Kyiv = "Kiev"\n¦"Ada Holm" = ["¦", "¦"]\n¦[a]\n¦[[¦]]¦"""¦1979-05-27¦{ a = ¦ }¦# ¦"\\u0000"'),
    ),
    Target("ledger", fetched, _JSON),
    Target(
        "manifest", held, (*_JSON, *words_of('"format": 5¦"records": [¦"about": {¦"source": ¦"document": ¦"roots": ['))
    ),
)
