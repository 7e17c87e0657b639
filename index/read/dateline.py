"""The line under a title that says by whom, where and when: "By Ada Lindqvist, Meridian Brief, March 1, 2025"."""

import re
from collections.abc import Sequence

from index.read.dates import find_date
from index.read.draft import Draft

# It is one short line among the first ones, its parts set apart by bars, dots, dashes or commas.
_TOP, _LONGEST = 5, 90
_PARTS = re.compile(r"\s*[|·,;–—]\s*|\s+-\s+")
_LABEL = re.compile(
    r"(?:(?:last )?(?:published|updated|posted|modified)(?: on)?:?|on|by|date:|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{1,2}:\d{2}(?: ?[ap]m)?(?: [A-Z]{2,4})?)?",
    re.IGNORECASE,
)
_AUTHOR = re.compile(r"by (?P<name>.+)", re.IGNORECASE)
# What parts the day of a paper from its title, and papers that have one.
_APART = (",", "-", "–", "—", "(", "[", "|", ":", "·")
_PAPER = re.compile(
    r"\b(?:briefing|hearing|interview|letter|meeting|memo|memorandum|minutes|record|report|session|sitting|statement|"
    r"transcript)\b.*\b(?:of|on|from|for|dated)$",
    re.IGNORECASE,
)
# A masthead is a name: up to six words, none of which begins small but those that names hold.
_NAME = re.compile(r"(?:(?:[A-ZÀ-ÞА-Я0-9][^\s]*|of|the|and|de|la|for|in|&)(?:\s|$)){1,6}")


def take_dateline(paragraphs: Sequence[str], draft: Draft) -> int | None:
    """Finds a dateline near the top, from which the draft learns its date, author and publisher, and says which
    paragraph it is. A line with anything else in it is none: it may be a headline.
    """
    return next((i for i, line in enumerate(paragraphs[:_TOP]) if _take(line, draft)), None)


def title_date(title: str | None) -> str | None:
    """The day with which the title of a paper ends, as in "Statement on safety, 5 May 2026". One that ends with a day
    in any other way may tell of that day, as "After 11 September 2001" does.
    """
    day = find_date(title or "")
    if day is None or title is None or title[day.end :].strip(" .)]"):
        return None
    before = title[: day.start].rstrip()
    return day.iso if before.endswith(_APART) or _PAPER.search(before) else None


def take_byline(paragraphs: Sequence[str], dateline: int, draft: Draft) -> int | None:
    """Finds the author in a line of its own right above or below the dateline, and says which paragraph it is."""
    for at in (dateline - 1, dateline + 1):
        if at in range(len(paragraphs)) and not draft.author and len(paragraphs[at]) <= _LONGEST:
            named = _AUTHOR.fullmatch(paragraphs[at])
            if named and _NAME.fullmatch(named["name"]):
                draft.learn("dateline", author=named["name"])
                return at
    return None


def take_top(draft: Draft) -> None:
    """Takes a dateline, and a byline beside it, out of a draft's blocks, and has the draft learn from them."""
    lines = [block.text for block in draft.blocks]
    dateline = take_dateline(lines, draft)
    if dateline is not None:
        taken = (dateline, take_byline(lines, dateline, draft))
        draft.blocks = [block for at, block in enumerate(draft.blocks) if at not in taken]


def _take(line: str, draft: Draft) -> bool:
    """Reads a dateline; says whether it was one."""
    if draft.published or len(line) > _LONGEST:
        return False
    day = find_date(line)
    if day is None:
        return False
    author = publisher = None
    for part in _PARTS.split(f"{line[: day.start]}|{line[day.end :]}"):
        if _LABEL.fullmatch(part.strip()):
            continue
        if named := _AUTHOR.fullmatch(part):
            author = named["name"]
        elif publisher is None and _NAME.fullmatch(part.strip()) and not part.strip().endswith((" of", " in", " the")):
            publisher = part.strip()
        else:
            return False
    draft.learn("dateline", published=day.iso, author=author, publisher=publisher)
    return True
