"""Questions and answers as chat messages."""

import re
from html import escape

from bot.types import Answer, Citation, Part
from bot.web.html.text import address, one_line, paragraphs
from bot.wording import told_of_writer

_PARAGRAPHS = re.compile(r"\s*\n\s*\n\s*")


def question_html(question: str) -> str:
    """A question as it was written, and not as Markdown."""
    return one_line(f'<div class="otr-question">{escape(question)}</div>')


def answer_html(answer: Answer) -> str:
    """An answer as one chat message: its sentences with numbered marks, then where each stands."""
    asked = f'<p class="otr-asked">asked as: {escape(answer.asked_as)}</p>' if answer.asked_as else ""
    if not (answer.parts or answer.citations):
        silent = "" if answer.found else " otr-silent"
        return one_line(f'<div class="otr-answer{silent}">{asked}<p>{paragraphs(answer.text)}</p></div>')
    places = "".join(f"<li>{_mark(c)} {escape(c.cite)}{_publisher(c)}</li>" for c in answer.citations)
    grows = "" if answer.whole else " otr-grows"
    return one_line(f'<div class="otr-answer{grows}">{asked}{_parts(answer)}<ol class="otr-places">{places}</ol></div>')


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


def _mark(citation: Citation) -> str:
    href = escape(address(citation.source, (citation.start, citation.end), citation.quote))
    return f'<a class="otr-mark" href="{href}" title="{escape(citation.cite)}">{citation.number}</a>'


def _publisher(citation: Citation) -> str:
    return f" · {escape(citation.publisher)}" if citation.publisher else ""
