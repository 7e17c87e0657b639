"""The line under a title that says by whom, where and when: "By Ada Lindqvist | Meridian Brief | March 1, 2025"."""

import re

from index.read.dates import find_date
from index.read.draft import Draft

# It is one short line among the first ones, its parts set apart by bars, dashes or commas.
_TOP, _LONGEST = 5, 90
_PARTS = re.compile(r"\s*[|·,;–—]\s*|\s+-\s+")
_SENTENCE_END = re.compile(r"[.!?…][”\"’')]*$")
_VERBS = ("published", "updated", "posted", "on")


def without_dateline(paragraphs: list[str], draft: Draft) -> list[str]:
    """The paragraphs less a dateline near the top, from which the draft learns its date, author and publisher."""
    for i, line in enumerate(paragraphs[:_TOP]):
        if _take(line, draft):
            return paragraphs[:i] + paragraphs[i + 1 :]
    return paragraphs


def _take(line: str, draft: Draft) -> bool:
    """Reads a dateline, or any part of one that holds the date; says whether it was one."""
    day = find_date(line)
    if day is None or draft.published or len(line) > _LONGEST or _SENTENCE_END.search(line):
        return False
    draft.published = day.iso
    for part in _PARTS.split(line[: day.start] + "|" + line[day.end :]):
        words = part.split()
        if words[:1] in (["By"], ["by"]):
            draft.author = " ".join(words[1:]) or None
        elif words and words[0].lower() not in _VERBS and draft.publisher is None:
            draft.publisher = " ".join(words)
    return True
