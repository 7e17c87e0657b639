"""Where new sources go, and which command takes them in."""

import shlex
from collections.abc import Sequence
from pathlib import Path


def first_folder(roots: Sequence[str], default: Path) -> Path:
    """The first folder among the roots of the last build, or else the one that the first start takes."""
    return next((Path(root) for root in roots if Path(root).is_dir()), default)


def build_command(roots: Sequence[str], folder: Path) -> str:
    """What takes in new sources in a folder: beside the roots of the last build, if it is in none of them."""
    if any(folder.resolve().is_relative_to(Path(root).resolve()) for root in roots):
        return "onrecord build"
    return shlex.join(["onrecord", "build", *roots, str(folder)])
