"""What a snapshot holds and what it was made with, as a file of JSON."""

import json
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from index.errors import StoreBroken
from index.types import Source

_FORMAT = 5
"""Raised whenever anything of a snapshot is laid otherwise than before, a field more in an index of tantivy included: a
store of another number is told to be built anew.
"""
# Of a source, what stands beside the rest in the file.
_BESIDE = ("file", "english")
_ABOUT = tuple(name for name in Source.__slots__ if name not in _BESIDE)
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
    and splitter, `roots` the folders of the last build, `fields` the names of a record's fields that it was given.
    `files` has the seal of every file that was read without a fault. `stale` counts vectors that were deleted since
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

    @property
    def statements(self) -> int:
        """How many statements its sources have in all."""
        return sum(record.about.statements for record in self.records.values())

    def says_what(self, other: "Manifest") -> bool:
        """Whether both tell of the same contents."""
        return replace(self, stale=0) == replace(other, stale=0)

    def write(self, folder: Path) -> None:
        """Writes the manifest into a snapshot's folder."""
        told = {name: getattr(self, name) for name in self.__slots__}
        # `dataclasses.asdict` copies deeply, which takes half a second for 10,000 sources.
        told["records"] = [
            {
                "about": {name: getattr(record.about, name) for name in _ABOUT},
                "document": record.document,
                **{name: getattr(record.about, name) for name in _BESIDE},
            }
            for record in self.records.values()
        ]
        (folder / NAME).write_text(json.dumps({"format": _FORMAT, **told}, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> "Manifest":
        """The manifest of a snapshot.

        Raises:
            StoreBroken: it is missing, damaged, or of another version.
        """
        try:
            now = (folder / NAME).stat()
            return _read(folder / NAME, now.st_mtime_ns, now.st_size)
        except OSError as error:
            raise StoreBroken(f"{folder / NAME} cannot be read ({error.strerror})") from error

    @classmethod
    def parse(cls, data: bytes, place: str = "the manifest") -> "Manifest":
        """The manifest that these bytes of JSON tell.

        Args:
            data: as `write` writes them.
            place: where they were read.

        Raises:
            StoreBroken: they are damaged, or of another version.
        """
        try:
            return _parsed(data, place)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise StoreBroken(f"{place} is damaged ({error})") from error


@lru_cache(maxsize=2)
def _read(file: Path, _changed: int, _size: int) -> Manifest:
    """A build looks at the manifest of the last one several times; that of 10,000 sources takes a tenth of a second."""
    return Manifest.parse(file.read_bytes(), str(file))


def _parsed(data: bytes, place: str) -> Manifest:
    told = json.loads(data.decode("utf-8"))
    if told.pop("format") != _FORMAT:
        raise StoreBroken(
            f"{place} was written by another version of onrecord", "Build it anew: onrecord build --fresh"
        )
    records = [
        Record(Source(**one.pop("about"), **{name: one[name] for name in _BESIDE}), one["document"])
        for one in told.pop("records")
    ]
    told["roots"] = tuple(told["roots"])
    return Manifest(**told, records={record.about.source: record for record in records})
