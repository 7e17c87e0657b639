"""What is told in place of quotations, with the way to what it names: people, sources, questions to ask instead."""

import re
from collections.abc import Iterator
from urllib.parse import quote

from bot.types import Answer
from bot.web.html.text import address, link, paragraphs, to_person, to_source

_QUOTED = re.compile(r"(?<=\. )([^.“”]+) is quoted (?:in|on|between)\b")
_ASK = re.compile(r"^- (.+\?)$", re.MULTILINE)


def silence_html(answer: Answer) -> str:
    """The text of an answer without quotations, inside a `<p>`."""
    ways = dict(_ways(answer))
    if not ways:
        return paragraphs(answer.text)
    named = "|".join(map(re.escape, sorted(ways, key=len, reverse=True)))
    pieces = re.split(f"({named})", answer.text)
    return "".join(link(ways[piece], piece) if piece in ways else paragraphs(piece) for piece in pieces)


def _ways(answer: Answer) -> Iterator[tuple[str, str]]:
    """The words that name something, each with the address that shows it."""
    if not answer.passages:
        yield from ((asked, f"?q={quote(asked)}") for asked in _ASK.findall(answer.text))
        return
    if found := _QUOTED.search(answer.text):
        yield found[1], to_person(found[1])
    # The best passage of a source comes last, for it is the one that is told.
    for one in reversed(answer.passages):
        yield f"“{one.title}”", to_source(one.source)
        yield one.cite, address(one.source, (one.start, one.end), one.text)
