"""Which model a store is asked with, where a service of the network has it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index import EmbeddingService, Index
from index.errors import ModelError, StoreMismatch
from tests.fakes import CountingEmbedder
from tests.services import Service, served


@pytest.fixture
def service() -> Iterator[Service]:
    with served() as service:
        service.models = ["words", "others"]
        yield service


def built(place: Path | str, folder: Path, service: Service) -> None:
    index = Index.open(place, model="words", embedder=service.here)
    index.build([folder])
    index.close()


def asked(index: Index) -> list[str]:
    try:
        return [passage.source for passage in index.retrieve("red apples")]
    finally:
        index.close()


def test_a_store_remembers_the_name_of_its_model_and_a_service_may_move(place: Path | str, folder: Path) -> None:
    with served() as first:
        built(place, folder, first)
    with served() as second:
        assert asked(Index.open(place, embedder=second.here))[0] == "apples.txt"
        assert {body["model"] for body in second.asked} == {"words"}
        again = Index.open(place, embedder=second.here)
        assert again.build().embedded == 0
        again.close()


def test_answers_are_those_of_the_same_model_here(
    tmp_path: Path, place: Path | str, folder: Path, service: Service
) -> None:
    built(place, folder, service)
    local = Index.open(tmp_path / "local", embedder=CountingEmbedder(window=int(0.8 * 256) - 2))
    local.build([folder])
    assert asked(Index.open(place, embedder=service.here)) == asked(local)


def test_without_its_address_no_other_model_takes_its_place(
    place: Path | str, folder: Path, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(place, folder, service)

    def load(name: str | None) -> None:
        raise AssertionError(name)

    monkeypatch.setattr("index.store.choice.load_embedder", load)
    alone = Index.open(place)
    for ask in (alone.build, alone.repair, alone.embedder, alone.warm, lambda: alone.retrieve("apples")):
        with pytest.raises(ModelError, match="words of an embedding service") as caught:
            ask()
        assert "--embedder" in caught.value.hint
    assert alone.document("apples.txt").text
    assert alone.statements("Anna")
    alone.close()


def test_another_model_does_not_fit(place: Path | str, folder: Path, service: Service) -> None:
    built(place, folder, service)
    other = Index.open(place, model="others", embedder=service.here)
    with pytest.raises(
        StoreMismatch, match="words of an embedding service, not with others of an embedding service"
    ) as caught:
        other.retrieve("apples")
    assert "--embedder" in caught.value.hint
    with pytest.raises(StoreMismatch):
        other.build([folder])
    other.build([folder], fresh=True)
    assert asked(Index.open(place, embedder=service.here))[0] == "apples.txt"
    other.close()


def test_a_store_of_this_machine_is_not_asked_with_a_service(
    place: Path | str, folder: Path, service: Service, index: Index
) -> None:
    index.build([folder])
    other = Index.open(place, embedder=service.here)
    with pytest.raises(StoreMismatch, match="counting-1, not with a model of an embedding service") as caught:
        other.retrieve("apples")
    assert "Leave --model and --embedder off" in caught.value.hint
    assert service.paths == []


def test_a_first_build_wants_the_name_of_the_model(place: Path | str, folder: Path, service: Service) -> None:
    with pytest.raises(ModelError, match="which model") as caught:
        Index.open(place, embedder=service.here).build([folder])
    assert "--model" in caught.value.hint


def test_a_build_that_loses_its_service_goes_on_when_that_is_back(
    place: Path | str, folder: Path, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.store.line._FIRST", 0.0)
    monkeypatch.setattr("index.store.line._LONGEST", 0.0)
    for number in range(120):
        (folder / f"{number}.txt").write_text(f"Nobody saw boat number {number} sink. {'It rained. ' * 12}")
    index = Index.open(place, model="words", embedder=service.here)
    assert index.embedder().fingerprint
    embed = service.embed
    service.tricks.extend([embed] * 6)
    service.tricks.extend([lambda handler, body: setattr(handler, "close_connection", True)] * 99)
    with pytest.raises(ModelError):
        index.build([folder])
    service.tricks.clear()
    there = len(service.embedded)
    report = index.build([folder])
    assert 0 < report.embedded < report.passages
    assert len(service.embedded) == there + report.embedded
    index.close()


def test_the_default_store_asks_the_service_of_the_environment(
    place: Path | str, folder: Path, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    from index import retrieve

    built(place, folder, service)
    monkeypatch.setenv("ONRECORD_STORE", str(place))
    with pytest.raises(ModelError):
        retrieve("red apples")
    monkeypatch.setenv("ONRECORD_EMBEDDER", service.address)
    assert retrieve("red apples")[0].source == "apples.txt"


def test_an_address_is_looked_at_at_once() -> None:
    from index.errors import QuestionError

    with pytest.raises(QuestionError):
        EmbeddingService("nowhere")


def test_two_models_of_one_name_are_told_apart(place: Path | str, folder: Path) -> None:
    index = Index.open(place, embedder=CountingEmbedder("mine:1"))
    index.build([folder])
    index.close()
    other = Index.open(place, embedder=CountingEmbedder("mine:2"))
    with pytest.raises(StoreMismatch, match="the index was built with other weights of mine"):
        other.retrieve("apples")
    other.close()
