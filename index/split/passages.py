"""Cuts a document into passages: whole sentences, inside one section, no more tokens than the embedder reads."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from index.split.sentences import sentences
from index.types import Document, Section, Span

RULES = "split-10"
"""Changed whenever the same document gives other passages, speakers or statements, so that a build splits everything
anew.
"""

LIMIT = 254
"""Most tokens in a passage, whatever the embedder reads: a longer passage says too many things for one vector."""

WORDING = 24
"""So many letters of a passage's id name its words alone: passages of the same words share them, and one vector."""

# A sentence of more characters than so many a token is certainly cut; and pieces counted in one call.
_LONGEST, _AT_ONCE = 50, 2000

Count = Callable[[Sequence[str]], list[int]]
_WORD = re.compile(r"\S+\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage before it is found: `document.text[start:end]` under an id made of these words and the source's id."""

    id: str
    start: int
    end: int


def split(document: Document, count: Count, window: int) -> list[Piece]:
    """The passages of a document in order.

    Args:
        document: what to split.
        count: tokens of each text, special tokens left out, as the embedder counts them.
        window: most tokens that a passage may have.
    """
    limit = min(window, LIMIT)
    spans = [span for section in document.sections for span in _passages(document.text, section, count, limit)]
    seen: Counter[str] = Counter()
    pieces = []
    for start, end in spans:
        words = document.text[start:end]
        seen[words] += 1
        pieces.append(Piece(_id(document.source, words, seen[words]), start, end))
    return pieces


def _passages(text: str, section: Section, count: Count, limit: int) -> Iterator[Span]:
    found = [(section.start + a, section.start + b) for a, b in sentences(text[section.start : section.end])]
    # One word or line that goes on for megabytes is not handed to the tokenizer whole.
    short = [span for span in found if span[1] - span[0] <= _LONGEST * limit]
    sizes = dict(zip(short, _sizes(text, short, count), strict=True))
    fitting: list[tuple[Span, int]] = []
    for span in found:
        size = sizes.get(span, limit + 1)
        fitting.extend([(span, size)] if size <= limit else _cut(text, span, count, limit))
    yield from _pack(fitting, limit)


def _sizes(text: str, spans: Sequence[Span], count: Count) -> Iterator[int]:
    """Tokens of each piece; one of only odd characters may count as none, and as one it is not lost."""
    for i in range(0, len(spans), _AT_ONCE):
        yield from (max(size, 1) for size in count([text[a:b] for a, b in spans[i : i + _AT_ONCE]]))


def _pack(parts: list[tuple[Span, int]], limit: int) -> Iterator[Span]:
    """Neighbours joined until `limit`, in shares of about one size, so that no passage is a lone last sentence."""
    total = sum(size for _, size in parts)
    share = total / max(ceil(total / limit), 1)
    start = end = used = 0
    for (a, b), size in parts:
        if used and (used + size > limit or used + size / 2 > share):
            yield start, end
            used = 0
        start, end, used = (a if not used else start), b, used + size
    if used:
        yield start, end


def _cut(text: str, span: Span, count: Count, limit: int) -> list[tuple[Span, int]]:
    """A sentence longer than a passage, cut between words; a word longer than that, between characters."""
    words = [(span[0] + m.start(), span[0] + m.end()) for m in _WORD.finditer(text[span[0] : span[1]])]
    cuts = [(i, min(i + limit, b)) for a, b in words for i in range(a, b, limit)]
    cut: list[tuple[Span, int]] = []
    for (a, b), size in _halved(text, cuts, count, limit):
        if cut and cut[-1][1] + size <= limit:
            cut[-1] = ((cut[-1][0][0], b), cut[-1][1] + size)
        else:
            cut.append(((a, b), size))
    return [(_bare(text, span), size) for span, size in cut if text[slice(*span)].strip()]


def _bare(text: str, span: Span) -> Span:
    """A piece without the space around it."""
    end = span[0] + len(text[slice(*span)].rstrip())
    return end - len(text[span[0] : end].lstrip()), end


def _halved(text: str, cuts: Sequence[Span], count: Count, limit: int) -> Iterator[tuple[Span, int]]:
    """Pieces and their sizes, halved until each fits: a character is at most one token to some tokenizers, and several
    to others, some of which count space as well.
    """
    for (a, b), size in zip(cuts, _sizes(text, cuts, count), strict=True):
        if size <= limit or b - a == 1:
            yield (a, b), size
        else:
            yield from _halved(text, [(a, (a + b) // 2), ((a + b) // 2, b)], count, limit)


def _id(source: str, words: str, nth: int) -> str:
    place = _digest("\0".join((source, str(nth))))
    return _digest(words)[:WORDING] + place[:16]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
