"""A passage as the store keeps it, and what is known of all of a source."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from index.split import WORDING


class Beside(NamedTuple):
    """What is known of all passages and statements of a source; `published` is an ISO date, and `speakers` tells, by
    the ids of passages, who says something in them and how surely, "he" being who he is.
    """

    title: str
    publisher: str | None = None
    published: str | None = None
    speakers: Mapping[str, Mapping[str, float]] = {}


@dataclass(frozen=True, slots=True)
class Row:
    """`text` is `document.text[start:end]` of `source`; `location` tells where in it that stands."""

    id: str
    source: str
    start: int
    end: int
    location: str
    text: str

    @property
    def wording(self) -> str:
        """Names the words: rows of the same words share one vector."""
        return wording(self.id)

    @property
    def serial(self) -> int:
        """The id as a number of 63 bits, by which the arrays are sorted."""
        return serial(self.id)

    def fields(self) -> dict[str, Any]:
        """The fields by name; `dataclasses.asdict` copies deeply, which costs more than writing the row."""
        return {name: getattr(self, name) for name in self.__slots__}


def serial(id_: str) -> int:
    """The number of an id."""
    return int.from_bytes(hashlib.blake2b(id_.encode(), digest_size=8).digest()) >> 1


def wording(id_: str) -> str:
    """What in a passage's id names its words."""
    return id_[:WORDING]
