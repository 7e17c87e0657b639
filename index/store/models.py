"""Where models lie on this machine, and which of them may be used.

Nothing is fetched from a network, and none is taken whose weights are pickled: a pickle is a program.
"""

from pathlib import Path

from index.errors import ModelError

_PICKLED = ("pytorch_model*.bin", "adapter_model*.bin", "*.pt", "*.pth", "*.ckpt", "*.pkl", "*.pickle", "*.joblib")


def locate(name: str, without: str) -> Path:
    """The folder of a model: a folder itself, or one in the Hugging Face cache.

    Args:
        name: of the folder or the model.
        without: how to do without it, for the hint.

    Raises:
        ModelError: there is no such model here, or its weights are pickled.
    """
    folder = _folder(name, without)
    _check_plain(folder)
    return folder


def _folder(name: str, without: str) -> Path:
    if Path(name).is_dir():
        return Path(name).resolve()
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    try:
        return Path(snapshot_download(name, local_files_only=True))
    except (LocalEntryNotFoundError, HFValidationError) as error:
        raise ModelError(
            f"there is no model {name!r} on this machine",
            f"{without}, name a model's folder, or fetch one first: hf download {name}",
        ) from error


def _check_plain(folder: Path) -> None:
    """Refuses pickled weights, unless plain ones stand beside them, which are the ones that are read then."""
    for file in (file for pattern in _PICKLED for file in folder.rglob(pattern)):
        if not any(file.parent.glob("*.safetensors")):
            what = f"the weights in {file.relative_to(folder)} are pickled, and what reads a pickle runs its code"
            raise ModelError(what, "If you trust it: SentenceTransformer(FOLDER).save(NEW) in Python, and name NEW.")
