"""Text, faults and links as HTML."""

from hashlib import sha256
from html import escape
from urllib.parse import quote

from index.types import Span


def address(source: str, span: Span, words: str) -> str:
    """A link to words in a source: ?source=kremlin.html&at=812-951&is=5f3a…, by which it is known if they changed."""
    return f"?source={quote(source, safe='')}&at={span[0]}-{span[1]}&is={seal(words)}"


def to_source(name: str) -> str:
    """A link to a source."""
    return f"?source={quote(name, safe='')}"


def to_person(name: str) -> str:
    """A link to what somebody said: ?person=Dmitry%20Peskov."""
    return f"?person={quote(name, safe='')}"


def seal(words: str) -> str:
    """A short digest of words."""
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def link(to: str, words: str) -> str:
    """A link with words."""
    return f'<a href="{escape(to)}">{escape(words)}</a>'


def error_html(message: str, hint: str) -> str:
    """A fault as a chat message; never to be taken for an answer."""
    return one_line(
        f'<div class="otr-answer otr-fault"><p><strong>{escape(message)}</strong></p><p>{escape(hint)}</p></div>'
    )


def paragraphs(text: str) -> str:
    """A text of several paragraphs, inside a `<p>`."""
    return "</p><p>".join(escape(line).replace("\n", "<br>") for line in text.split("\n\n"))


def one_line(html: str) -> str:
    """Without line ends, which in a chat message would begin a new Markdown block and end the HTML."""
    return " ".join(html.split())


def is_web(url: str | None) -> bool:
    """Whether it may be made a link: an address on the web, and nothing that a browser would run."""
    return (url or "").lower().startswith(("http://", "https://"))
