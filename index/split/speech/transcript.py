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
    """

    def __init__(self, text: str) -> None:
        self._text = text
        paragraphs = [found.span() for found in _PARAGRAPH.finditer(text)]
        labelled = [(i, label["who"]) for i, span in enumerate(paragraphs) if (label := _LABEL.match(text, *span))]
        labels = Counter(who for _, who in labelled)
        first, last = (labelled[0][0], labelled[-1][0]) if labelled else (0, 0)
        # Whoever takes part speaks again; headings do not.
        is_one = len(labelled) >= max(_FEWEST, _SHARE * (last - first)) and max(labels.values(), default=0) > 1
        self._labels = frozenset(labels) if is_one else frozenset()
        self._end = paragraphs[last][1] if is_one else 0
        self._last: Turn | None = None

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
