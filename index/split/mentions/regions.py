"""Stretches of a text that do not overlap, and in which of them a place lies: quotations, and what is said."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from index.types import Span

# A quotation begins where a sign has no word before it, and ends where one has none behind it, whatever its shape;
# to the end of the line where it is not closed, as those that go on in the next paragraph are not.
_QUOTED = re.compile(
    r"(?:“|(?<![\w.,!?…”])\")(?:[^”\"\n]|(?<=[\s(])[”\"]|[”\"](?=\w))*(?:[”\"]|$)"
    r"|(?<![\w.,!?'])''(?:[^'\n]|'(?!')|(?<=[\s(])''|''(?=[\w']))*(?:''|$)"
    r"|«[^»\n]*(?:»|$)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Regions:
    """Where they start and end, both in order."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def holding(self, place: int) -> int | None:
        """The number of the one that holds a place."""
        number = bisect_right(self.starts, place) - 1
        return number if number >= 0 and place < self.ends[number] else None


def quotations(text: str) -> Regions:
    """What stands between quotation marks."""
    return regions(found.span() for found in _QUOTED.finditer(text))


def regions(spans: Iterable[Span]) -> Regions:
    """The stretches that spans cover, those that overlap made one."""
    joined: list[list[int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], end)
        else:
            joined.append([start, end])
    return Regions(tuple(start for start, _ in joined), tuple(end for _, end in joined))
