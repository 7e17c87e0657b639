"""A whole source as HTML, with what was cited lit."""

from html import escape
from itertools import pairwise

from bot.web.html.text import CLOSE, is_web
from index import Document
from index.types import Span

NO_SOURCE = '<div class="otr-reader-empty">Click a number in an answer to read its source here.</div>'


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
    about = " · ".join(escape(part) for part in (document.publisher, document.author, document.published) if part)
    if is_web(document.url):
        about += f' · <a href="{escape(document.url or "")}" target="_blank" rel="noopener noreferrer">original</a>'
    if changed:
        about += (
            '</p><p class="otr-fault">This source has changed since the answer was given; the words may have moved.'
        )
    head = f'<h2 class="otr-title">{escape(document.title)}</h2><p class="otr-about">{about}</p>'
    body = "".join(_paragraph(document, start, end, lit, passage) for start, end in _paragraph_spans(document.text))
    return f'<article class="otr-source" data-source="{escape(document.source)}">{CLOSE}{head}{body}</article>'


def _paragraph_spans(text: str) -> list[Span]:
    spans, start = [], 0
    for piece in text.split("\n\n"):
        spans.append((start, start + len(piece)))
        start += len(piece) + 2
    return spans


def _paragraph(document: Document, start: int, end: int, lit: Span | None, passage: Span | None) -> str:
    tag = "p" if any(s.start <= start < s.end for s in document.sections) else "h3"
    places = {place.start: place.label for place in document.places if start <= place.start < end}
    edges = (edge for span in (lit, passage) if span for edge in span)
    cuts = sorted({start, end, *places, *(edge for edge in edges if start < edge < end)})
    words = "".join(
        _turn(places.get(a)) + _piece(document.text[a:b], _lit(a, lit), _lit(a, passage)) for a, b in pairwise(cuts)
    )
    return f"<{tag}>{words}</{tag}>"


def _turn(label: str | None) -> str:
    """Where a page, a slide or a sheet begins."""
    return f'<span class="otr-page">{escape(label)}</span>' if label else ""


def _lit(offset: int, span: Span | None) -> bool:
    return span is not None and span[0] <= offset < span[1]


def _piece(text: str, quoted: bool, in_passage: bool) -> str:  # noqa: FBT001  (two states of one piece)
    if quoted:
        return f'<mark class="otr-quote">{escape(text)}</mark>'
    return f'<mark class="otr-passage">{escape(text)}</mark>' if in_passage else escape(text)
