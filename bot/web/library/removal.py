"""Files taken out of the library: moved into the store's folder `removed`, never deleted."""

import shutil
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, count
from pathlib import Path, PurePosixPath

from index import Index
from index.errors import QuestionError
from index.read import File, walk

_TICK = "Tick what is to be removed in the table, in the first column."
_NOTE = ("where they were", ".txt")


@dataclass(frozen=True, slots=True)
class Removed:
    """Where files went, and each with the place that it had and the one that it has."""

    folder: Path
    moves: tuple[tuple[Path, Path], ...]


def chosen(index: Index, ids: Collection[str]) -> list[File]:
    """The files of these sources, which may be removed.

    Args:
        index: has them.
        ids: of sources, or of what could not be used.

    Raises:
        QuestionError: nothing is chosen; it is only a part of a file; it lies elsewhere; or nothing would be left.
        NoSources: a folder of the library is gone.
        StoreError: the store is missing or broken.
    """
    if not ids:
        raise QuestionError("nothing is ticked", _TICK)
    files = {file.source: file for file in walk(index.roots)[0]}
    parts: dict[str, set[str]] = {}
    for source in index.sources():
        parts.setdefault(source.file, set()).add(source.source)
    of = {part: file for file, all_parts in parts.items() for part in all_parts}
    of |= {one.source: _file_of(one.source, files) for one in index.failures() if one.source not in of}
    names = sorted({of.get(name, "") for name in ids})
    if not files.keys() >= set(names):
        raise QuestionError("some of it is not in the library's folders any more", "Rebuild, to see what is there.")
    for name in names:
        _check_whole(name, parts.get(name, set()), ids)
        _check_inside(files[name], index.roots)
    if not parts.keys() - set(names):
        raise QuestionError("this would leave the library empty", "Add another source first; it needs one at least.")
    return [files[name] for name in names]


def move_out(files: Iterable[File], store: Path, now: datetime) -> Removed:
    """Moves files out of the library, and writes down where they were.

    Raises:
        OSError: one cannot be moved; those before it are back in their places.
    """
    folder = _new(store / "removed", f"{now:%Y-%m-%d %H.%M.%S}")
    folder.mkdir(parents=True)
    moves: list[tuple[Path, Path]] = []
    try:
        for file in files:
            moves.append((file.path, folder / file.source))
            moves[-1][1].parent.mkdir(parents=True, exist_ok=True)
            shutil.move(*moves[-1])
    except OSError:
        put_back(Removed(folder, tuple(moves)))
        raise
    told = "".join(f"{now_at}\n  was {was_at}\n" for was_at, now_at in moves)
    # A file of the library may be called like the note.
    _new(folder, *_NOTE).write_text(told, encoding="utf-8", errors="surrogateescape")
    return Removed(folder, tuple(moves))


def put_back(removed: Removed) -> None:
    """Moves the files to where they were."""
    for was_at, now_at in removed.moves:
        if now_at.exists() and not was_at.exists():
            shutil.move(now_at, was_at)


def roots_left(index: Index, files: Sequence[File]) -> list[str]:
    """What of the library's files and folders is there when these files are gone."""
    gone = {str(file.path) for file in files}
    return [root for root in index.roots if root not in gone]


def _file_of(name: str, files: Collection[str]) -> str:
    """The file that a record or a member of an archive stands in; nothing if it is not there."""
    whole = PurePosixPath(name)
    for place in (whole, *whole.parents):
        for file in (str(place), str(place).rpartition("#")[0]):
            if file in files:
                return file
    return ""


def _check_whole(file: str, parts: Collection[str], ids: Collection[str]) -> None:
    left = set(parts) - set(ids)
    if left and len(parts) > 1:
        what = f"{file} is one file that holds {len(parts)} sources, which cannot be removed alone"
        raise QuestionError(what, "Tick all of them (type its name into the filter), or take them out of the file.")


def _check_inside(file: File, roots: Iterable[str]) -> None:
    """Lets no link lead out of the library."""
    place = file.path.resolve()
    if not any(place.is_relative_to(Path(root).resolve()) for root in roots):
        raise QuestionError(f"{file.source} is a link to a file elsewhere", "Remove the link by hand, then rebuild.")


def _new(folder: Path, name: str, suffix: str = "") -> Path:
    """A place of that name, or of one like it, where nothing is yet."""
    names = chain([name], (f"{name}-{number}" for number in count(2)))
    return next(place for one in names if not (place := folder / f"{one}{suffix}").exists())
