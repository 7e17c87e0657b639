"""The sources' texts, one file each under the digest of its contents, never rewritten and shared by the snapshots."""

import hashlib
import json
from collections.abc import Container
from dataclasses import asdict
from pathlib import Path

from index.errors import StoreBroken
from index.store.disk import sync
from index.types import Document, Place, Section


class Documents:
    """The documents in one folder.

    Args:
        path: the folder; made by the first document.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def write(self, document: Document) -> str:
        """Keeps a document, and returns the name under which it is kept."""
        told = json.dumps(asdict(document), ensure_ascii=False).encode("utf-8", "surrogatepass")
        name = hashlib.sha256(told).hexdigest()
        file = self._file(name)
        if not file.is_file() or file.read_bytes() != told:
            self._path.mkdir(parents=True, exist_ok=True)
            fresh = file.with_suffix(".new")
            fresh.write_bytes(told)
            sync(fresh)
            fresh.replace(file)
        return name

    def read(self, name: str) -> Document:
        """The document kept under that name.

        Raises:
            StoreBroken: it is missing or damaged.
        """
        file = self._file(name)
        try:
            told = file.read_bytes()
        except OSError as error:
            raise StoreBroken(
                f"{file} cannot be read ({error.strerror})", "Build anew: onrecord build --fresh"
            ) from error
        if hashlib.sha256(told).hexdigest() != name:
            raise StoreBroken(f"{file} is damaged", "Build anew: onrecord build --fresh")
        fields = json.loads(told.decode("utf-8", "surrogatepass"))
        sections = tuple(Section(**section) for section in fields.pop("sections"))
        places = tuple(Place(**place) for place in fields.pop("places"))
        return Document(**fields, sections=sections, places=places)

    def keep(self, names: Container[str]) -> None:
        """Removes all documents but these."""
        for file in self._path.glob("*"):
            if file.suffix != ".json" or file.stem not in names:
                file.unlink(missing_ok=True)

    def _file(self, name: str) -> Path:
        return self._path / f"{name}.json"
