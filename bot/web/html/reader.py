"""What the reader shows as HTML: its bar, and a whole source with its head and its contents."""

from collections.abc import Sequence
from html import escape

from bot.web.html.body import Paragraph, body_html, heading_id, paragraphs_of, place_id
from bot.web.html.text import is_web
from index import Document
from index.types import Span

NO_SOURCE = '<div class="otr-reader-empty">Click a number in an answer to read its source here.</div>'

BAR = """\
<div class="otr-bar">
<span class="otr-steps" hidden>
<button type="button" data-step="-1" aria-label="Previous citation" title="Previous (←)">←</button>
<span class="otr-count" role="status"></span>
<button type="button" data-step="1" aria-label="Next citation" title="Next (→)">→</button>
</span>
<button type="button" class="otr-copy" title="Copy a link to this place">Copy link</button>
<button type="button" class="otr-close" title="Close (Esc)">Close</button>
</div>"""
"""Stands above the source and stays as it is, whatever is shown: whoever goes on with it keeps the focus."""
_CHANGED = "This source has changed since the answer was given; the words may have moved."


def shown(address: str, html: str) -> str:
    """What the reader shows, with the address that it was asked for, by which the page's script knows that it came."""
    return f'<div data-place="{escape(address)}">{html}</div>'


def reader_html(
    document: Document, lit: Span | None = None, passage: Span | None = None, *, changed: bool = False
) -> str:
    """A whole source with a quotation lit, and the passage around it lit more faintly.

    Args:
        document: the source.
        lit: the quotation, in characters of the text.
        passage: the passage around it.
        changed: the words that were cited stand there no more, which is said.
    """
    paragraphs = paragraphs_of(document)
    head = f'<h2 class="otr-title">{escape(document.title)}</h2><p class="otr-about">{_about(document)}</p>'
    told = f'<p class="otr-fault" role="status">{_CHANGED}</p>' if changed else ""
    body = body_html(document, paragraphs, lit, passage)
    return (
        f"{_contents(document, paragraphs)}"
        f'<article class="otr-source" data-source="{escape(document.source)}">{head}{told}{body}</article>'
    )


def _about(document: Document) -> str:
    """Publisher, author and date, and where it was published if that is a place on the web."""
    about = [escape(part) for part in (document.publisher, document.author, document.published) if part]
    if is_web(document.url):
        url = escape(document.url or "")
        about.append(f'<a href="{url}" target="_blank" rel="noopener noreferrer" title="{url}">original</a>')
    return " · ".join(about)


def _contents(document: Document, paragraphs: Sequence[Paragraph]) -> str:
    """Headings and pages to jump to, where there are several."""
    heads = [one for one in paragraphs if one.is_heading]
    listed = "".join(
        f'<li><a href="#{heading_id(one)}">{escape(document.text[one.start : one.end])}</a></li>' for one in heads
    )
    turns = "".join(
        f'<li><a href="#{place_id(number)}">{escape(one.label)}</a></li>' for number, one in enumerate(document.places)
    )
    lists = f"<ol>{listed}</ol>" if len(heads) > 1 else ""
    lists += f'<ol class="otr-turns">{turns}</ol>' if len(document.places) > 1 else ""
    if not lists:
        return ""
    return (
        f'<nav class="otr-contents" aria-label="Contents"><details><summary>Contents</summary>{lists}</details></nav>'
    )
