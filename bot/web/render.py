"""Answers and sources as HTML. Every word that comes from a source or a question passes through `escape` here."""

import re
from hashlib import sha256
from html import escape
from itertools import pairwise
from urllib.parse import quote

from bot.show import summary
from bot.types import Answer, Citation, Part
from bot.wording import told_of_writer
from index import BuildReport, Document
from index.types import Span

NO_SOURCE = '<div class="otr-reader-empty">Click a number in an answer to read its source here.</div>'
_PARAGRAPHS = re.compile(r"\s*\n\s*\n\s*")
_CLOSE = '<button class="otr-close" type="button">Close</button>'

BUILDING = '<div class="otr-building"></div>'
"""Room for the bar of a build."""


def question_html(question: str) -> str:
    """A question as it was written, and not as Markdown."""
    return _one_line(f'<div class="otr-question">{escape(question)}</div>')


def answer_html(answer: Answer) -> str:
    """An answer as one chat message: its sentences with numbered marks, then where each stands."""
    asked = f'<p class="otr-asked">asked as: {escape(answer.asked_as)}</p>' if answer.asked_as else ""
    if not (answer.parts or answer.citations):
        silent = "" if answer.found else " otr-silent"
        return _one_line(f'<div class="otr-answer{silent}">{asked}<p>{_paragraphs(answer.text)}</p></div>')
    places = "".join(f"<li>{_mark(c)} {escape(c.cite)}{_publisher(c)}</li>" for c in answer.citations)
    grows = "" if answer.whole else " otr-grows"
    return _one_line(
        f'<div class="otr-answer{grows}">{asked}{_parts(answer)}<ol class="otr-places">{places}</ol></div>'
    )


def _parts(answer: Answer) -> str:
    """The parts, under headings that tell whose words they are."""
    html, above = f"<p>{escape(answer.above)}</p>" if answer.above else "", ""
    parts = answer.parts or [Part("sentence", (citation,)) for citation in answer.citations]
    for part in parts:
        html += f'<h4 class="otr-who">{escape(part.heading)}</h4>' if part.heading not in {"", above} else ""
        html += _quotation(part) if part.text is None else _written(part.text, part)
        above = part.heading
    return html + "".join(
        f'<p class="otr-note">{escape(told)}</p>' for told in (answer.below, told_of_writer(answer)) if told
    )


def _written(text: str, part: Part) -> str:
    """What a language model wrote, as text, its marks where it put them."""
    marks = {f"[{citation.number}]": _mark(citation) for citation in part.citations}
    pieces = re.split(r"(\[\d+\])", text)
    return f'<p class="otr-written">{"".join(marks.get(piece) or escape(piece) for piece in pieces)}</p>'


def _quotation(part: Part) -> str:
    marks = " ".join(map(_mark, part.citations))
    told = " otr-told" if part.kind == "about" else ""
    noted = f'<p class="otr-note">{escape(" · ".join(part.notes))}</p>' if part.notes else ""
    return f'<p class="otr-said{told}">{_with_lit(part.citations[0])} {marks}</p>{noted}'


def _with_lit(citation: Citation) -> str:
    """The quotation, with the words that answer set off; the items of a list stay on lines of their own."""
    html, at = "", citation.start
    for start, end in citation.lit:
        before, words = (
            citation.quote[a - citation.start : b - citation.start] for a, b in ((at, start), (start, end))
        )
        html, at = f'{html}{escape(before)}<strong class="otr-lit">{escape(words)}</strong>', end
    return _PARAGRAPHS.sub("<br>", html + escape(citation.quote[at - citation.start :]))


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
    if _is_web(document.url):
        about += f' · <a href="{escape(document.url or "")}" target="_blank" rel="noopener noreferrer">original</a>'
    if changed:
        about += (
            '</p><p class="otr-fault">This source has changed since the answer was given; the words may have moved.'
        )
    head = f'<h2 class="otr-title">{escape(document.title)}</h2><p class="otr-about">{about}</p>'
    body = "".join(_paragraph(document, start, end, lit, passage) for start, end in _paragraph_spans(document.text))
    return f'<article class="otr-source" data-source="{escape(document.source)}">{_CLOSE}{head}{body}</article>'


def report_html(done: BuildReport) -> str:
    """What a build did, and a table of the files that could not be used."""
    rows = "".join(
        f"<tr><td>{escape(one.source)}</td><td>{escape(one.reason)}. {escape(one.hint)}</td></tr>"
        for one in done.failed
    )
    failed = f"<h3>{len(done.failed)} could not be used</h3><table>{rows}</table>" if rows else ""
    title = '<h2 class="otr-title">The index is up to date</h2>'
    told = f'<p class="otr-about">{summary(done)}</p>'
    return f'<article class="otr-source otr-report">{_CLOSE}{title}{told}{failed}</article>'


def error_html(message: str, hint: str) -> str:
    """A fault as a chat message; never to be taken for an answer."""
    return _one_line(
        f'<div class="otr-answer otr-fault"><p><strong>{escape(message)}</strong></p><p>{escape(hint)}</p></div>'
    )


def address(source: str, span: Span, words: str) -> str:
    """A link to words in a source: ?source=kremlin.html&at=812-951&is=5f3a…, by which it is known if they changed."""
    return f"?source={quote(source, safe='')}&at={span[0]}-{span[1]}&is={seal(words)}"


def seal(words: str) -> str:
    """A short digest of words."""
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _mark(citation: Citation) -> str:
    href = escape(address(citation.source, (citation.start, citation.end), citation.quote))
    return f'<a class="otr-mark" href="{href}" title="{escape(citation.cite)}">{citation.number}</a>'


def _publisher(citation: Citation) -> str:
    return f" · {escape(citation.publisher)}" if citation.publisher else ""


def _paragraphs(text: str) -> str:
    return "</p><p>".join(escape(line).replace("\n", "<br>") for line in text.split("\n\n"))


def _one_line(html: str) -> str:
    """Without line ends, which in a chat message would begin a new Markdown block and end the HTML."""
    return " ".join(html.split())


def _is_web(url: str | None) -> bool:
    return (url or "").lower().startswith(("http://", "https://"))


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
