"""Reranking with a sentence-transformers cross-encoder that lies on this machine: slow, and off unless it is named."""

import os
from collections.abc import Sequence
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

from index.errors import ModelError
from index.store.faults import first_line
from index.store.models import locate

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder


class LocalReranker:
    """Judges question and passage together.

    Args:
        name: a folder that CrossEncoder(folder) can load, or the name of a model in the Hugging Face cache.

    Raises:
        ModelError: there is no such model here.
    """

    def __init__(self, name: str) -> None:
        self._folder = locate(name, "Leave --reranker off")
        self._lock = Lock()

    def judge(self, question: str, texts: Sequence[str]) -> list[float]:
        """How well each text answers the question, in 0..1.

        Raises:
            ModelError: the folder holds no model of one score for a pair.
        """
        import torch

        with self._lock:
            torch.set_num_threads(os.cpu_count() or 1)
            scores = self._model.predict(
                [(question, text) for text in texts], activation_fn=torch.nn.Sigmoid(), show_progress_bar=False
            )
        if scores.ndim != 1:
            raise self._unfit(f"it gives {scores.shape[1]} scores for a pair")
        return [float(score) for score in scores]

    @cached_property
    def _model(self) -> "CrossEncoder":
        import torch
        from sentence_transformers import CrossEncoder

        try:
            device = "cuda" if torch.cuda.is_available() else "cpu"
            loaded: CrossEncoder = CrossEncoder(
                str(self._folder),
                device=device,
                local_files_only=True,
                trust_remote_code=False,
                model_kwargs={"use_safetensors": True},
            )
        except (OSError, ValueError, KeyError, RuntimeError) as error:
            raise self._unfit(first_line(error)) from error
        return loaded

    def _unfit(self, reason: str) -> ModelError:
        hint = "Name a folder that CrossEncoder(folder) can load, or leave --reranker off."
        return ModelError(f"{self._folder} is not a cross-encoder ({reason})", hint)
