"""The sources' texts and where their passages lie in them: one file each under the digest of its contents, never
rewritten and shared by the snapshots. Words and, but for the embedding, vectors can be laid anew from them.
"""

import hashlib
import json
from collections.abc import Container, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from index.errors import StoreBroken
from index.split import Piece
from index.store.disk import sync
from index.store.row import Row
from index.types import Document, Place, Section


class Documents:
    """The documents in one folder.

    Args:
        path: the folder; made by the first document.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def write(self, document: Document, pieces: Sequence[Piece]) -> str:
        """Keeps a document and its passages, and returns the name under which it is kept."""
        passages = [[piece.id, piece.start, piece.end] for piece in pieces]
        told = json.dumps({"passages": passages, **asdict(document)}, ensure_ascii=False)
        data = told.encode("utf-8", "surrogatepass")
        name = hashlib.sha256(data).hexdigest()
        file = self._file(name)
        if not file.is_file() or file.read_bytes() != data:
            self._path.mkdir(parents=True, exist_ok=True)
            fresh = file.with_suffix(".new")
            fresh.write_bytes(data)
            sync(fresh)
            fresh.replace(file)
        return name

    def read(self, name: str) -> Document:
        """The document kept under that name.

        Raises:
            StoreBroken: it is missing or damaged.
        """
        return _document(self._fields(name))

    def rows(self, name: str) -> list[Row]:
        """The passages of the document kept under that name, in order.

        Raises:
            StoreBroken: it is missing or damaged.
        """
        fields = self._fields(name)
        return rows(_document(fields), [Piece(*passage) for passage in fields["passages"]])

    def sync(self) -> None:
        """Waits until the names of all documents are on the disk; each one's contents are since it was written."""
        if self._path.is_dir():
            sync(self._path)

    def keep(self, names: Container[str]) -> None:
        """Removes all documents but these."""
        for file in self._path.glob("*"):
            if file.suffix != ".json" or file.stem not in names:
                file.unlink(missing_ok=True)

    def _fields(self, name: str) -> dict[str, Any]:
        file = self._file(name)
        try:
            data = file.read_bytes()
        except OSError as error:
            raise StoreBroken(f"{file} cannot be read ({error.strerror})") from error
        if hashlib.sha256(data).hexdigest() != name:
            raise StoreBroken(f"{file} is damaged")
        fields: dict[str, Any] = json.loads(data.decode("utf-8", "surrogatepass"))
        return fields

    def _file(self, name: str) -> Path:
        return self._path / f"{name}.json"


def rows(document: Document, pieces: Iterable[Piece]) -> list[Row]:
    """The passages of a document as the store keeps them."""
    return [
        Row(p.id, document.source, p.start, p.end, document.location(p.start, p.end), document.text[p.start : p.end])
        for p in pieces
    ]


def _document(fields: dict[str, Any]) -> Document:
    told = {key: value for key, value in fields.items() if key != "passages"}
    told["sections"] = tuple(Section(**section) for section in told["sections"])
    told["places"] = tuple(Place(**place) for place in told["places"])
    return Document(**told)
