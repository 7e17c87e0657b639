"""The head of every page."""

from html import escape

from index import Index
from index.errors import OnRecordError

_THEME = '<button class="otr-theme" type="button" aria-label="Light or dark" title="Light or dark">◐</button>'


def header_html(index: Index, news: str = "") -> str:
    """The name, how much is in the library, and what has just happened to it."""
    try:
        count = len(index.sources())
        told = f"{count} source{'' if count == 1 else 's'}"
    except OnRecordError:  # A fault is told by the pages, each where it needs the library.
        told = ""
    news = f'<strong class="otr-news" role="status">{escape(news)}</strong>' if news else ""
    return f"<header><h1>On the Record</h1><span>{told}</span>{news}{_THEME}</header>"


def account_html(user: str) -> str:
    """Who is logged in, and the way out."""
    return (
        f'<form class="otr-account" method="post" action="logout"><span>Logged in as {escape(user)}</span>'
        '<button type="submit">Log out</button></form>'
    )
