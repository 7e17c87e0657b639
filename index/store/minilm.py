"""The installed model, all-MiniLM-L6-v2: a transformer of the kind of BERT (Devlin et al., 2019), in a little torch.

It gives the vectors that sentence-transformers gives, to the last bit, and is there while that would still be imported.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from index.store.loading import best_kind
from index.store.wordpieces import WordPieces

if TYPE_CHECKING:
    import torch

_LAYERS = 6
_HEAD = 32
"""Numbers of a vector that one head of attention sees."""


class MiniLM:
    """As much of a SentenceTransformer as is asked of one here.

    Args:
        folder: with the weights and the tokenizer.

    Attributes:
        prompts: what it reads before a text, by the kind of that: nothing.
        max_seq_length: tokens that it reads.
    """

    prompts: Mapping[str, str] = MappingProxyType({})
    max_seq_length = 256

    def __init__(self, folder: Path) -> None:
        from safetensors.torch import load_file

        self.device, kind = best_kind()
        self.tokenizer = WordPieces(folder / "tokenizer.json", self.max_seq_length)
        read = load_file(folder / "model.safetensors")
        self._weights = {name: one.to(self.device, kind) for name, one in read.items() if one.is_floating_point()}

    def encode_query(self, texts: list[str], **how: Any) -> Any:  # noqa: ANN401  (as sentence-transformers has it)
        """As for a passage: it has no prompts."""
        return self.encode_document(texts, **how)

    def encode_document(
        self,
        texts: list[str],
        *,
        batch_size: int,
        convert_to_tensor: bool = False,
        processing_kwargs: dict[str, dict[str, int]] | None = None,
        **_: Any,  # noqa: ANN401  (what else sentence-transformers is told)
    ) -> Any:  # noqa: ANN401
        """The vectors of texts as a tensor; or of each its ids, mask, and vectors of tokens too."""
        import numpy as np
        import torch

        step = (processing_kwargs or {}).get("text", {}).get("pad_to_multiple_of", 1)
        longest_first = np.argsort([-len(text) for text in texts])
        made: list[dict[str, torch.Tensor]] = []
        with torch.inference_mode():
            for start in range(0, len(texts), batch_size):
                some = [texts[place] for place in longest_first[start : start + batch_size]]
                made += self._batch(*self.tokenizer.padded(some, step))
            ordered = [made[place] for place in np.argsort(longest_first)]
            return torch.stack([one["sentence_embedding"] for one in ordered]) if convert_to_tensor else ordered

    def _batch(self, ids: Sequence[Sequence[int]], mask: Sequence[Sequence[int]]) -> "list[dict[str, torch.Tensor]]":
        import torch

        input_ids, attention_mask = (torch.tensor(one, device=self.device) for one in (ids, mask))
        tokens = self._read(input_ids, attention_mask)
        one = {
            "input_ids": input_ids,
            "attention_mask": attention_mask,
            "token_embeddings": tokens,
            "sentence_embedding": _mean(tokens, attention_mask),
        }
        return [{name: rows[place] for name, rows in one.items()} for place in range(len(ids))]

    def _read(self, ids: "torch.Tensor", mask: "torch.Tensor") -> "torch.Tensor":
        """A vector for each token, of texts of one length."""
        import torch

        length = ids.shape[1]
        seen = None if mask.all() else mask.bool()[:, None, None, :].expand(-1, -1, length, -1).contiguous()
        state = self._row("word", ids) + self._row("token_type", torch.zeros_like(ids))
        state = self._norm(state + self._row("position", torch.arange(length, device=self.device)[None]), "embeddings.")
        for number in range(_LAYERS):
            state = self._layer(state, seen, f"encoder.layer.{number}.")
        return state

    def _layer(self, state: "torch.Tensor", seen: "torch.Tensor | None", at: str) -> "torch.Tensor":
        from torch.nn import functional

        parts = [self._linear(state, f"{at}attention.self.{name}") for name in ("query", "key", "value")]
        query, key, value = (part.view(*state.shape[:-1], -1, _HEAD).transpose(1, 2) for part in parts)
        met = functional.scaled_dot_product_attention(query, key, value, attn_mask=seen, scale=_HEAD**-0.5)
        met = met.transpose(1, 2).contiguous().reshape(state.shape)
        state = self._norm(self._linear(met, f"{at}attention.output.dense") + state, f"{at}attention.output.")
        wide = functional.gelu(self._linear(state, f"{at}intermediate.dense"))
        return self._norm(self._linear(wide, f"{at}output.dense") + state, f"{at}output.")

    def _row(self, table: str, numbers: "torch.Tensor") -> "torch.Tensor":
        from torch.nn import functional

        return functional.embedding(numbers, self._weights[f"embeddings.{table}_embeddings.weight"])

    def _linear(self, state: "torch.Tensor", at: str) -> "torch.Tensor":
        from torch.nn import functional

        return functional.linear(state, self._weights[f"{at}.weight"], self._weights[f"{at}.bias"])

    def _norm(self, state: "torch.Tensor", at: str) -> "torch.Tensor":
        from torch.nn import functional

        weight, bias = (self._weights[f"{at}LayerNorm.{name}"] for name in ("weight", "bias"))
        return functional.layer_norm(state, weight.shape, weight, bias, 1e-12)


def _mean(tokens: "torch.Tensor", attention_mask: "torch.Tensor") -> "torch.Tensor":
    """Vectors of texts: the mean of their tokens', of unit length."""
    import torch

    mask = attention_mask[..., None].to(tokens.dtype)
    total, number = ((one * mask).sum(dim=1, dtype=torch.float32) for one in (tokens, torch.ones_like(mask)))
    return torch.nn.functional.normalize((total / number.clamp(min=1e-9)).to(tokens.dtype), p=2, dim=-1)
