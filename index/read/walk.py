"""Finds the files under the roots and gives each its source id. Opens none but a folder's list of fetched ones."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BufferedReader
from pathlib import Path

from index.errors import NoSources, UnreadableSource
from index.read.aliases import NAME as ALIASES
from index.read.ledger import NAME as LEDGER
from index.read.ledger import Ledger
from index.types import Failure

# Characters of a name that are shown.
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class File:
    """A file that may become a source. `source` is its path relative to its root, with `/` between the parts; `told` is
    what was noted of its url, title, author, publisher and published when it was fetched.
    """

    source: str
    path: Path
    told: Mapping[str, str] = field(default_factory=dict)

    def open(self) -> BufferedReader:
        """Its bytes.

        Raises:
            OSError: it cannot be opened.
        """
        return self.path.open("rb")

    def seal(self, digest: str) -> str:
        """By what a change is known: the digest of the bytes, and what was noted beside them."""
        return f"{digest} {json.dumps(self.told, sort_keys=True)}" if self.told else digest


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
                failed.append(Failure(shown(Path(file.source)), "its name is not UTF-8", "Rename it."))
            elif file.source not in found:
                found[file.source] = file
            elif found[file.source].path.resolve() != file.path.resolve():
                failed.append(_clash(file, found[file.source]))
    if not found:
        places = ", ".join(str(root) for root in roots)
        raise NoSources(
            f"there is no file in {places}",
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

    seen = {root.resolve()}
    for folder, folders, names in os.walk(root, onerror=closed, followlinks=True):
        folders[:] = [name for name in sorted(folders) if _leads_on(root, Path(folder, name), seen, failed)]
        told = _told(Path(folder), failed) if LEDGER in names else {}
        for name in sorted(names):
            path = Path(folder, name)
            # Word keeps a file of the second kind while one is open.
            if name.startswith((".", "~$")) or path == root / ALIASES:
                continue
            if path.is_file():
                yield File(path.relative_to(root).as_posix(), path, told.get(name, {}))
            else:
                reason = (
                    "it is a link that leads nowhere" if path.is_symlink() else "it is no file, but a device or pipe"
                )
                failed.append(Failure(shown(path.relative_to(root)), reason, "Take it out."))


def _told(folder: Path, failed: list[Failure]) -> dict[str, dict[str, str]]:
    try:
        ledger = Ledger.read(folder)
    except UnreadableSource as error:
        failed.append(Failure(LEDGER, str(error), error.hint))
        return {}
    return {name: {"url": entry.url, **entry.told} for name, entry in ledger.files.items()}


def _leads_on(root: Path, folder: Path, seen: set[Path], failed: list[Failure]) -> bool:
    """Whether a folder is looked into: not a hidden one or what belongs to a saved page, nor one that a link leads to
    for the second time.
    """
    if folder.name.startswith(".") or _is_of_a_page(folder):
        return False
    place = folder.resolve()
    if folder.is_symlink() and (place in seen or folder.parent.resolve().is_relative_to(place)):
        reason = "it is a link to a folder that is looked into already"
        failed.append(Failure(shown(folder.relative_to(root)), reason, "Take it out."))
        return False
    seen.add(place)
    return True


def _is_of_a_page(folder: Path) -> bool:
    """Whether a browser keeps the pictures and scripts of a saved page in it."""
    stem = folder.name.removesuffix("_files")
    return stem != folder.name and any(folder.with_name(stem + suffix).is_file() for suffix in (".html", ".htm"))


def shown(name: str | Path) -> str:
    """A name that can be printed, whatever its bytes: no control character reaches a terminal."""
    text = name.as_posix() if isinstance(name, Path) else name
    text = text.encode("utf-8", "backslashreplace").decode()
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text[:_LONGEST])


def _is_utf8(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _clash(file: File, first: File) -> Failure:
    return Failure(
        file.source,
        f"{file.path} and {first.path} would have the same name in the index",
        "Rename one of them, or build from the folder above both.",
    )
