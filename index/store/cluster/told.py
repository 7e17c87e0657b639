"""What a machine of the cluster tells the one that builds, as rows of a table.

One for each document or failure of a file, in order, and one that says that the file has ended.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, NamedTuple

from index.errors import ClusterError, OnRecordError
from index.store.manifest import Record
from index.types import Failure, Source


class End(NamedTuple):
    """A file has been read to its end; so many documents and failures were in it."""

    number: int


class Fault(NamedTuple):
    """What no other file will fare better with, such as a server that does not answer."""

    kind: str
    message: str
    hint: str

    @classmethod
    def of(cls, error: Exception) -> "Fault":
        """The fault that an error is."""
        if isinstance(error, OnRecordError):
            return cls(type(error).__name__, str(error), error.hint)
        what = f"an error of onrecord itself on a machine of the cluster: {type(error).__name__}: {error}"
        return cls(ClusterError.__name__, what, "Build without --ray to see more of it.")

    def error(self) -> OnRecordError:
        """The error that it was."""
        kinds: list[type[OnRecordError]] = [OnRecordError]
        for kind in kinds:
            kinds.extend(kind.__subclasses__())
        return next(kind for kind in kinds if kind.__name__ == self.kind)(self.message, self.hint)


Told = Record | Failure | End | Fault


def as_row(file: int, place: int, told: Told, texts: Mapping[str, str] | None = None) -> dict[str, Any]:
    """One row.

    Args:
        file: number of the file.
        place: of what is told in the file.
        told: about it.
        texts: the words of each wording that is to be embedded before this is so.
    """
    return {"file": file, "place": place, "told": packed_told(told), "texts": json.dumps(texts or {})}


def packed_told(told: Told) -> str:
    """What is told, as it stands in a row."""
    fields = asdict(told) if isinstance(told, Record | Failure) else told._asdict()
    return json.dumps([type(told).__name__, fields])


def from_row(row: Mapping[str, Any]) -> tuple[int, int, Told]:
    """The number of the file, the place in it, and what is told."""
    kind, fields = json.loads(row["told"])
    return int(row["file"]), int(row["place"]), _told(kind, fields)


def _told(kind: str, fields: dict[str, Any]) -> Told:
    if kind == Record.__name__:
        return Record(Source(**fields["about"]), fields["document"])
    if kind == Failure.__name__:
        return Failure(**fields)
    return End(**fields) if kind == End.__name__ else Fault(**fields)
