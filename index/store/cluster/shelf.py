"""The files of a build, as machines read them that do not have them: a piece at a time, from the machine that does.

A piece is asked for when it is wanted. So nothing is held but one piece for each file that is being read, however large
the files and however slow their readers.
"""

import errno
import io
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from index.read import File

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

PIECE = 4 * 2**20
"""Bytes of a file that travel at once."""


class State(NamedTuple):
    """By what a file is known to be the one that was opened."""

    node: int
    size: int
    changed: int


class Piece(NamedTuple):
    """Some bytes of a file and its state; or the number of the system's error, if it cannot be read."""

    data: bytes
    state: State
    fault: int = 0


Ask = Callable[[int, int], Piece]
"""Gives the piece of a file, by its number, that begins at a byte."""


class Shelf:
    """Stands where the files are. It gives out these files and no others.

    Args:
        paths: of the files, in the order of their numbers.
    """

    def __init__(self, paths: Sequence[str]) -> None:
        self._paths = paths

    def piece(self, number: int, start: int) -> Piece:
        """The bytes of a file from `start` on, as many as travel at once; none at its end."""
        try:
            with open(self._paths[number], "rb", buffering=0) as stream:  # noqa: PTH123  (a path may be any bytes)
                now = os.fstat(stream.fileno())
                stream.seek(start)
                data = stream.read(PIECE)
                return Piece(data, State(now.st_ino, now.st_size, now.st_mtime_ns))
        except OSError as error:
            return Piece(b"", State(0, 0, 0), error.errno or errno.EIO)


@dataclass(frozen=True, slots=True)
class DistantFile(File):
    """A file on another machine.

    `number` is its place on the shelf, `ask` how that is asked.
    """

    number: int = 0
    ask: Ask | None = None

    def open(self) -> io.BufferedReader:
        """Its bytes; they come when they are read.

        Raises:
            OSError: it cannot be opened.
        """
        assert self.ask  # noqa: S101  (a field behind those that have defaults must have one)
        return io.BufferedReader(_Distant(self.number, self.ask), PIECE)


class _Distant(io.RawIOBase):
    """The bytes of a file on another machine. The first piece is there from the start; the last one is kept."""

    def __init__(self, number: int, ask: Ask) -> None:
        self._number, self._ask = number, ask
        self._place, self._at = 0, 0
        first = self._fetch(0)
        self._state, self._data = first.state, first.data

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self._state.size}[whence]
        if base + offset < 0:
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        self._place = base + offset
        return self._place

    def tell(self) -> int:
        return self._place

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer).cast("B")
        own = self._here()[: len(view)]
        view[: len(own)] = own
        self._place += len(own)
        return len(own)

    def _here(self) -> bytes:
        """What is at hand of the bytes from the place on, after one look for them."""
        if self._place >= self._state.size:
            return b""
        if not self._at <= self._place < self._at + len(self._data):
            piece = self._fetch(self._place)
            if piece.state != self._state:
                raise OSError(errno.EIO, "it was changed while it was read")
            self._at, self._data = self._place, piece.data
        return self._data[self._place - self._at :]

    def _fetch(self, start: int) -> Piece:
        piece = self._ask(self._number, start)
        if piece.fault:
            raise OSError(piece.fault, os.strerror(piece.fault))
        return piece
