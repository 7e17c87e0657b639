"""Feeds (RSS and Atom): the articles that one lists, and what it says of them. The only room of feedparser."""

from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from html import escape
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

from index.read.clean import tidy_line
from index.read.dates import first_date

# A text in a feed of fewer characters is a teaser, and the article stands behind the link.
_WHOLE = 1000
_OPENINGS = (b"<?xml", b"<rss", b"<feed", b"<rdf")


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of a feed: its address, the whole of it as a web page if the feed holds that, and what is told of
    title, author, publisher and published.
    """

    url: str
    page: bytes | None
    told: dict[str, str]


def is_feed(data: bytes) -> bool:
    """Whether these bytes may be a feed."""
    top = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return top.startswith(_OPENINGS) and any(mark in data[:4096].lower() for mark in (b"<rss", b"<feed", b"<rdf"))


def entries(data: bytes, url: str) -> Iterator[Entry]:
    """The articles of a feed, in its order.

    Args:
        data: the feed's bytes.
        url: its address, which addresses in it may be relative to.
    """
    import feedparser

    feed: Any = feedparser.parse(BytesIO(data), response_headers={"content-location": url})
    publisher = tidy_line(feed.feed.get("title", ""))
    for entry in feed.entries:
        link = _joined(url, entry.get("link", ""))
        if not link.startswith(("http://", "https://")):
            continue
        told = {"title": tidy_line(entry.get("title", "")), "author": tidy_line(entry.get("author", ""))}
        told |= {"publisher": publisher, "published": _day(entry)}
        told = {name: value for name, value in told.items() if value}
        whole = max((part.get("value", "") for part in entry.get("content", ())), key=len, default="")
        yield Entry(link, _page(told.get("title", ""), whole) if len(whole) >= _WHOLE else None, told)


def _joined(url: str, link: str) -> str:
    """A link as an address; none of what cannot be one."""
    try:
        return urljoin(url, link)
    except ValueError:
        return ""


def _page(title: str, body: str) -> bytes:
    head = f'<meta charset="utf-8"><title>{escape(title)}</title>'
    page = f"<!DOCTYPE html><html><head>{head}</head><body><article>\n{body}\n</article></body></html>\n"
    return page.encode("utf-8", "replace")


def _day(entry: Any) -> str:  # noqa: ANN401  (feedparser ships no types)
    # As it is written: feedparser's own dates are those of Greenwich, where it may be another day. "updated" is asked
    # for past feedparser, which would warn that it gives the date of publication where there is no other.
    written = str(entry.get("published") or dict.get(entry, "updated") or "")
    try:
        return first_date(written) or parsedate_to_datetime(written).date().isoformat()
    except ValueError:
        return ""
