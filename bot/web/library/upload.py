"""Files that a browser sent become files of the library: under names that are safe, and only what can be read."""

import filecmp
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path, PurePath
from secrets import token_hex
from unicodedata import normalize

from bot.intake import first_folder
from index import Failure, Index
from index.errors import QuestionError
from index.read.formats import SUFFIXES
from index.read.walk import shown

# What some file system or shell takes for more than a letter of a name.
_ODD = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\u202a-\u202e\u2066-\u2069]+')
_NAME = 150
# Names that are devices on Windows, whatever follows a full stop.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])[ .]*(?:\.|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of files that were sent: the names under which they stand now, those that were there before as they
    are, and what was not taken, and why.
    """

    names: tuple[str, ...]
    same: tuple[str, ...] = ()
    refused: tuple[Failure, ...] = ()


def into(index: Index) -> Path:
    """The folder that takes new files.

    Raises:
        QuestionError: the library is made of single files.
        StoreError: the store is missing or broken.
    """
    folder = first_folder(index.roots, Path())
    if str(folder) not in index.roots:
        hint = "Give it one: onrecord build FOLDER, with the files beside it."
        raise QuestionError("the library has no folder that new files could go to", hint)
    return folder


def take(sent: Sequence[Path], folder: Path, roots: Sequence[str], largest: int) -> Taken:
    """Moves files into a folder, and removes those that are not taken.

    Args:
        sent: where they lie now, under the names that they were sent by.
        folder: where they go.
        roots: files and folders of the library, in none of which a name is used twice.
        largest: bytes of a file at most.
    """
    names, same, refused = [], [], []
    for file in sent:
        try:
            name = _safe(file, largest)
            if twin := _twin(file, folder, name):
                same.append(twin)
            else:
                names.append(_place(file, folder, name, roots))
        except QuestionError as error:
            refused.append(Failure(shown(file.name), str(error), error.hint))
        except OSError as error:
            refused.append(
                Failure(shown(file.name), f"it cannot be saved ({error.strerror})", "Check the folder and its disk.")
            )
        finally:
            _forget(file)
    return Taken(tuple(names), tuple(same), tuple(refused))


def _safe(file: Path, largest: int) -> str:
    """The name that it may have.

    Raises:
        QuestionError: it is no file that is taken.
    """
    # Accents may be written in two ways; a folder may hold both names, or hold them for one.
    name = normalize("NFC", _ODD.sub("-", file.name.encode("utf-8", "replace").decode())).strip()
    if file.is_symlink() or not file.is_file():
        raise QuestionError("it is no file", "Send the file itself.")
    if _DEVICES.match(name):
        raise QuestionError("its name is that of a device", "Rename it, and send it again.")
    if name.startswith((".", "~$")):
        raise QuestionError("its name is that of a hidden file", "Rename it, and send it again.")
    suffix = PurePath(name).suffix.lower()
    if suffix not in SUFFIXES:
        what = f"{suffix or 'a file without a suffix'} is not a format that is read"
        raise QuestionError(what, f"These are: {' '.join(sorted(SUFFIXES))}")
    if (size := file.stat().st_size) > largest:
        told = f"it has {size / 2**20:,.1f} MB, more than the {largest / 2**20:,.0f} MB that are allowed"
        raise QuestionError(told, "Split it, or copy it into the library's folder and rebuild.")
    stem = PurePath(name).stem.encode()[:_NAME].decode(errors="ignore")
    return f"{stem}{suffix}"


def _twin(file: Path, folder: Path, name: str) -> str | None:
    """The name, if it is there with the same bytes."""
    there = folder / name
    return name if there.is_file() and filecmp.cmp(file, there, shallow=False) else None


def _place(file: Path, folder: Path, name: str, roots: Sequence[str]) -> str:
    """Puts it there all at once, under a name that nothing else has."""
    hidden = folder / f".{token_hex(4)}-{name}"
    try:
        shutil.copyfile(file, hidden)
        free = next(free for free in _names(name) if _reserves(folder, free, roots))
        hidden.replace(folder / free)
    finally:
        hidden.unlink(missing_ok=True)
    return free


def _names(name: str) -> Iterator[str]:
    """The name, and others like it."""
    yield name
    for number in count(2):
        yield f"{PurePath(name).stem}-{number}{PurePath(name).suffix}"


def _reserves(folder: Path, name: str, roots: Sequence[str]) -> bool:
    """Whether nothing in the library has the name, which nobody else gets then."""
    if any((Path(root) / name).exists() or Path(root).name == name for root in roots):
        return False
    try:
        (folder / name).touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def _forget(file: Path) -> None:
    """Leaves nothing of what the server keeps of a file that was sent."""
    with suppress(OSError):
        file.unlink()
    with suppress(OSError):
        file.parent.rmdir()
