"""The labels of a transcript, "PESKOV:" before what he says: who "I" is in it."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from index.split.mentions.namings import name_at

_LABEL = re.compile(
    r"^(?P<name>(?:[^\W\d_a-z][\w.’'-]*[ \xa0]){0,5}[^\W\d_a-z][\w.’'-]*)(?:[ \xa0]\([^()\n]{1,40}\))?:[ \xa0]",
    re.MULTILINE,
)
_FEWEST = 3  # in a transcript
UNNAMED = frozenset("Q A QUESTION ANSWER Question Answer Q. A. NOTE Note UPDATE Update".split())
"""Labels that name nobody."""


class Labels:
    """Who speaks where, by the labels of a document; nobody where these are too few for a transcript."""

    def __init__(self, text: str) -> None:
        found = list(_LABEL.finditer(text))
        found = found if len(found) >= _FEWEST else []
        self._places = [label.start() for label in found]
        self._names: Sequence[str] = [label["name"] for label in found]

    def speaker(self, place: int) -> str | None:
        """Whose words stand at a place, as the label before it has the name, without titles."""
        number = bisect_right(self._places, place) - 1
        if number < 0 or self._names[number] in UNNAMED:
            return None
        words = self._names[number].split()
        return " ".join(words[name_at(" ".join(words).title()) :])
