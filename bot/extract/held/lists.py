"""The lists that sources give: in one sentence, in sentences that follow each other, or an item a paragraph."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.split import sentences
from index.types import Span

LONGEST = 600
"""Characters of a list with what introduces it, at most."""

# Behind such words even two things are a list; else there must be three.
_OPENS = re.compile(r"\b(?:includ(?:e|es|ed|ing)|such as|namely|consists? of|comprises?)\b|:", re.IGNORECASE)
_LAST = re.compile(r"\b(?:and|or|as well as) \w")
_CLAUSE = r"(?!(?:which|who|whose|where|that|with|as|but|so|while|if|when|though)\b)"
_THREE = re.compile(rf"; |, {_CLAUSE}[^,;]{{2,120}},? (?:and|or|as well as) \w")
# What stands before the first comma here is no item.
_LEAD = re.compile(
    r"(?:while|although|though|when|if|as|after|before|however|in|on|at|but|with|without|given|despite|since|because|by|"
    r"for|yet|still|meanwhile|moreover|[a-z]+ly)\b[^,]*, ",
    re.IGNORECASE,
)
# A sentence that goes on from the one before it: "These include …".
_GOES_ON = re.compile(
    r"(?:they|these|those|this|it|among (?:them|these)|the (?:conditions|demands|terms|reasons|list|first))\b",
    re.IGNORECASE,
)
_FIRST = re.compile(r"(?:first|firstly|first of all|one|the first|to begin with)\b", re.IGNORECASE)
_NEXT = re.compile(
    r"(?:second|secondly|third|thirdly|fourth|fifth|another|the (?:second|third|fourth|fifth|other|last)|next|also|"
    r"in addition|finally|lastly|last)\b",
    re.IGNORECASE,
)
_ITEM_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Listed:
    """A list: from what introduces it to the last item.

    Attributes:
        start: in characters of the passage.
        end: of it, excluded.
        opening: the words before the items, by which it is known what it is a list of.
        before: the sentence before it.
    """

    start: int
    end: int
    opening: str
    before: str


def lists(text: str, heading: str = "") -> list[Listed]:
    """The lists in a passage, in order.

    Args:
        text: of the passage, its paragraphs parted by empty lines.
        heading: above it; with one, a passage that is nothing but short paragraphs is a list.
    """
    spans = sentences(text)
    found = [*_in_a_row(text, spans), *_in_sentences(text, spans)]
    if heading and (items := _paragraphs(text, spans, 0)) > 1:
        found.append(_listed(text, spans, 0, items - 1))
    return sorted((one for one in found if one.end - one.start <= LONGEST), key=lambda one: one.start)


def _in_sentences(text: str, spans: Sequence[Span]) -> Iterator[Listed]:
    """Sentences that enumerate, each with the one before it where it goes on from that."""
    for at, (start, end) in enumerate(spans):
        sentence = text[start:end]
        if not enumerates(sentence) or sentence.endswith("?"):
            continue
        introduced = at > 0 and _GOES_ON.match(sentence) and end - spans[at - 1][0] <= LONGEST
        yield _listed(text, spans, at - 1 if introduced else at, at)


def enumerates(sentence: str) -> float:
    """How clearly a sentence names several things: 1.0 for "including A and B", 0.5 for "A, B and C", 0.0 if not."""
    opened = _OPENS.search(sentence)
    if opened and _LAST.search(sentence, opened.end()):
        return 1.0
    lead = _LEAD.match(sentence)
    return 0.5 if _THREE.search(sentence, lead.end() if lead else 0) else 0.0


def _in_a_row(text: str, spans: Sequence[Span]) -> Iterator[Listed]:
    """Items behind a colon, each a paragraph; and sentences that are counted: first, second."""
    for at, (start, end) in enumerate(spans):
        if text[start:end].endswith(":") and (items := _paragraphs(text, spans, at + 1)):
            yield _listed(text, spans, at, at + items)
        elif _FIRST.match(text[start:end]) and (last := _counted(text, spans, at)) > at:
            yield _listed(text, spans, max(at - 1, 0), last)


def _paragraphs(text: str, spans: Sequence[Span], first: int) -> int:
    """How many sentences from the first on are items: short, each a paragraph of its own, all ending alike."""
    number = 0
    for at in range(first, len(spans)):
        start, end = spans[at]
        alone = (end == len(text) or text[end] == "\n") and (start == 0 or text[start - 1] == "\n")
        like = text[end - 1] in ".!" if text[spans[first][1] - 1] in ".!" else text[end - 1] not in ".!?:"
        if not (alone and like) or end - start > _ITEM_LONGEST:
            break
        number += 1
    return number


def _counted(text: str, spans: Sequence[Span], at: int) -> int:
    """The last sentence of those that count on from the one at a place."""
    last = at
    for next_ in range(at + 1, len(spans)):
        start, end = spans[next_]
        if _NEXT.match(text[start:end]):
            last = next_
        elif next_ > last + 1:
            break
    return last


def _listed(text: str, spans: Sequence[Span], first: int, last: int) -> Listed:
    """The list of the sentences from the first to the last one."""
    start, end = spans[first][0], spans[last][1]
    opening = text[start : spans[first][1]] if last > first else _opening(text[start:end])
    return Listed(start, end, opening, text[slice(*spans[first - 1])] if first else "")


def _opening(sentence: str) -> str:
    """What stands in a sentence before the first of the things that it names."""
    opened = _OPENS.search(sentence)
    lead = _LEAD.match(sentence)
    return sentence[: opened.end() if opened else sentence.find(",", lead.end() if lead else 0)]
