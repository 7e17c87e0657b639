"""Who says what in a document."""

import re

from index.split.said import Said, Who
from index.split.sentences import sentences
from index.types import Document, Span

_SAID = re.compile(
    r"(?P<who>(?:[A-Z][\w.’'-]+ )*[A-Z][\w’'-]+) (?P<cue>said|says|added|told reporters) (?:that )?(?P<what>[^“”\"]{10,}?)[.]?$"
)


def statements(document: Document) -> list[Said]:
    """The statements of a document, in order of their contents."""
    return [said for span in sentences(document.text) for said in _in_sentence(document.text, span)]


def _in_sentence(text: str, span: Span) -> list[Said]:
    found = _SAID.search(text, *span)
    if not found:
        return []
    return [Said(found.span("what"), found.span("who"), found.span("cue"), span, "indirect", 0.9, Who(found["who"]))]
