"""What a build embeds, and what it takes over instead."""

from pathlib import Path

import numpy as np
import pytest

from index.store import encode as module
from index.store.columns import Columns, write
from index.store.computed import Computed
from index.store.encode import Encoder
from index.store.encoded import signs
from index.store.row import Row
from tests.fakes import CountingEmbedder, TokenCountingEmbedder


def texts(*words: str) -> dict[str, str]:
    """By a wording that is as long as one is."""
    return {f"{word.split()[0]:_<24}": word for word in words}


@pytest.fixture
def computed(tmp_path: Path) -> Computed:
    return Computed(tmp_path / "computed", "m:1")


def test_each_wording_has_its_vector_and_signs(computed: Computed) -> None:
    embedder = TokenCountingEmbedder()
    asked = texts("apples fell", "boats sank at noon", "that was it")
    made = Encoder(embedder, computed, None).encode(asked)
    assert made.keys() == asked.keys()
    for wording, text in asked.items():
        (vector,), (tokens,) = TokenCountingEmbedder().embed_tokens([text])
        assert np.array_equal(made[wording].vector, vector)
        assert np.array_equal(made[wording].signs, signs(tokens))
    assert sorted(len(one.signs) for one in made.values()) == [0, 2, 4]


def test_without_tokens_there_are_no_signs(computed: Computed) -> None:
    (one,) = Encoder(CountingEmbedder(), computed, None).encode(texts("apples fell")).values()
    assert one.signs.shape == (0, 4)
    assert np.array_equal(one.vector, CountingEmbedder().embed(["apples fell"])[0])


def test_what_is_known_is_taken_over(computed: Computed, tmp_path: Path) -> None:
    rows = [Row(f"{wording}{0:016d}", "s", 0, 1, "", text) for wording, text in texts("apples fell").items()]
    made = Encoder(TokenCountingEmbedder(), computed, None).encode(texts("apples fell"))
    write(tmp_path / "a", rows, made, [{}] * len(rows))
    computed.remove()
    Encoder(TokenCountingEmbedder(), computed, None).encode(texts("boats sank"))
    embedder = TokenCountingEmbedder()
    encoder = Encoder(embedder, computed, Columns(tmp_path))
    made = encoder.encode(texts("apples fell", "boats sank", "clouds came"))
    assert embedder.embedded == ["clouds came"]
    assert encoder.embedded == 1
    assert [len(one.signs) for one in made.values()] == [2, 2, 2]
    encoder.encode(texts("apples fell", "boats sank", "clouds came"))
    assert embedder.embedded == ["clouds came"]


def test_batches_are_of_like_length_and_each_is_told_and_kept(
    computed: Computed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_BATCH", 2)
    asked = texts(*(f"{letter} {'word ' * i}" for i, letter in enumerate("abcde")))
    told: list[float] = []

    class Dies(TokenCountingEmbedder):
        def embed(self, texts):
            if len(self.embedded) == 4:
                raise KeyboardInterrupt
            return super().embed(texts)

    embedder = Dies()
    with pytest.raises(KeyboardInterrupt):
        Encoder(embedder, computed, None).encode(asked, lambda what, share: told.append(share))
    assert told == [0, 0.4, 0.8]
    assert embedder.embedded == sorted(asked.values(), key=len, reverse=True)[:4]
    assert len(computed.find(asked)) == 4


def test_nothing_to_encode(computed: Computed) -> None:
    embedder = TokenCountingEmbedder()
    assert Encoder(embedder, computed, None).encode({}) == {}
    assert embedder.embedded == []
