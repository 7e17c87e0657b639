"""Finds the files under the roots and gives each its source id. Opens none but a folder's list of fetched ones."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from index.errors import NoSources, UnreadableSource
from index.read.ledger import NAME as LEDGER
from index.read.ledger import Ledger
from index.types import Failure


@dataclass(frozen=True, slots=True)
class File:
    """A file that may become a source. `source` is its path relative to its root, with `/` between the parts; `told` is
    what was noted of its url, title, author, publisher and published when it was fetched.
    """

    source: str
    path: Path
    told: Mapping[str, str] = field(default_factory=dict)


def walk(roots: Iterable[str | Path]) -> tuple[list[File], list[Failure]]:
    """Files under the roots in order of their ids, hidden ones left out, and what cannot be taken in.

    Raises:
        NoSources: a root does not exist, or there is no file under any of them.
    """
    found: dict[str, File] = {}
    failed: list[Failure] = []
    for root in map(Path, roots):
        for file in _files(root, failed):
            if not _is_utf8(file.source):
                failed.append(Failure(_shown(Path(file.source)), "its name is not UTF-8", "Rename it."))
            elif file.source not in found:
                found[file.source] = file
            elif found[file.source].path.resolve() != file.path.resolve():
                failed.append(_clash(file, found[file.source]))
    if not found:
        shown = ", ".join(str(root) for root in roots)
        raise NoSources(
            f"there is no file in {shown}",
            "Put documents there, or name another folder: onrecord build FOLDER. The index is as it was.",
        )
    return sorted(found.values(), key=lambda file: file.source), failed


def _files(root: Path, failed: list[Failure]) -> Iterator[File]:
    if root.is_file():
        yield File(root.name, root)
        return
    if not root.is_dir():
        raise NoSources(f"{root} does not exist", "Check the path. The index is as it was.")

    def closed(error: OSError) -> None:
        failed.append(Failure(str(error.filename), "the folder cannot be opened", "Check that you may read it."))

    for folder, folders, names in os.walk(root, onerror=closed, followlinks=True):
        folders[:] = [name for name in sorted(folders) if _leads_on(root, Path(folder, name), failed)]
        told = _told(Path(folder), failed) if LEDGER in names else {}
        for name in sorted(names):
            path = Path(folder, name)
            if name.startswith("."):
                continue
            if path.is_file():
                yield File(path.relative_to(root).as_posix(), path, told.get(name, {}))
            else:
                reason = (
                    "it is a link that leads nowhere" if path.is_symlink() else "it is no file, but a device or pipe"
                )
                failed.append(Failure(_shown(path.relative_to(root)), reason, "Take it out."))


def _told(folder: Path, failed: list[Failure]) -> dict[str, dict[str, str]]:
    try:
        ledger = Ledger.read(folder)
    except UnreadableSource as error:
        failed.append(Failure(LEDGER, str(error), error.hint))
        return {}
    return {name: {"url": entry.url, **entry.told} for name, entry in ledger.files.items()}


def _leads_on(root: Path, folder: Path, failed: list[Failure]) -> bool:
    """Whether a folder is looked into: not a hidden one, nor a link back to a folder that it stands in."""
    if folder.name.startswith("."):
        return False
    if folder.is_symlink() and folder.parent.resolve().is_relative_to(folder.resolve()):
        reason = "it is a link back to a folder that it stands in"
        failed.append(Failure(_shown(folder.relative_to(root)), reason, "Take it out."))
        return False
    return True


def _shown(path: Path) -> str:
    """A path that can be printed, whatever its bytes."""
    return path.as_posix().encode("utf-8", "backslashreplace").decode()


def _is_utf8(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _clash(file: File, first: File) -> Failure:
    return Failure(
        file.source,
        f"{file.path} and {first.path} would have one id",
        "Build from the folder above both.",
    )
