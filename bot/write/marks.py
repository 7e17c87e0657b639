"""The marks of a written sentence: which sources it names for which of its words."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from index.search.query import carries_meaning

MARK = re.compile(r"\[([0-9]{1,4}(?:\s*[,;]\s*[0-9]{1,4})*)\]")
# Words that carry meaning, in a part of its own.
_SAYS = 2
_SPACED = re.compile(rf"\s*{MARK.pattern}")


@dataclass(frozen=True, slots=True)
class Claim:
    """Words of a sentence with the marks behind them, as the model wrote them."""

    written: str

    @property
    def text(self) -> str:
        """The words without marks."""
        return _SPACED.sub("", self.written)

    @property
    def numbers(self) -> tuple[int, ...]:
        """What the marks name, each once."""
        return tuple(dict.fromkeys(number for mark in MARK.finditer(self.written) for number in _numbers(mark)))

    def marked(self, anew: Callable[[int], tuple[int, ...]]) -> str:
        """The words with other numbers in the place of each."""
        return MARK.sub(lambda mark: _marks(n for number in _numbers(mark) for n in anew(number)), self.written)


def claims(sentence: str) -> list[Claim]:
    """A sentence taken apart behind its marks: each part is to be borne by what its own marks name. None where it has
    no mark. What stands behind the last mark belongs to it too, and so does a part whose words are too few to claim
    anything alone, as "said Hale [2]".
    """
    parts: list[str] = []
    start = 0
    for mark in MARK.finditer(sentence):
        says = sum(map(carries_meaning, re.findall(r"\w+", sentence[start : mark.start()])))
        if says >= _SAYS:
            parts.append(sentence[start : mark.end()])
        elif parts:
            parts[-1] += sentence[start : mark.end()]
        else:
            continue  # "According to [1], …", "Hale [1] said …": the mark goes with the words behind it.
        start = mark.end()
    if not parts:
        return [Claim(sentence)] if start == 0 and MARK.search(sentence) else []
    parts[-1] += sentence[start:]
    return list(map(Claim, parts))


def _numbers(mark: re.Match[str]) -> list[int]:
    return list(map(int, re.findall("[0-9]+", mark[1])))


def _marks(numbers: Iterable[int]) -> str:
    return " ".join(f"[{number}]" for number in dict.fromkeys(numbers))
