"""A passage as the store keeps it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """`text` is `document.text[start:end]` of `source`; `location` is the label of its section."""

    id: str
    source: str
    start: int
    end: int
    location: str
    text: str
