"""Archives read in place, member after member, within bounds: .zip, and .tar with its packings.

Nothing is unpacked to the disk, so no name in an archive can lead anywhere.
"""

import tarfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO, NamedTuple
from zipfile import BadZipFile
from zlib import error as DeflateError  # noqa: N812  (zlib calls it just "error")

from index.errors import SourceError, UnreadableSource
from index.read.zipped import MEMBERS, UNPACKED, open_zip

# Bytes of a name in a tar, and of what else a header of more than one block says.
_NAME = 2**16
_HOLES = "a file in it has holes"
_DAMAGED = (
    BadZipFile,
    DeflateError,
    tarfile.TarError,
    OSError,
    EOFError,
    RuntimeError,
    NotImplementedError,
    ValueError,
)


class Member(NamedTuple):
    """A file in an archive: its name, and its bytes to be read before the next one is asked for; or why it has none."""

    name: str
    stream: IO[bytes] | None
    fault: SourceError | None = None


def zip_members(stream: IO[bytes]) -> Iterator[Member]:
    """The files of a .zip.

    Raises:
        UnreadableSource: it is damaged, or would unpack to more than the bounds allow.
    """
    with open_zip(stream) as file:
        for info in file.infolist():
            if info.is_dir() or _is_hidden(info.filename):
                continue
            if fault := _fault(info.filename):
                yield Member(info.filename, None, fault)
            elif info.flag_bits & 1:
                yield Member(info.filename, None, UnreadableSource("it is encrypted", "Unpack it with its password."))
            else:
                try:
                    member = file.open(info)
                except _DAMAGED as error:  # Packed in a way that Python does not know, or damaged where it begins.
                    fault = UnreadableSource(f"it cannot be unpacked ({error})", "Unpack it with another program.")
                    yield Member(info.filename, None, fault)
                    continue
                with member:
                    yield Member(info.filename, member)


def tar_members(stream: IO[bytes]) -> Iterator[Member]:
    """The files of a .tar, plain or packed with gzip, bzip2 or xz.

    Raises:
        UnreadableSource: it is damaged, or unpacks to more than the bounds allow.
    """
    unpacked = 0
    try:
        with tarfile.open(fileobj=stream, mode="r|*", tarinfo=_Header) as file:
            for number, info in enumerate(file):
                unpacked += abs(info.size)
                if number >= MEMBERS or unpacked > UNPACKED:
                    raise UnreadableSource(
                        f"it holds more than {MEMBERS} files or {UNPACKED // 2**20} MiB", "Unpack it into the folder."
                    )
                if not info.isfile() or _is_hidden(info.name):
                    continue
                fault = _fault(info.name)
                yield Member(info.name, None if fault else file.extractfile(info), fault)
    except _DAMAGED as error:
        hint = "Save or download it anew; of packed files only tars are read."
        raise UnreadableSource(f"it is no whole archive ({error})", hint) from error


class _Header(tarfile.TarInfo):
    """A header of a tar. Those that hold a long name are read whole by tarfile, so one of megabytes is a bomb; so is a
    list of the holes in a file, which may go on and on.
    """

    def _proc_member(self, file: tarfile.TarFile) -> tarfile.TarInfo:
        if self.type == tarfile.GNUTYPE_SPARSE:
            raise tarfile.ReadError(_HOLES)
        if not self.isreg() and self.size > _NAME:
            raise tarfile.ReadError("a name in it is too long")
        return super()._proc_member(file)  # type: ignore[misc,no-any-return]  # tarfile's own seam, without types

    def _proc_gnusparse_10(self, *_: object) -> None:
        raise tarfile.ReadError(_HOLES)


def _is_hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return any(part.startswith(".") and part != ".." for part in parts) or "__MACOSX" in parts


def _fault(name: str) -> SourceError | None:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name:
        return UnreadableSource("its name leads out of the archive", "Pack it anew with plain names.")
    try:
        name.encode()
    except UnicodeEncodeError:
        return UnreadableSource("its name is not UTF-8", "Pack it anew.")
    return None
