"""A passage as the store keeps it."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """`text` is `document.text[start:end]` of `source`; `location` tells where in it that stands."""

    id: str
    source: str
    start: int
    end: int
    location: str
    text: str

    def fields(self) -> dict[str, Any]:
        """The fields by name; `dataclasses.asdict` copies deeply, which costs more than writing the row."""
        return {name: getattr(self, name) for name in self.__slots__}
