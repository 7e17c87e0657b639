from collections.abc import Iterator

import numpy as np
import pytest

from index import Index
from index.search import meaning
from index.search.confidence import weigh
from index.search.meaning import nearness
from index.search.query import understand
from index.search.rerank import FULL, late_interaction, weighted
from index.store import reading
from index.store.encoded import signs
from index.store.live import View
from index.store.statements import StatementRow
from tests import plainly
from tests.conftest import NewPlace
from tests.fakes import TokenCountingEmbedder

TEXT = """Anna Voss said that the harbour needs a new crane. It rained. Karl Voss said that nobody will pay for it.

Anna Voss said that bread is dear. Ships wait in the harbour.
"""


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory, new_place: NewPlace) -> Iterator[Index]:
    """An index with three statements in two passages or more."""
    folder = tmp_path_factory.mktemp("port")
    (folder / "port.md").write_text(TEXT, encoding="utf-8")
    index = Index.open(new_place(), embedder=TokenCountingEmbedder(window=12))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "statements", plainly.statements)
        index.build([folder / "port.md"])
    yield index
    index.close()


@pytest.fixture
def view(port: Index) -> Iterator[View]:
    with port._live.view() as view:
        yield view


@pytest.fixture
def rows(view: View) -> list[StatementRow]:
    rows = view.snapshot.statements.of_source("port.md")
    assert len(rows) == 3
    assert len({row.passage for row in rows}) > 1
    return rows


def near(view: View, embedder: TokenCountingEmbedder, topic: str, rows: list[StatementRow]) -> list[float]:
    asked = understand(topic)
    return nearness(view, embedder, asked, weigh(asked.terms, view.snapshot.words), rows)


def parts(view: View, row: StatementRow, topic: str) -> tuple[float, float, float]:
    """The three similarities by their definition: each token of the passage that is of the content adds its signs."""
    embedder, asked = TokenCountingEmbedder(), understand(topic)
    vector, vectors, places = embedder.embed_question_tokens(asked.text)
    passage = view.snapshot.words.rows([row.passage or ""])[row.passage or ""]
    (whole,), (tokens,) = embedder.embed_tokens([passage.text])
    (spans,) = embedder.token_spans([passage.text])
    own = np.array(
        [
            token
            for token, (start, end) in zip(tokens, spans, strict=True)
            if row.start <= passage.start + start and passage.start + end <= row.end
        ]
    )
    total = np.where(own > 0, 1.0, -1.0).sum(axis=0)
    topic_tokens = weighted(asked, vectors, places, weigh(asked.terms, view.snapshot.words))
    (met,) = late_interaction(topic_tokens, [signs(own)])
    return float(whole @ vector), float(total @ vector / np.linalg.norm(total)), met / FULL


@pytest.mark.parametrize("topic", ["the new crane", "dear bread", "ships"])
def test_it_is_the_mean_of_three(view: View, rows: list[StatementRow], topic: str) -> None:
    expected = [sum(parts(view, row, topic)) / 3 for row in rows]
    assert near(view, TokenCountingEmbedder(), topic, rows) == pytest.approx(expected, abs=1e-3)


def test_each_is_as_near_alone_as_among_others(view: View, rows: list[StatementRow]) -> None:
    embedder = TokenCountingEmbedder()
    together = near(view, embedder, "the harbour", rows)
    assert [near(view, embedder, "the harbour", [row])[0] for row in rows] == pytest.approx(together, abs=1e-6)
    assert near(view, embedder, "the harbour", []) == []


def test_only_the_nearest_passages_are_looked_at(
    view: View, rows: list[StatementRow], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meaning, "_PASSAGES", 1)
    found = near(view, TokenCountingEmbedder(), "dear bread", rows)
    nearest = max(rows, key=lambda row: parts(view, row, "dear bread")[0]).passage
    assert [bool(how) for how in found] == [row.passage == nearest for row in rows]


class Untold(TokenCountingEmbedder):
    """One whose tokenizer does not tell where tokens stand."""

    def token_spans(self, texts: list[str]) -> list[list[tuple[int, int]]]:
        return [[] for _ in texts]


def test_where_tokens_stand_nowhere_the_passage_counts_alone(view: View, rows: list[StatementRow]) -> None:
    expected = [parts(view, row, "the crane")[0] / 3 for row in rows]
    assert near(view, Untold(), "the crane", rows) == pytest.approx(expected, abs=1e-3)
