"""The bodies of a document: what a newspaper or a ministry is called in full where it is named in short."""

import re
from collections import defaultdict
from collections.abc import Iterable

from index.split.mentions.bodies import is_body, is_noun, is_telling, is_whole

# Too much else ends so.
_NOT_SHORT = frozenset("house state states news today america republic union".split())
_OWNS = re.compile(r"['’]s?(?=\s|$)")


class Organisations:
    """The bodies that are named in a document."""

    def __init__(self, names: Iterable[str]) -> None:
        self._ending: dict[str, dict[str, str]] = defaultdict(dict)
        for name in names:
            last = name.split(" ")[-1].lower()
            if " " in name and (is_body(name) or is_noun(last)):
                self._ending[last].setdefault(_plain(name), name)

    def full(self, name: str) -> str:
        """The name of a body of one word with the rest of it, where the document has just one such."""
        if " " in name or name.lower() in _NOT_SHORT or name.isupper() or is_whole(name):
            return name
        return self._one(name.lower()) or name

    def called(self, noun: str) -> str | None:
        """The one body of a document that is, as it may be, a "ministry"."""
        return self._one(noun) if is_telling(noun) else None

    def _one(self, last: str) -> str | None:
        some = self._ending.get(last, {})
        return next(iter(some.values())) if len(some) == 1 else None


def _plain(name: str) -> str:
    return _OWNS.sub("", name).lower()
