"""The text of a source as HTML, with what was cited lit. It knows nothing of the page around it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from index import Document
from index.types import Place, Span

# Paragraphs that a browser lays out together when they come into view, and what it takes a line of them for before.
_TOGETHER = 24
_LINE, _HIGH = 80, 26


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Where a paragraph stands in the text, whether it is a heading, and the pages or slides that begin in it, each
    with its number among all of the source.
    """

    start: int
    end: int
    is_heading: bool
    places: tuple[tuple[int, Place], ...]


def paragraphs_of(document: Document) -> list[Paragraph]:
    """The paragraphs of a source, in order. What stands in no section is a heading."""
    starts = [section.start for section in document.sections]
    spans = [(start, end) for start, end in _spans(document.text) if start < end]
    return [
        Paragraph(start, end, not _within(document, starts, start), places)
        for (start, end), places in zip(spans, _places(document.places, spans), strict=True)
    ]


def body_html(document: Document, paragraphs: Sequence[Paragraph], lit: Span | None, passage: Span | None) -> str:
    """All paragraphs, the quotation lit, and the passage around it lit more faintly. They stand together in stretches,
    so that a browser need not lay out a long source where nobody looks.
    """
    return "".join(_stretch(document, together, lit, passage) for together in _batched(paragraphs))


def heading_id(paragraph: Paragraph) -> str:
    """By what a heading is found in the page."""
    return f"otr-h{paragraph.start}"


def place_id(number: int) -> str:
    """By what the beginning of a page or a slide is found in the page."""
    return f"otr-p{number}"


def _spans(text: str) -> Iterator[Span]:
    start = 0
    for piece in text.split("\n\n"):
        yield start, start + len(piece)
        start += len(piece) + 2


def _within(document: Document, starts: Sequence[int], offset: int) -> bool:
    """Whether a section, which have no overlap, holds the character."""
    at = bisect_right(starts, offset) - 1
    return at >= 0 and offset < document.sections[at].end


def _places(places: Sequence[Place], spans: Sequence[Span]) -> list[tuple[tuple[int, Place], ...]]:
    """Those that begin in each of the paragraphs, or in the gap before it; the last one has what is left."""
    ends = [end for _, end in spans[:-1]]
    told: list[list[tuple[int, Place]]] = [[] for _ in spans]
    for number, place in enumerate(places if spans else ()):
        told[bisect_right(ends, place.start)].append((number, place))
    return [tuple(some) for some in told]


def _batched(paragraphs: Sequence[Paragraph]) -> Iterator[Sequence[Paragraph]]:
    for at in range(0, len(paragraphs), _TOGETHER):
        yield paragraphs[at : at + _TOGETHER]


def _stretch(document: Document, together: Sequence[Paragraph], lit: Span | None, passage: Span | None) -> str:
    high = sum(1 + (one.end - one.start) // _LINE for one in together) * _HIGH
    words = "".join(_paragraph(document, one, lit, passage) for one in together)
    return f'<div class="otr-stretch" style="contain-intrinsic-height:auto {high}px">{words}</div>'


def _paragraph(document: Document, one: Paragraph, lit: Span | None, passage: Span | None) -> str:
    turns = {number: min(max(place.start, one.start), one.end) for number, place in one.places}
    edges = (edge for span in (lit, passage) if span for edge in span)
    cuts = sorted({one.start, one.end, *turns.values(), *(edge for edge in edges if one.start < edge < one.end)})
    words = "".join(
        _turns(one, turns, a) + _piece(document.text[a:b], _lit(a, lit), _lit(a, passage)) for a, b in pairwise(cuts)
    )
    words += _turns(one, turns, one.end)
    return f'<h3 id="{heading_id(one)}" tabindex="-1">{words}</h3>' if one.is_heading else f"<p>{words}</p>"


def _turns(one: Paragraph, turns: dict[int, int], offset: int) -> str:
    """The pages, slides or sheets that begin there; several do where some have no text."""
    return "".join(
        f'<span class="otr-page" id="{place_id(number)}" tabindex="-1">{escape(place.label)}</span>'
        for number, place in one.places
        if turns[number] == offset
    )


def _lit(offset: int, span: Span | None) -> bool:
    return span is not None and span[0] <= offset < span[1]


def _piece(text: str, quoted: bool, in_passage: bool) -> str:  # noqa: FBT001  (two states of one piece)
    if quoted:
        return f'<mark class="otr-quote">{escape(text)}</mark>'
    return f'<mark class="otr-passage">{escape(text)}</mark>' if in_passage else escape(text)
