"""The facade, on the project's own sources and the real model."""

import threading
from itertools import product
from pathlib import Path

import pytest

import index as package
from index import Index
from index.errors import QuestionError, StoreMismatch, StoreMissing, UnknownSource
from index.split.cues import speaking
from tests.conftest import SOURCES
from tests.fakes import CountingEmbedder, TokenCountingEmbedder


def test_passages_are_slices_of_their_documents(real: Index) -> None:
    for question in ("what did Peskov say", "how many prisoners", "grain prices", "Lucerne", "sanctions on gas"):
        for passage in real.retrieve(question, 20):
            assert real.document(passage.source).text[passage.start : passage.end] == passage.text
            assert real.passage_at(passage.source, passage.start) == (passage.start, passage.end)
            assert passage.source not in passage.also_in


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
        ({"speaker": "Umerov"}, lambda p: speaking("Umerov", p.text) > 0),
        (
            {"speaker": "Zelensky", "publisher": "Meridian Brief"},
            lambda p: speaking("Zelensky", p.text) > 0 and p.publisher == "Meridian Brief",
        ),
    ],
)
def test_filters_give_just_the_sources_that_pass_them(real: Index, filters: dict[str, str], wanted) -> None:
    everything = {
        passage.id: passage for question in ("talks", "x", "Peskov") for passage in real.retrieve(question, 1000)
    }
    passing = {passage.source for passage in everything.values() if wanted(passage)}
    found = real.retrieve("talks and prisoners", 1000, **filters)
    assert found
    assert all(wanted(passage) for passage in found)
    assert {source for passage in found for source in (passage.source, *passage.also_in)} >= passing


def test_a_speaker_is_found_however_many_passages_there_are(tmp_path: Path, place: Path | str) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for i in range(260):
        (texts / f"{i}.txt").write_text(f"Alpha{i} talks beta{i} talks gamma{i} talks delta{i}.", encoding="utf-8")
    (texts / "umerov.txt").write_text("It was raining when Umerov said that lunch was late.", encoding="utf-8")
    index = Index.open(place, embedder=CountingEmbedder())
    index.build([texts])
    assert [passage.source for passage in index.retrieve("talks", speaker="Umerov")] == ["umerov.txt"]
    assert len(index.retrieve("talks", 5, speaker=" ")) == 5
    index.close()


def test_ranked_once_more_or_not_the_same_passages_are_found(real: Index) -> None:
    for question in ("how many prisoners will be exchanged?", "why did the harbour reject the gas"):
        found = {rerank: real.retrieve(question, 1000, rerank=rerank) for rerank in (True, False)}
        sources = [{name for p in some for name in (p.source, *p.also_in)} for some in found.values()]
        assert sources[0] == sources[1]
        assert [p.id for p in found[True]] != [p.id for p in found[False]]
        for some in found.values():
            scores = [passage.score for passage in some]
            assert scores == sorted(scores, reverse=True)
            assert all(score <= 1 for score in scores)


def test_filters_together_give_what_passes_all_of_them(tmp_path: Path, place: Path | str) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    told = list(
        product(("Harbour", "HARBOUR", "Meridian", None), ("2024-12-31", "2025-03-01", None), "Anna Boris".split())
    )
    for i, (publisher, published, speaker) in enumerate(told):
        head = "".join(f"{name}: {value}\n" for name, value in (("publisher", publisher), ("date", published)) if value)
        body = f"{speaker} said that the talks of round {i} failed."
        (texts / f"{i:02}.md").write_text(f"---\ntitle: Talks {i}\n{head}---\n\n{body}", encoding="utf-8")
    index = Index.open(place, embedder=TokenCountingEmbedder())
    index.build([texts])
    asked = product(
        (None, "harbour", "meridian"), (None, "2025"), (None, "2024", "2025-03-01"), (None, "Boris"), (None, "1*")
    )
    for publisher, since, until, speaker, source in asked:
        wanted = {
            f"{i:02}.md"
            for i, (by, day, who) in enumerate(told)
            if (publisher is None or (by or "").lower() == publisher)
            and (since is None or (day or "") >= "2025")
            and (until is None or (day is not None and day <= {"2024": "2024-12-31"}.get(until, until)))
            and speaker in {None, who}
            and (source is None or 10 <= i < 20)
        }
        found = index.retrieve(
            "talks", 100, publisher=publisher, since=since, until=until, speaker=speaker, source=source
        )
        assert {name for p in found for name in (p.source, *p.also_in)} == wanted
    index.close()


def test_k_passages_come_wherever_k_exist(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for i in range(500):
        (texts / f"{i}.txt").write_text(f"Word{i} alone stands here in line{i}.", encoding="utf-8")
    index = Index.open(tmp_path / "store", embedder=CountingEmbedder())
    index.build([texts])
    assert len(index.retrieve("word7 alone", 450)) == 450
    index.close()


@pytest.mark.folder
def test_a_running_reader_follows_a_store_laid_anew_with_another_model(store: Path, tmp_path: Path) -> None:
    import shutil

    from index.store.embed import LocalEmbedder

    shutil.copytree(LocalEmbedder()._folder, tmp_path / "model")
    reader = Index.open(tmp_path / "store")
    reader.build([SOURCES / "kremlin.html"])
    assert reader.retrieve("Peskov")
    Index.open(tmp_path / "store", model=str(tmp_path / "model")).build([SOURCES / "kremlin.html"], fresh=True)
    assert reader.retrieve("Peskov")
    reader.close()


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
    real = Index.open(store)
    for rerank in (True, False):
        assert package.retrieve("prisoners", 9, rerank=rerank) == real.retrieve("prisoners", 9, rerank=rerank)
    real.close()


def test_many_threads_at_once(store: Path) -> None:
    other = Index.open(store)
    expected = [passage.id for passage in other.retrieve("what did Peskov say")]
    other.close()
    # Nothing is open or loaded yet when they start.
    index = Index.open(store)
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


def test_an_embedder_that_was_given_is_never_changed_for_another(store: Path) -> None:
    index = Index.open(store, embedder=CountingEmbedder())
    with pytest.raises(StoreMismatch):
        index.retrieve("Peskov")
    index.close()


def test_closed_is_opened_again(store: Path) -> None:
    index = Index.open(store)
    index.warm()
    index.close()
    assert index.retrieve("Peskov")
    index.close()
