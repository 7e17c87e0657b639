"""Turns of a transcript: paragraphs that begin with who speaks, as in "PESKOV: …"."""

import re
from collections import Counter
from typing import NamedTuple

from index.split.mentions.labels import UNNAMED
from index.types import Span

_PARAGRAPH = re.compile(r"[^\n]+")
_LABEL = re.compile(r"(?P<who>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4})(?: \([^():\n]{1,40}\))? ?:\s+(?=\S)")
# Turns of a transcript, at least, and of its paragraphs so many begin one.
_FEWEST, _SHARE = 3, 0.4


class Turn(NamedTuple):
    """What one says until the next one does, by places in the text."""

    speaker: Span
    cue: Span
    content: Span
    whole: Span


class Transcript:
    """The turns of a text; none where it is no transcript.

    Args:
        text: of the document.
        labelled: whether it is one turn, that of whom it begins with.
    """

    def __init__(self, text: str, *, labelled: bool = False) -> None:
        self._text = text
        if labelled:
            colon = text.index(": ")
            self._labels, self._end = frozenset[str](), 0 if text[:colon] in UNNAMED else len(text.rstrip())
            self._last: Turn | None = Turn((0, colon), (colon, colon + 1), (colon + 2, colon + 2), (0, colon + 2))
            return
        paragraphs = [found.span() for found in _PARAGRAPH.finditer(text)]
        begun = [(i, label["who"]) for i, span in enumerate(paragraphs) if (label := _LABEL.match(text, *span))]
        labels = Counter(who for _, who in begun)
        first, last = (begun[0][0], begun[-1][0]) if begun else (0, 0)
        # Whoever takes part speaks again; headings do not.
        is_one = len(begun) >= max(_FEWEST, _SHARE * (last - first)) and max(labels.values(), default=0) > 1
        self._labels = frozenset(labels) if is_one else frozenset()
        self._end = paragraphs[last][1] if is_one else 0
        self._last = None

    def turn(self, paragraph: Span) -> Turn | None:
        """The turn that a paragraph begins, or that it goes on, up to its end; None where it is of none."""
        if paragraph[0] >= self._end:
            return None
        end = paragraph[0] + len(self._text[slice(*paragraph)].rstrip())
        label = _LABEL.match(self._text, *paragraph)
        if label is None or label["who"] not in self._labels:
            last = self._last
            self._last = last and last._replace(content=(last.content[0], end), whole=(last.whole[0], end))
        elif label["who"] in UNNAMED or label.end() >= end:
            self._last = None
        else:
            colon = self._text.index(":", label.end("who"))
            self._last = Turn(label.span("who"), (colon, colon + 1), (label.end(), end), (label.start(), end))
        return self._last
