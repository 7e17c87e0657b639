"""Documents and manifests on a server: bytes under their SHA-256, never rewritten.

They stand in the metadata of rows, which Chroma keeps as they are; what it calls a document it would index letter by
letter. A long text takes several rows; the first is written last, so where it is, all are.
"""

import base64
import hashlib
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from index.store.shared.connection import Connection
from index.store.shared.rows import Rows, cut, joined

if TYPE_CHECKING:
    from index.types import Vectors

# Chroma Cloud takes 32 values of up to 4,096 bytes in a row.
_PARTS = 16
# Rows in one request, a row being up to 64 kB.
_BATCH = 60
_MORE = "."


class Texts:
    """The texts of one index.

    Args:
        connection: to the server.
        name: of the collection; made by the first text.
    """

    def __init__(self, connection: Connection, name: str) -> None:
        self._rows = Rows(connection, name)

    def put(self, texts: Mapping[str, bytes]) -> None:
        """Keeps texts under their digests; what is there is left."""
        self._rows.create()
        there = self._rows.those(texts)
        rows = [row for name, text in texts.items() if name not in there for row in _rows(name, text)]
        for i in range(0, len(rows), _BATCH):
            some = rows[i : i + _BATCH]
            self._rows.add([id_ for id_, _ in some], _points(id_ for id_, _ in some), [told for _, told in some])

    def get(self, names: Iterable[str]) -> dict[str, bytes]:
        """Those of the texts that are there, whole."""
        firsts = self._rows.metadata(names, _BATCH)
        more = [_id(name, i) for name, told in firsts.items() for i in range(1, told["rows"])]
        rows = firsts | self._rows.metadata(more, _BATCH)
        found = ((name, _text([rows.get(_id(name, i)) for i in range(told["rows"])])) for name, told in firsts.items())
        return {name: text for name, text in found if hashlib.sha256(text).hexdigest() == name}

    def names(self) -> set[str]:
        """The names of all texts, also of those that were not written to their end."""
        return {id_.partition(_MORE)[0] for id_ in self._rows.ids()}

    def delete(self, names: Collection[str]) -> None:
        """Removes texts."""
        gone = set(names)
        # A text whose first row is gone is gone.
        ids = sorted((id_ for id_ in self._rows.ids() if id_.partition(_MORE)[0] in gone), key=lambda id_: _MORE in id_)
        self._rows.delete(ids)


def _id(name: str, number: int) -> str:
    return f"{name}{_MORE}{number}" if number else name


def _rows(name: str, text: bytes) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rows of a text, the first one last."""
    parts = cut(base64.b64encode(zlib.compress(text)).decode())
    number = -(-len(parts) // _PARTS)
    for i in reversed(range(number)):
        own = parts[i * _PARTS : (i + 1) * _PARTS]
        yield _id(name, i), {"rows": number} | {f"part{place}": part for place, part in enumerate(own)}


def _text(rows: Iterable[Mapping[str, Any] | None]) -> bytes:
    """The text of its rows; nothing where they do not make one."""
    told = "".join(joined(row, "part") for row in rows if row)
    try:
        return zlib.decompress(base64.b64decode(told))
    except (ValueError, zlib.error):
        return b""


def _points(ids: Iterable[str]) -> "Vectors":
    """Where rows stand, as each must stand somewhere: two numbers of its id's digest."""
    import numpy as np

    digests = [hashlib.sha256(id_.encode()).digest()[:4] for id_ in ids]
    return np.array([np.frombuffer(digest, dtype=np.uint16) for digest in digests], dtype=np.float32)
