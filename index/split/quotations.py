"""Where quotations begin and end in a text, marks included; those that run over paragraphs too."""

import re
from collections.abc import Iterator

from index.types import Span

# Marks that open and the ones that close them; straight ones do either.
_PAIRS = {"“": '”"', "„": "“”", "«": "»", '"': '"”', "''": "''"}
_MARK = re.compile(r"[“”„«»\"]|''")
_PARAGRAPH = re.compile(r"[^\n]+")
_LONGEST = 4000  # characters of a quotation in one paragraph: a mark that is missing does not swallow more


def quotations(text: str) -> list[Span]:
    """The quotations of a text in order, none inside another one.

    A quotation that is still open where its paragraph ends goes to that end if the next paragraph goes on with a mark
    that opens one, as newspapers have it; any other mark without its partner is none.
    """
    found: list[Span] = []
    paragraphs = list(_PARAGRAPH.finditer(text))
    for here, after in zip(paragraphs, [*paragraphs[1:], None], strict=True):
        goes_on = after is not None and after[0].lstrip()[:1] in {"“", '"', "«"}
        found.extend(_in_paragraph(text, here.span(), goes_on=goes_on))
    return found


def is_open(text: str, quotation: Span) -> bool:
    """Whether a quotation ends without a mark, to go on in the next paragraph."""
    return not text.endswith(("”", '"', "»", "''", "“"), quotation[0] + 1, quotation[1])


def _in_paragraph(text: str, span: Span, *, goes_on: bool) -> Iterator[Span]:
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text, *span):
        opens = _opens(text, mark)
        if opened is None:
            opened = mark if opens else None
        elif opens and not _closes(text, mark):
            opened = mark
        elif mark[0] in _PAIRS[opened[0]] and mark.end() - opened.start() <= _LONGEST:
            yield opened.start(), mark.end()
            opened = None
    end = span[0] + len(text[slice(*span)].rstrip())
    if opened is not None and goes_on and opened.start() + 1 < end <= opened.start() + _LONGEST:
        yield opened.start(), end


def _opens(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark may open a quotation: 6" is a length."""
    before, behind = text[max(mark.start() - 1, 0) : mark.start()], text[mark.end() : mark.end() + 1]
    return mark[0] in _PAIRS and bool(behind) and not behind.isspace() and not before.isalnum()


def _closes(text: str, mark: re.Match[str]) -> bool:
    before = text[max(mark.start() - 1, 0) : mark.start()]
    return not before.isspace() and before not in {"(", "[", "—", "–"}
