"""Where the words of an answer stand: its numbered marks, the list of places, and who else carries the same words."""

from collections.abc import Iterator, Sequence
from html import escape

from bot.types import Citation, Part
from bot.web.html.text import address, link, to_source
from index import Passage

# Places that are shown at once; a longer list folds away. And characters of a quotation on a mark's card.
_FEW, _ON_CARD = 3, 300


def mark(citation: Citation) -> str:
    """The number of a citation, as a link to its place."""
    return f'<a class="otr-mark" href="{_href(citation)}" title="{escape(citation.cite)}">{citation.number}</a>'


def places_html(citations: Sequence[Citation]) -> str:
    """The list of places; with each the words that a mark's card shows."""
    if not citations:
        return ""
    places = "".join(f"<li>{mark(one)} {_told(one)}{_words(one)}</li>" for one in citations)
    if len(citations) <= _FEW:
        return f'<ol class="otr-places">{places}</ol>'
    summary = f"<summary>{len(citations)} places</summary>"
    return f'<details class="otr-places">{summary}<ol>{places}</ol></details>'


def also_html(part: Part, passages: Sequence[Passage]) -> str:
    """The other sources that carry the same words, each with the way there; folded away.

    Args:
        part: the first of its citations is shown.
        passages: of the answer; a source that carries the same passage is known from them without a place in it.
    """
    first = part.citations[0]
    cited = {one.source: one for one in reversed(part.citations) if one.source != first.source}
    rows = [f"{mark(one)} {_told(one)}" for one in reversed(cited.values())]
    known = {first.source, *cited}
    rows += [link(to_source(one), one) for one in _copies(first, passages) if one not in known]
    if not rows:
        return ""
    count = f"also in {len(rows)} source{'' if len(rows) == 1 else 's'}"
    listed = "".join(f"<li>{row}</li>" for row in rows)
    return f'<details class="otr-also"><summary>{count}</summary><ul>{listed}</ul></details>'


def _copies(citation: Citation, passages: Sequence[Passage]) -> Iterator[str]:
    """The sources that carry nearly the same passage as the one that a citation stands in."""
    for passage in passages:
        if passage.source == citation.source and passage.start <= citation.start < passage.end:
            yield from passage.also_in


def _told(citation: Citation) -> str:
    publisher = f" · {escape(citation.publisher)}" if citation.publisher else ""
    return f'<span class="otr-place">{escape(citation.cite)}{publisher}</span>'


def _words(citation: Citation) -> str:
    quote = citation.quote
    short = quote if len(quote) <= _ON_CARD else f"{quote[:_ON_CARD].rpartition(' ')[0]} …"
    return f'<q class="otr-words" hidden>{escape(short)}</q>'


def _href(citation: Citation) -> str:
    return escape(address(citation.source, (citation.start, citation.end), citation.quote))
