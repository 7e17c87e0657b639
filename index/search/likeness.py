"""How like a question a passage is, as a whole, in one stretch and word by word: by the vectors of its tokens.

So other words of the same meaning are like too.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.search.meaning import cosine
from index.search.query import Question
from index.search.rerank import WORD, similarities
from index.store.live import View
from index.store.row import serial
from index.types import Passage, Span, TokenEmbedder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from index.types import Vectors


@dataclass(frozen=True, slots=True)
class Likeness:
    """Similarities to a question, each in -1..1.

    Attributes:
        passage: of the passage's vector.
        stretch: of the mean of the stretch's own tokens.
        words: for each word of the question, by where it stands there, of the most similar token in the stretch.
    """

    passage: float
    stretch: float
    words: dict[Span, float]


def likeness(view: View, embedder: TokenEmbedder, question: Question, passage: Passage, stretch: Span) -> Likeness:
    """How like a question a passage is, and a stretch of it.

    Args:
        view: of the snapshot that holds the passage.
        embedder: that it was built with.
        question: what is asked.
        passage: that was found.
        stretch: start and end in characters of the passage's text.
    """
    columns = view.snapshot.columns
    number = columns.numbers([serial(passage.id)])
    vector, vectors, spans = embedder.embed_question_tokens(question.text)
    own = _tokens_in(stretch, columns.signs(number)[0], embedder.token_spans([passage.text])[0])
    return Likeness(
        passage=float(columns.cosines(vector, number)[0]),
        stretch=cosine(own, vector),
        words=_of_words(question.text, spans, _best(vectors, own)),
    )


def _tokens_in(stretch: Span, signs: "NDArray[np.uint8]", spans: list[Span]) -> "NDArray[np.uint8]":
    """The signs of those tokens of a passage that stand in a stretch; none where the tokenizer does not tell."""
    start, end = stretch
    if len(spans) != len(signs):
        return signs[:0]
    return signs[[i for i, (a, b) in enumerate(spans) if start <= a and b <= end]]


def _best(vectors: "Vectors", signs: "NDArray[np.uint8]") -> list[float]:
    """For each token of a question the similarity of the most similar of some tokens; 0 where there are none."""
    import numpy as np

    if not len(signs):
        return [0.0] * len(vectors)
    found: list[float] = (
        similarities(vectors, np.unpackbits(signs, axis=1, count=vectors.shape[1])).max(axis=1).tolist()
    )
    return found


def _of_words(text: str, spans: list[Span], met: list[float]) -> dict[Span, float]:
    """For each word the mean of its tokens."""
    found = {}
    for word in WORD.finditer(text):
        own = [how for (a, b), how in zip(spans, met, strict=True) if word.start() <= a < b <= word.end()]
        if own:
            found[word.span()] = sum(own) / len(own)
    return found
