"""When and through what a statement was made, as its sentence tells."""

import re
from collections.abc import Sequence

from index.split.speech.medium import medium
from index.split.speech.spoken import spoken
from index.types import Span

# "Ruiz, who has often denied it, said on Monday": that day is not of the denial.
_WHO = re.compile(r"\b(?:who|which)\b[^,;:]*$")
# "… and told Reuters on Monday that it rained": another statement.
_ONWARD = re.compile(r"[”\"’']?,?\s+(?:and|but|while|although|though)\b")
_CLAUSE_ENDS = re.compile(r"[,;:.]|$")


def occasion(
    text: str, sentence: Span, outside: Sequence[Span], published: str | None
) -> tuple[str | None, str | None]:
    """The day on which something was said, and whom to or through what: None each where that is not told, or not for
    certain.

    Args:
        text: of the document.
        sentence: start and end of the sentence, or the sentences, that report it.
        outside: the parts of these that are not what was said: "on Thursday" within that tells another day.
        published: ISO date of the document. Without it only a day with its year is known.

    Returns:
        An ISO date, and words of the text as they stand there.
    """
    start, end = sentence
    pieces = [(max(start, first), min(end, last)) for first, last in outside if first < end and last > start]
    pieces = _of_clause(text, [piece for piece in pieces if piece[0] == start or not _ONWARD.match(text, *piece)])
    return spoken(text, pieces, published), medium(text, pieces)


def _of_clause(text: str, pieces: list[Span]) -> list[Span]:
    """The pieces, or what of them is in one clause with what was said, where that stands in a clause with "who"."""
    for i, (start, end) in enumerate(pieces[:-1]):
        if who := _WHO.search(text, start, end):
            onward, last = pieces[i + 1]
            return [(who.start(), end), (onward, _clause_end(text, onward, last))]
    return pieces


def _clause_end(text: str, start: int, end: int) -> int:
    found = _CLAUSE_ENDS.search(text, start, end)
    return found.start() if found else end
