"""Counts tokens where a model's own tokenizer is not at hand, rather too many than too few."""

import re
from collections.abc import Sequence
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

from index.store.weights import DEFAULT_MODEL, folder_of

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer

_UNKNOWN = "[UNK]"
_DIGIT = re.compile(r"\d")


class Pieces:
    """Counts with the tokenizer of the model that is installed with the project; the model itself is not loaded.

    Other vocabularies cut English much alike. Two things some of them cut much finer: numbers, digit by digit, and what
    the installed one does not know, byte by byte. Both are counted so here, on top of the pieces that they are in.
    """

    def __init__(self) -> None:
        self._opening = Lock()

    def count(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, special tokens left out."""
        with self._opening:
            tokenizer = self._tokenizer
        made = tokenizer.encode_batch(list(texts), add_special_tokens=False)
        return [len(one) + _finer(text, one) for text, one in zip(texts, made, strict=True)]

    @cached_property
    def _tokenizer(self) -> "Tokenizer":
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(folder_of(DEFAULT_MODEL) / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return tokenizer


def _finer(text: str, made: "Encoding") -> int:
    """How many tokens more the finest of other vocabularies may make of a text."""
    spans = zip(made.tokens, made.offsets, strict=True)
    unknown = sum(len(text[start:end].encode()) for token, (start, end) in spans if token == _UNKNOWN)
    return len(_DIGIT.findall(text)) + unknown
