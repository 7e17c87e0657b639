"""Where an embedding service is."""

import pytest

from index.errors import QuestionError
from index.store.service import EmbeddingService, told_service


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:8080",
        "http://127.0.0.1:8080/",
        "http://127.0.0.1:8080/v1",
        "http://127.0.0.1:8080/v1/",
        "http://127.0.0.1:8080/v1/embeddings",
        "http://ann:secret@127.0.0.1:8080/v1",
    ],
)
def test_an_address_may_end_as_any_client_wants_it(url: str) -> None:
    assert EmbeddingService(url).base == "http://127.0.0.1:8080/v1"
    assert EmbeddingService(url).root == "http://127.0.0.1:8080"


def test_an_address_may_have_a_path() -> None:
    service = EmbeddingService("https://example.org/models/v1")
    assert (service.base, service.root) == ("https://example.org/models/v1", "https://example.org/models")
    assert EmbeddingService("http://example.org/v3/").base == "http://example.org/v3"
    assert EmbeddingService("http://example.org/embeddings").base == "http://example.org"


@pytest.mark.parametrize(
    "url",
    ["", "127.0.0.1:8080", "ftp://example.org", "http://", "http://x:99999", "http://[::1", "http://a b", "http://ä"],
)
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(QuestionError):
        EmbeddingService(url)


def test_what_a_service_cannot_be_told() -> None:
    with pytest.raises(QuestionError) as caught:
        EmbeddingService("http://x", "sk-\nsecret")
    assert "secret" not in str(caught.value)
    with pytest.raises(QuestionError):
        EmbeddingService("http://x", window=10)


def test_nothing_secret_is_shown() -> None:
    service = EmbeddingService("http://ann:secret@example.org/v1", "sk-secret")
    assert "secret" not in repr(service)
    assert service.place == "example.org/v1"
    assert service.login == ("ann", "secret")


def test_the_environment_tells_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told_service() is None
    monkeypatch.setenv("ONRECORD_EMBEDDER", "http://env")
    monkeypatch.setenv("ONRECORD_EMBEDDER_KEY", "sk-1")
    monkeypatch.setenv("ONRECORD_EMBEDDER_WINDOW", "512")
    assert told_service() == EmbeddingService("http://env", "sk-1", 512)
    assert told_service("http://given") == EmbeddingService("http://given", "sk-1", 512)
    monkeypatch.setenv("ONRECORD_EMBEDDER_WINDOW", "many")
    with pytest.raises(QuestionError, match="many"):
        told_service()
