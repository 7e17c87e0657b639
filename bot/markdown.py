"""Text as Markdown (CommonMark) in which nothing of it is markup."""

import re
from collections.abc import Sequence
from itertools import pairwise

from index.types import Span

_PARAGRAPHS = re.compile(r"\s*\n\s*\n\s*")

# These are markup wherever they stand; the others only where a line begins.
_ANYWHERE = re.compile(r"[\\`*_\[\]<>&#|~$]")
_AT_LINE_START = re.compile(r"^(?:[-+=]|\d{1,9}(?=[.)]))")


def escaped(words: str) -> str:
    """Text as Markdown that shows just it: paragraphs stay paragraphs, other white space becomes one space."""
    return "\n\n".join(_line(part) for part in re.split(r"\n\s*\n", words) if part.strip())


def quotation(words: str, lit: Sequence[Span], behind: str) -> str:
    """Words as a quotation.

    Args:
        words: of a source.
        lit: stretches of them to be set in bold, in order.
        behind: plain text that follows them.
    """
    edges = [0, *(edge for span in lit for edge in span), len(words)]
    pieces = [(words[a:b], (a, b) in set(lit)) for a, b in pairwise(edges)]
    quoted = "".join(_bold(piece) if bold else _lines(piece) for piece, bold in pieces)
    return f"> {_at_start(quoted.lstrip())} {_line(behind)}"


def _lines(plain: str) -> str:
    """Text of a quotation, its paragraphs on lines of their own."""
    first, *others = _PARAGRAPHS.split(plain)
    return "\\\n> ".join([_escaped(first), *(_at_start(_escaped(one)) for one in others)])


def _line(plain: str) -> str:
    """Text as one line."""
    return _at_start(_escaped(plain).strip())


def _escaped(plain: str) -> str:
    return _ANYWHERE.sub(r"\\\g<0>", re.sub(r"\s+", " ", plain))


def _at_start(line: str) -> str:
    """A line that begins no list and no rule: the mark that would do so is escaped."""
    mark = _AT_LINE_START.match(line)
    if mark is None:
        return line
    return f"\\{line}" if mark[0] in "-+=" else f"{mark[0]}\\{line[mark.end() :]}"


def _bold(words: str) -> str:
    """Words in bold, where Markdown can have them so: stars count only beside letters and digits."""
    return f"**{_lines(words)}**" if words[:1].isalnum() and words[-1:].isalnum() else _lines(words)
