"""The head of every page."""

from html import escape

from index import Index


def header_html(index: Index, news: str = "") -> str:
    """The name, how much is in the library, and what has just happened to it."""
    count = len(index.sources())
    told = f"{count} source{'' if count == 1 else 's'}, on this machine only"
    news = f'<strong class="otr-news" role="status">{escape(news)}</strong>' if news else ""
    return f"<header><h1>On the Record</h1><span>{told}</span>{news}</header>"
