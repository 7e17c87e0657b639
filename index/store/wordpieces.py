"""The tokenizer of the installed model: as much of one of transformers as is asked of it here."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tokenizers import Encoding

Rows = list[list[int]]


class WordPieces:
    """Cuts texts into pieces of words.

    Args:
        file: the tokenizer, as the library tokenizers writes one.
        longest: pieces that the model reads of a text, special ones included.
    """

    is_fast = True

    def __init__(self, file: Path, longest: int) -> None:
        from tokenizers import Tokenizer

        # Two, as each keeps in itself whether it cuts.
        self._whole, self._cut = (Tokenizer.from_file(str(file)) for _ in range(2))
        for one in (self._whole, self._cut):
            one.no_padding()
            one.no_truncation()
        self._cut.enable_truncation(longest)
        self.all_special_ids = [id_ for id_, one in self._whole.get_added_tokens_decoder().items() if one.special]

    def __len__(self) -> int:
        return int(self._whole.get_vocab_size())

    def __call__(
        self,
        text: str | list[str],
        *,
        add_special_tokens: bool = True,
        truncation: bool = False,
        **_: Any,  # noqa: ANN401  (what else transformers is told)
    ) -> dict[str, Any]:
        """The ids of the pieces of a text, or of several, and where they stand."""
        if isinstance(text, str):
            return {name: one[0] for name, one in self([text], truncation=truncation).items()}
        made = self._encoded(text, truncation=truncation, special=add_special_tokens)
        return {"input_ids": [one.ids for one in made], "offset_mapping": [one.offsets for one in made]}

    def padded(self, texts: list[str], step: int) -> tuple[Rows, Rows]:
        """The ids of texts that the model reads, all as many as the longest has and a multiple of `step`; and a mask,
        which is 0 where one only fills up.
        """
        rows = [one.ids for one in self._encoded(texts, truncation=True)]
        length = -(-max(map(len, rows)) // step) * step
        fill = [[0] * (length - len(row)) for row in rows]
        return (
            [row + more for row, more in zip(rows, fill, strict=True)],
            [[1] * len(row) + more for row, more in zip(rows, fill, strict=True)],
        )

    def convert_ids_to_tokens(self, ids: Iterable[int]) -> list[str]:
        """The pieces of these ids."""
        return [str(self._whole.id_to_token(id_)) for id_ in ids]

    def tokenize(self, text: str) -> list[str]:
        """The pieces of a text."""
        (made,) = self._encoded([text], special=False)
        return list(made.tokens)

    def _encoded(self, texts: Sequence[str], *, truncation: bool = False, special: bool = True) -> "list[Encoding]":
        tokenizer = self._cut if truncation else self._whole
        return list(tokenizer.encode_batch(list(texts), add_special_tokens=special))
