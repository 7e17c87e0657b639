"""What a snapshot holds and what it was made with, as a file of JSON."""

import json
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from index.errors import StoreBroken
from index.types import Source

_FORMAT = 2
NAME = "manifest.json"
"""The file in a snapshot's folder, written last and removed first: where it is, the snapshot is whole."""


@dataclass(frozen=True, slots=True)
class Record:
    """What is kept of one source: its line in the list of sources, the name of its document's file, and the id of the
    file that it was read from (its own id, but for records and members of archives).
    """

    about: Source
    document: str
    file: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The contents of a snapshot.

    `model` is the embedder's name as the user gave it, `embedder` its fingerprint, `rules` the fingerprint of readers
    and splitter, `roots` the folders of the last build, `fields` the names of a record's fields that it was given.
    `files` has the digest of every file that was read without a fault. `stale` counts vectors that were deleted since
    their graph was laid.
    """

    model: str
    embedder: str
    rules: str
    roots: tuple[str, ...]
    records: dict[str, Record] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)
    stale: int = 0

    @property
    def passages(self) -> int:
        """How many passages its sources have in all."""
        return sum(record.about.passages for record in self.records.values())

    def says_what(self, other: "Manifest") -> bool:
        """Whether both tell of the same contents."""
        return replace(self, stale=0) == replace(other, stale=0)

    def write(self, folder: Path) -> None:
        """Writes the manifest into a snapshot's folder."""
        told = {name: getattr(self, name) for name in self.__slots__}
        told["records"] = [asdict(record) for record in self.records.values()]
        (folder / NAME).write_text(json.dumps({"format": _FORMAT, **told}, ensure_ascii=False), encoding="utf-8")

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
            records = [Record(Source(**r["about"]), r["document"], r["file"]) for r in told.pop("records")]
            told["roots"] = tuple(told["roots"])
            return cls(**told, records={record.about.source: record for record in records})
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise StoreBroken(f"{folder / NAME} is damaged ({error})", "Mend it: onrecord doctor --repair") from error
