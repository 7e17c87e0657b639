"""What a snapshot holds and what it was made with, as a file of JSON."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from index.errors import StoreBroken
from index.types import Source

_FORMAT = 1
NAME = "manifest.json"
"""The file in a snapshot's folder, written last and removed first: where it is, the snapshot is whole."""


@dataclass(frozen=True, slots=True)
class Record:
    """What is kept of one source: its line in the list of sources, and the name of its document's file."""

    about: Source
    document: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The contents of a snapshot.

    `model` is the embedder's name as the user gave it, `embedder` its fingerprint, `rules` the fingerprint of readers
    and splitter, `roots` the folders of the last build.
    """

    model: str
    embedder: str
    rules: str
    roots: tuple[str, ...]
    records: dict[str, Record] = field(default_factory=dict)

    @property
    def passages(self) -> int:
        """How many passages its sources have in all."""
        return sum(record.about.passages for record in self.records.values())

    def write(self, folder: Path) -> None:
        """Writes the manifest into a snapshot's folder."""
        told = {"format": _FORMAT, **asdict(self), "records": [asdict(record) for record in self.records.values()]}
        (folder / NAME).write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> "Manifest":
        """The manifest of a snapshot.

        Raises:
            StoreBroken: it is missing, damaged, or of another version.
        """
        try:
            told = json.loads((folder / NAME).read_text(encoding="utf-8"))
            if told.pop("format") != _FORMAT:
                raise StoreBroken(f"{folder} is of another version", "Build anew: onrecord build --fresh")
            records = {r["about"]["source"]: Record(Source(**r["about"]), r["document"]) for r in told.pop("records")}
            return cls(**{**told, "roots": tuple(told["roots"])}, records=records)
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise StoreBroken(f"{folder / NAME} is damaged ({error})", "Build anew: onrecord build --fresh") from error
