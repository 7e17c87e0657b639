"""The sources' texts, where their passages lie in them and who says what: one file for each.

Each lies under the digest of its contents, never rewritten and shared by the snapshots. Words, statements and, but for
the embedding, vectors can be laid anew from them.
"""

import hashlib
import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Sequence
from dataclasses import asdict, astuple
from pathlib import Path
from typing import Any, NamedTuple

from index.errors import StoreBroken
from index.split import Piece
from index.split.said import Said, Who
from index.store.disk import sync
from index.store.row import Row
from index.store.statements import StatementRow
from index.types import Document, Place, Section, Span


class Kept(NamedTuple):
    """A document, its passages and its statements."""

    document: Document
    pieces: list[Piece]
    said: list[Said]

    @property
    def rows(self) -> list[Row]:
        """The passages as the store keeps them, in order."""
        return rows(self.document, self.pieces)

    @property
    def statements(self) -> list[StatementRow]:
        """The statements as the store keeps them, in the order in which they were found."""
        return [_statement(self.document, self.pieces, said) for said in self.said]

    @property
    def speakers(self) -> dict[str, dict[str, float]]:
        """Who says something in each passage, by its id, and how surely."""
        found: defaultdict[str, dict[str, float]] = defaultdict(dict)
        for row in self.statements:
            if row.passage and row.name:
                found[row.passage][row.name] = max(row.sure, found[row.passage].get(row.name, 0.0))
        return dict(found)


class Documents:
    """The documents in one folder.

    Args:
        path: the folder; made by the first document.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def write(self, document: Document, pieces: Sequence[Piece], said: Sequence[Said]) -> str:
        """Keeps a document, its passages and its statements, and returns the name under which it is kept."""
        name, data = packed(document, pieces, said)
        file = self._file(name)
        if not file.is_file() or file.read_bytes() != data:
            self.put(name, data)
        return name

    def put(self, name: str, data: bytes) -> None:
        """Keeps what `data` gave elsewhere."""
        self._path.mkdir(parents=True, exist_ok=True)
        fresh = self._file(name).with_suffix(".new")
        fresh.write_bytes(data)
        sync(fresh)
        fresh.replace(self._file(name))

    def names(self) -> set[str]:
        """The names of all that are kept."""
        return {file.stem for file in self._path.glob("*.json")}

    def lost(self, names: Collection[str]) -> set[str]:
        """Those of the names under which nothing is kept."""
        return set(names) - self.names()

    def data(self, name: str) -> bytes:
        """The bytes kept under that name.

        Raises:
            StoreBroken: they are missing or damaged.
        """
        file = self._file(name)
        try:
            data = file.read_bytes()
        except OSError as error:
            raise StoreBroken(f"{file} cannot be read ({error.strerror})") from error
        if hashlib.sha256(data).hexdigest() != name:
            raise StoreBroken(f"{file} is damaged")
        return data

    def read(self, name: str) -> Document:
        """The document kept under that name.

        Raises:
            StoreBroken: it is missing or damaged.
        """
        return self.kept(name).document

    def kept(self, name: str) -> Kept:
        """All that is kept under that name.

        Raises:
            StoreBroken: it is missing or damaged.
        """
        fields = self._fields(name)
        pieces = [Piece(*passage) for passage in fields.pop("passages")]
        said = list(map(_said, fields.pop("statements")))
        return Kept(_document(fields), pieces, said)

    def sync(self) -> None:
        """Waits until the names of all documents are on the disk; each one's contents are since it was written."""
        if self._path.is_dir():
            sync(self._path)

    def keep(self, names: Container[str]) -> None:
        """Removes all documents but these."""
        for file in self._path.glob("*"):
            if file.suffix != ".json" or file.stem not in names:
                file.unlink(missing_ok=True)

    def drop_damaged(self) -> None:
        """Removes documents that are not what their names say."""
        for name in self.names():
            try:
                self.data(name)
            except StoreBroken:
                self._file(name).unlink(missing_ok=True)

    def _fields(self, name: str) -> dict[str, Any]:
        fields: dict[str, Any] = json.loads(self.data(name).decode("utf-8", "surrogatepass"))
        return fields

    def _file(self, name: str) -> Path:
        return self._path / f"{name}.json"


def packed(document: Document, pieces: Sequence[Piece], said: Sequence[Said]) -> tuple[str, bytes]:
    """A document, its passages and its statements as bytes, and the name under which they are kept."""
    parts = {"passages": list(map(astuple, pieces)), "statements": list(map(astuple, said))}
    told = json.dumps({**parts, **asdict(document)}, ensure_ascii=False)
    data = told.encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest(), data


def rows(document: Document, pieces: Iterable[Piece]) -> list[Row]:
    """The passages of a document as the store keeps them."""
    return [
        Row(p.id, document.source, p.start, p.end, document.location(p.start, p.end), document.text[p.start : p.end])
        for p in pieces
    ]


def _document(fields: dict[str, Any]) -> Document:
    sections = tuple(Section(**section) for section in fields.pop("sections"))
    places = tuple(Place(**place) for place in fields.pop("places"))
    return Document(**fields, sections=sections, places=places)


def _said(told: list[Any]) -> Said:
    content, speaker, cue, sentence, quoted, sure, who, spoken, medium = told
    return Said(
        content=_span(content),
        speaker=_span(speaker),
        cue=_span(cue),
        sentence=_span(sentence),
        quoted=quoted,
        sure=sure,
        who=Who(*who),
        spoken=spoken,
        medium=medium,
    )


def _span(told: list[int]) -> Span:
    start, end = told
    return start, end


def _statement(document: Document, pieces: Sequence[Piece], said: Said) -> StatementRow:
    content, cue, sentence = (document.text[slice(*span)] for span in (said.content, said.cue, said.sentence))
    start, end = said.content
    return StatementRow(
        source=document.source,
        start=start,
        end=end,
        speaker_start=said.speaker[0],
        speaker_end=said.speaker[1],
        cue_start=said.cue[0],
        cue_end=said.cue[1],
        sentence_start=said.sentence[0],
        sentence_end=said.sentence[1],
        content=content,
        cue=cue,
        sentence=sentence,
        location=document.location(start, end),
        passage=_passage(pieces, start),
        name=said.who.name,
        role=said.who.role,
        quoted=said.quoted,
        sure=said.sure,
        spoken=said.spoken,
        medium=said.medium,
    )


def _passage(pieces: Sequence[Piece], place: int) -> str | None:
    """The id of the passage that holds a place: they are in order, and do not overlap."""
    number = bisect_right(pieces, place, key=lambda piece: piece.start) - 1
    return pieces[number].id if number >= 0 and place < pieces[number].end else None
