"""An extractor of the simplest statements alone, so that what is found of them does not hang on the rules of speech."""

import re

from index.split.said import Said, Who
from index.split.sentences import sentences
from index.types import Document

_SAID = re.compile(
    r"(?:(?P<role>mayor) )?(?P<who>(?:[A-Z][\w’'-]+ ?)+|he) (?P<cue>said|noted)(?: on (?P<day>\d{4}-\d\d-\d\d))?"
    r" that (?P<what>.+?)\.?$"
)


def statements(document: Document) -> list[Said]:
    """Such as "Anna Voss said on 2025-03-01 that ships sail", or "he said that", of the last one who was named."""
    found, last = [], None
    for start, end in sentences(document.text):
        said = _SAID.search(document.text, start, end)
        if said:
            last = last if said["who"] == "he" else said["who"]
            who = Who(last, said["role"])
            spans = (said.span("what"), said.span("who"), said.span("cue"), (start, end))
            found.append(Said(*spans, "indirect", 0.5 if said["cue"] == "noted" else 0.9, who, said["day"]))
    return found
