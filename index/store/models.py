"""Where models lie on this machine. Nothing is fetched from a network."""

from pathlib import Path

from index.errors import ModelError


def locate(name: str, without: str) -> Path:
    """The folder of a model: a folder itself, or one in the Hugging Face cache.

    Args:
        name: of the folder or the model.
        without: how to do without it, for the hint.

    Raises:
        ModelError: there is no such model here.
    """
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
