from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from index import Index
from index.search import meaning
from index.search.meaning import nearness
from index.store import reading
from index.store.live import View
from index.store.statements import StatementRow
from tests import plainly
from tests.fakes import TokenCountingEmbedder

TEXT = """Anna Voss said that the harbour needs a new crane. It rained. Karl Voss said that nobody will pay for it.

Anna Voss said that bread is dear. Ships wait in the harbour.
"""


@pytest.fixture
def view(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[View]:
    """Of an index with three statements in two passages or more."""
    monkeypatch.setattr(reading, "statements", plainly.statements)
    (tmp_path / "port.md").write_text(TEXT, encoding="utf-8")
    index = Index.open(tmp_path / "store", embedder=TokenCountingEmbedder(window=12))
    index.build([tmp_path / "port.md"])
    with index._live.view() as view:
        yield view
    index.close()


@pytest.fixture
def rows(view: View) -> list[StatementRow]:
    rows = view.snapshot.statements.of_source("port.md")
    assert len(rows) == 3
    assert len({row.passage for row in rows}) > 1
    return rows


def passage_and_own(view: View, row: StatementRow, topic: str) -> tuple[float, float]:
    """The two cosines by their definition: each token of the passage that is of the content adds its signs."""
    embedder = TokenCountingEmbedder()
    vector = embedder.embed_question(topic)
    passage = view.snapshot.words.rows([row.passage or ""])[row.passage or ""]
    (whole,), (tokens,) = embedder.embed_tokens([passage.text])
    (spans,) = embedder.token_spans([passage.text])
    own = [
        np.where(token > 0, 1.0, -1.0)
        for token, (start, end) in zip(tokens, spans, strict=True)
        if row.start <= passage.start + start and passage.start + end <= row.end
    ]
    total = np.sum(own, axis=0)
    return float(whole @ vector), float(total @ vector / np.linalg.norm(total))


@pytest.mark.parametrize("topic", ["the new crane", "dear bread", "ships"])
def test_it_is_the_mean_of_both_cosines(view: View, rows: list[StatementRow], topic: str) -> None:
    expected = [sum(passage_and_own(view, row, topic)) / 2 for row in rows]
    assert nearness(view, TokenCountingEmbedder(), topic, rows) == pytest.approx(expected, abs=1e-3)


def test_each_is_as_near_alone_as_among_others(view: View, rows: list[StatementRow]) -> None:
    embedder = TokenCountingEmbedder()
    together = nearness(view, embedder, "the harbour", rows)
    assert [nearness(view, embedder, "the harbour", [row])[0] for row in rows] == pytest.approx(together, abs=1e-6)
    assert nearness(view, embedder, "the harbour", []) == []


def test_only_the_nearest_passages_are_looked_at(
    view: View, rows: list[StatementRow], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meaning, "_PASSAGES", 1)
    found = nearness(view, TokenCountingEmbedder(), "dear bread", rows)
    nearest = max(rows, key=lambda row: passage_and_own(view, row, "dear bread")[0]).passage
    assert [bool(how) for how in found] == [row.passage == nearest for row in rows]


class Untold(TokenCountingEmbedder):
    """One whose tokenizer does not tell where tokens stand."""

    def token_spans(self, texts: list[str]) -> list[list[tuple[int, int]]]:
        return [[] for _ in texts]


def test_where_tokens_stand_nowhere_the_passage_counts_alone(view: View, rows: list[StatementRow]) -> None:
    expected = [passage_and_own(view, row, "the crane")[0] / 2 for row in rows]
    assert nearness(view, Untold(), "the crane", rows) == pytest.approx(expected, abs=1e-3)
