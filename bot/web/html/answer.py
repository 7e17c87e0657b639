"""Questions and answers as chat messages."""

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from bot.types import Answer, Citation, Part
from bot.web.html.doing import AGAIN, doing_html
from bot.web.html.places import also_html, mark, places_html
from bot.web.html.silence import silence_html
from bot.web.html.text import one_line, to_person
from bot.wording import told_of_writer

_PARAGRAPHS = re.compile(r"\s*\n\s*\n\s*")
_LEFT = re.compile(r"(?:At least )?\d+ more statements?")
# Marks that stand behind the same words; those of further sources fold away.
_MARKS = 3


def question_html(question: str) -> str:
    """A question as it was written, and not as Markdown."""
    return one_line(f'<div class="otr-question">{escape(question)}</div>')


def answer_html(answer: Answer) -> str:
    """An answer as one chat message: its sentences with numbered marks, then where each stands, and what can be done
    with it once it is whole.
    """
    state = " otr-silent" if not (answer.found or answer.citations or answer.parts) else ""
    state += "" if answer.whole else " otr-grows"
    asked = f'<p class="otr-asked">asked as: {escape(answer.asked_as)}</p>' if answer.asked_as else ""
    told = "".join(_told(answer)) if answer.parts or answer.citations else f"<p>{silence_html(answer)}</p>"
    below = doing_html(answer) if answer.whole else ""
    return one_line(f'<div class="otr-answer{state}">{asked}{told}{below}</div>')


def failed_html(message: str, hint: str) -> str:
    """A fault in place of an answer, which may be asked for again."""
    told = f"<p><strong>{escape(message)}</strong></p><p>{escape(hint)}</p>"
    return one_line(f'<div class="otr-answer otr-fault">{told}<p class="otr-doing">{AGAIN}</p></div>')


def _told(answer: Answer) -> Iterator[str]:
    """The parts, under headings that tell whose words they are, what is noted of them, and their places."""
    if answer.above:
        yield f"<p>{escape(answer.above)}</p>"
    parts = answer.parts or [Part("sentence", (citation,)) for citation in answer.citations]
    for heading, together in groupby(parts, key=lambda part: part.heading):
        yield _group(heading, list(together), answer)
    if answer.below:
        yield f'<p class="otr-note">{_left(answer)}</p>'
    if told := told_of_writer(answer):
        yield f'<p class="otr-note">{escape(told)}</p>'
    yield places_html(answer.citations)


def _group(heading: str, parts: Sequence[Part], answer: Answer) -> str:
    """The parts under one heading; what other sources have beside folds away."""
    html = "".join(_quotation(part, answer) if part.text is None else _written(part.text, part) for part in parts)
    if parts[0].kind == "more":
        return f'<details class="otr-more"><summary>{escape(heading)} ({len(parts)})</summary>{html}</details>'
    return f"{_heading(heading, parts[0])}{html}"


def _heading(heading: str, part: Part) -> str:
    """Whose words they are, with the way to all that is known of who said them."""
    if not heading:
        return ""
    name = part.statement.speaker if part.kind == "said" and part.statement else None
    said, _, who = heading.partition(" by ")
    told = f'{said} by <a href="{escape(to_person(name))}">{escape(who)}</a>' if name and who else escape(heading)
    return f'<h2 class="otr-who">{told}</h2>'


def _left(answer: Answer) -> str:
    """What is told below, with the way to the statements that are not in the answer."""
    found = _LEFT.match(answer.below)
    name = next((part.statement.speaker for part in answer.parts if part.statement), None)
    if not (found and name):
        return escape(answer.below)
    return f'<a href="{escape(to_person(name))}">{found[0]}</a>{escape(answer.below[found.end() :])}'


def _written(text: str, part: Part) -> str:
    """What a language model wrote, as text, its marks where it put them."""
    marks = {f"[{citation.number}]": mark(citation) for citation in part.citations}
    pieces = re.split(r"(\[\d+\])", text)
    return f'<p class="otr-written">{"".join(marks.get(piece) or escape(piece) for piece in pieces)}</p>'


def _quotation(part: Part, answer: Answer) -> str:
    marks = "&nbsp;".join(map(mark, part.citations[:_MARKS]))
    told = " otr-told" if part.kind == "about" else ""
    noted = f'<span class="otr-note">{escape(" · ".join(part.notes))}</span>' if part.notes else ""
    also = also_html(part, answer.passages)
    under = f'<div class="otr-under">{noted}{also}</div>' if noted or also else ""
    return f'<p class="otr-said{told}">{_with_lit(part.citations[0])} {marks}</p>{under}'


def _with_lit(citation: Citation) -> str:
    """The quotation, with the words that answer set off; the items of a list stay on lines of their own."""
    html, at = "", citation.start
    for start, end in citation.lit:
        before, words = (
            citation.quote[a - citation.start : b - citation.start] for a, b in ((at, start), (start, end))
        )
        html, at = f'{html}{escape(before)}<strong class="otr-lit">{escape(words)}</strong>', end
    return _PARAGRAPHS.sub("<br>", html + escape(citation.quote[at - citation.start :]))
