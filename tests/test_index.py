"""The facade, on the project's own sources and the real model."""

import threading
from pathlib import Path

import pytest

import index as package
from index import Index
from index.errors import QuestionError, StoreMissing, UnknownSource
from tests.conftest import SOURCES


def test_passages_are_slices_of_their_documents(real: Index) -> None:
    for question in ("what did Peskov say", "how many prisoners", "grain prices", "Lucerne", "sanctions on gas"):
        for passage in real.retrieve(question, 20):
            assert real.document(passage.source).text[passage.start : passage.end] == passage.text
            assert real.passage_at(passage.source, passage.start) == (passage.start, passage.end)


def test_a_passage_says_where_it_stands(real: Index) -> None:
    first = real.retrieve("Peskov regrettable position")[0]
    assert first.cite == "Kremlin regrets refusal, § Reaction, 2025-03-02"
    assert real.retrieve("lists drawn up by category and not by rank")[0].location == "p. 2, § How the lists were made"


def test_every_source_is_listed(real: Index) -> None:
    assert [source.source for source in real.sources()] == sorted(path.name for path in SOURCES.iterdir())
    assert sum(source.passages for source in real.sources()) == real.check()


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        ({"publisher": "Harbour Dispatch"}, lambda p: p.publisher == "Harbour Dispatch"),
        ({"since": "2025-03-01", "until": "2025-03-31"}, lambda p: p.published.startswith("2025-03")),
        ({"source": "*.html"}, lambda p: p.source.endswith(".html")),
        ({"speaker": "Umerov"}, lambda p: "Umerov" in p.text),
        ({"speaker": "Zelensky", "publisher": "Meridian Brief"}, lambda p: "Zelensk" in p.text),
    ],
)
def test_filters_give_just_what_passes_them(real: Index, filters: dict[str, str], wanted) -> None:
    found = real.retrieve("talks and prisoners", 50, **filters)
    everything = [passage for passage in real.retrieve("talks and prisoners", 50) if wanted(passage)]
    assert found
    assert all(wanted(passage) for passage in found)
    assert len(found) >= min(len(everything), 2)


def test_filters_that_nothing_passes(real: Index) -> None:
    assert real.retrieve("talks", publisher="Nobody") == []


@pytest.mark.parametrize(("question", "k"), [("", 5), ("  ", 5), ("what", 0)])
def test_no_question_is_told(real: Index, question: str, k: int) -> None:
    with pytest.raises(QuestionError) as caught:
        real.retrieve(question, k)
    assert caught.value.hint


def test_unknown_source(real: Index) -> None:
    with pytest.raises(UnknownSource):
        real.document("nothing.txt")
    assert real.passage_at("nothing.txt", 0) is None


def test_unknown_words(real: Index) -> None:
    assert real.unknown(["Peskov", "Australia", "Zelenskii"]) == ["Australia"]
    assert real.weights([]) == {}


def test_no_store(tmp_path: Path) -> None:
    index = Index.open(tmp_path / "none")
    assert not index.exists
    with pytest.raises(StoreMissing) as caught:
        index.retrieve("anything")
    assert "onrecord build" in caught.value.hint
    assert not (tmp_path / "none").exists()


def test_retrieve_reads_the_default_store(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_STORE", str(store))
    assert "regrettable" in " ".join(passage.text for passage in package.retrieve("what did Peskov say", k=5))
    assert package.retrieve("what did Peskov say", publisher="Harbour Dispatch")[0].publisher == "Harbour Dispatch"


def test_many_threads_at_once(store: Path) -> None:
    index = Index.open(store)
    expected = [passage.id for passage in index.retrieve("what did Peskov say")]
    found: list[list[str]] = []

    def ask() -> None:
        found.extend([passage.id for passage in index.retrieve("what did Peskov say")] for _ in range(5))

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 30
    index.close()


def test_closed_is_opened_again(store: Path) -> None:
    index = Index.open(store)
    index.warm()
    index.close()
    assert index.retrieve("Peskov")
    index.close()
