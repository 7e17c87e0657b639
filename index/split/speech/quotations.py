"""Where quotations begin and end in a text, marks included; those that run over paragraphs too."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from index.types import Quoted, Span

# Marks that open and the ones that close them; straight ones do either.
_PAIRS = {"“": '”"', "„": "“”", "«": "»", '"': '"”', "''": "''"}
_MARK = re.compile(r"[“”„«»\"]|''")
_PARAGRAPH = re.compile(r"[^\n]+")
_WORD = re.compile(r"\w")
_NEARLY_ALL = 0.95
_LONGEST = 4000  # characters of a quotation in one paragraph: a mark that is missing does not swallow more


class Quotations:
    """The quotations of a text.

    Args:
        text: of the document.

    Attributes:
        all: start and end of each, marks included, in order, none inside another one.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self.all = quotations(text)
        # Characters of the first one, the first two, and so on.
        self._sums = [0, *accumulate(end - start for start, end in self.all)]

    def holds(self, place: int) -> bool:
        """Whether a place is inside one."""
        at = self._at(place)
        return at is not None and at[0] < place < at[1]

    def is_all(self, span: Span) -> bool:
        """Whether there is nothing but a quotation, or marks behind it, in a stretch of text."""
        at = self._at(span[0])
        return at is not None and at[0] == span[0] and not _WORD.search(self._text, at[1], max(span[1], at[1]))

    def ends(self, span: Span) -> bool:
        """Whether a stretch of text ends with a quotation."""
        at = self._at(span[1] - 1)
        return at is not None and at[1] == span[1]

    def is_open(self, span: Span) -> bool:
        """Whether it ends with one that has no mark at its end, to go on in the next paragraph."""
        return self.ends(span) and not self._text.endswith(("”", "’", '"', "»", "''", "“"), span[0] + 1, span[1])

    def how(self, span: Span) -> Quoted:
        """Whether a stretch of text is all quotation, none, or in parts."""
        inside = self._before(span[1]) - self._before(span[0])
        if not inside:
            return "indirect"
        return "direct" if inside >= (span[1] - span[0]) * _NEARLY_ALL else "mixed"

    def _before(self, place: int) -> int:
        """How many characters before a place are quoted."""
        number = bisect_right(self.all, (place, -1))
        return self._sums[number] - max(self.all[number - 1][1] - place, 0) if number else 0

    def _at(self, place: int) -> Span | None:
        """The last one that begins at a place or before."""
        at = bisect_right(self.all, (place, len(self._text))) - 1
        return self.all[at] if at >= 0 else None


# Where single marks are the usual ones, as in British papers: the last has a mark before or behind it, since in
# "farmers’ land" it is none; or few words are between them.
_SINGLE = re.compile(
    rf"(?<!\w)‘(?=\S)(?:[^\n‘]{{1,{_LONGEST}}}?(?:(?<=[,.?!…—])’(?!\w)|’(?=[,.;:?!)]|$))|[^\n‘’]{{1,40}}’(?=\s))",
    re.MULTILINE,
)


def quotations(text: str) -> list[Span]:
    """The quotations of a text in order, none inside another one.

    A quotation that is still open where its paragraph ends goes to that end if the next paragraph goes on with a mark
    that opens one, as newspapers have it; any other mark without its partner is none.
    """
    if text.count("‘") > text.count("“") + text.count('"') / 2:
        return [found.span() for found in _SINGLE.finditer(text)]
    found: list[Span] = []
    paragraphs = list(_PARAGRAPH.finditer(text))
    for here, after in zip(paragraphs, [*paragraphs, None][1:], strict=True):
        goes_on = after is not None and after[0].lstrip()[:1] in {"“", '"', "«"}
        found.extend(_in_paragraph(text, here.span(), goes_on=goes_on))
    return found


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
