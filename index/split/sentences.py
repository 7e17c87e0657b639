"""Where sentences begin and end, by sentencex's rules for English.

"Gov. Scott" is no end, and a quotation of several sentences stays with the words that say whose it is.
"""

import re

from sentencex import get_sentence_boundaries

from index.types import Span

# Odd spaces, and halves of characters: sentencex panics at some of them.
_SPACE = re.compile(r"[^\S\n]|[\ud800-\udfff]")
# Quotation marks that are not closed, of which a text has no more unless it is broken.
_UNCLOSED = 50
# Of the titles, sentencex takes this one for the end of a sentence.
_MS = re.compile(r"\bMs\.")


def sentences(text: str) -> list[Span]:
    """Spans of the sentences, white space around them left out. Every other character is in exactly one."""
    spans = []
    if text.count("“") - text.count("”") > _UNCLOSED:
        text = text.replace("“", " ")  # sentencex takes the square of their number.
    for found in get_sentence_boundaries("en", _MS.sub("Mr.", _SPACE.sub(" ", text))):
        start, end = found["start_index"], found["end_index"]
        piece = text[start:end]
        start += len(piece) - len(piece.lstrip())
        end -= len(piece) - len(piece.rstrip())
        if start < end:
            spans.append((start, end))
    return spans
