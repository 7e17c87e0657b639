"""Files: waiting until they are on the disk, and copies that share what need not be written twice."""

import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

# Linux's request to let two files share their blocks until one of them is written to (btrfs, XFS, bcachefs).
_FICLONE = 0x40049409


def sync(path: Path) -> None:
    """Waits until a file, or the list of names in a folder, is on the disk."""
    if path.is_dir() and os.name == "nt":
        return  # Windows opens no folder, and keeps its names in order by itself.
    # Windows writes out only what it opened for writing.
    descriptor = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_tree(folder: Path) -> None:
    """Waits until a folder and everything under it is on the disk."""
    for parent, _, names in os.walk(folder):
        for name in names:
            sync(Path(parent, name))
        sync(Path(parent))


def share(old: Path, new: Path) -> None:
    """Gives a file that is never written again a second name; a copy where the file system has no hard links."""
    try:
        new.hardlink_to(old)
    except OSError:
        copy(old, new)


def copy(old: Path, new: Path) -> None:
    """Copies a file that may be written to later; its blocks are shared until then, where the file system can."""
    if sys.platform == "linux":
        from fcntl import ioctl

        with suppress(OSError), old.open("rb") as source, new.open("wb") as target:
            ioctl(target, _FICLONE, source.fileno())
            return
    shutil.copyfile(old, new)


def copy_tree(old: Path, new: Path, but: str = "") -> None:
    """Copies a folder and everything under it, less the files of that name."""
    without = shutil.ignore_patterns(but) if but else None
    shutil.copytree(old, new, ignore=without, copy_function=lambda a, b: copy(Path(a), Path(b)))
