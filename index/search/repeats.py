"""The same words of one speaker, as several sources report them: one statement, with all its places."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from index.search.copies import differ
from index.split.names import fold

# The share of each one's runs of words that makes two statements the same words.
_SAME = 0.8
_RUN = 3
_WORD = re.compile(r"\w+(?:['-]\w+)*")

Words = tuple[str | None, ...]
"""Who speaks, and words of what is said."""


def repeats(said: Iterable[tuple[str | None, str]]) -> list[list[int]]:
    """Which of some statements are the same words: for each wording their places in the list. Every place is in one.

    Marks, capitals and diacritics say nothing. Of longer ones a few words may differ, but no number and no "not"; what
    is only a part of another is another wording.

    Args:
        said: who speaks, None where nobody knows, and the content.
    """
    wordings = _Wordings()
    for place, (speaker, content) in enumerate(said):
        wordings.add(place, speaker, content)
    return wordings.places


class _Wordings:
    """Wordings as they come: the places of each, its first content and how many runs of words that has."""

    def __init__(self) -> None:
        self.places: list[list[int]] = []
        self._first: list[tuple[str, int]] = []
        self._exactly: dict[Words, int] = {}
        self._with_run: defaultdict[Words, list[int]] = defaultdict(list)

    def add(self, place: int, speaker: str | None, content: str) -> None:
        words = _WORD.findall(fold(content).lower())
        runs = {(speaker, *words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)}
        own = (speaker, *words)
        known = self._exactly[own] if own in self._exactly else self._nearly(content, runs)
        if known is None:
            known = len(self.places)
            self.places.append([])
            self._first.append((content, len(runs)))
            for run in runs:
                self._with_run[run].append(known)
        self._exactly.setdefault(own, known)
        self.places[known].append(place)

    def _nearly(self, content: str, runs: set[Words]) -> int | None:
        """The wording that is nearly these words, if there is one."""
        shared = Counter(known for run in runs for known in self._with_run.get(run, ()))
        for known, number in shared.most_common():
            first, size = self._first[known]
            if number >= _SAME * max(len(runs), size) and not differ(*sorted((content, first), key=len)):
                return known
        return None
