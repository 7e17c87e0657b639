"""Addresses of shared stores."""

from pathlib import Path

import pytest

from index.errors import StoreError
from index.store import Store, open_store
from index.store.shared.address import Address, is_address, parse
from index.store.shared.cache import cache_of
from index.store.shared.store import SharedStore


@pytest.mark.parametrize(
    ("told", "address", "shown"),
    [
        ("http://127.0.0.1:8000", Address("127.0.0.1", 8000, secure=False), "http://127.0.0.1:8000/onrecord"),
        ("http://host/news/", Address("host", 8000, secure=False, name="news"), "http://host:8000/news"),
        ("https://host", Address("host", 443, secure=True), "https://host:443/onrecord"),
        ("http://[::1]:9/a", Address("::1", 9, secure=False, name="a"), "http://[::1]:9/a"),
        (
            "https://ann:p%40ss@host:1/n",
            Address("host", 1, secure=True, name="n", login="ann:p@ss"),
            "https://host:1/n",
        ),
        ("cloud", Address("api.trychroma.com", 443, secure=True, cloud=True), "cloud/onrecord"),
        ("cloud/news", Address("api.trychroma.com", 443, secure=True, name="news", cloud=True), "cloud/news"),
    ],
)
def test_an_address_tells_where_and_which(told: str, address: Address, shown: str) -> None:
    assert is_address(told)
    assert parse(told) == address
    assert str(address) == shown
    assert "p@ss" not in repr(address)


@pytest.mark.parametrize(
    "wrong",
    [
        "ftp://host",
        "http://",
        "http://host:x",
        "http://host:99999",
        "http://host/a/b",
        "http://host/..",
        "http://host/a?b",
        "cloud/ä",
        "cloud/a.b",
        "http://[::",
        "http://ann:secret@host/a/b",
        "ftp://ann:secret@host",
        f"cloud/{'a' * 49}",
    ],
)
def test_what_is_no_address_is_told_without_a_password(wrong: str) -> None:
    with pytest.raises(StoreError) as caught:
        parse(wrong)
    assert caught.value.hint
    assert "secret" not in f"{caught.value} {caught.value.hint}"


def test_the_form_of_an_address_picks_the_kind_of_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path))
    assert isinstance(open_store(tmp_path / "cloud"), Store)
    assert isinstance(open_store("./cloud"), Store)
    for address in ("cloud", "http://127.0.0.1:1"):
        assert isinstance(open_store(address), SharedStore)
    assert list(tmp_path.iterdir()) == []  # Nothing is written before it is needed.


def test_each_index_has_a_cache_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path))
    monkeypatch.setenv("CHROMA_TENANT", "one")
    told = ("http://h", "http://h/n", "https://h", "cloud", "http://ann:secret@h")
    paths = [cache_of(parse(one)).path for one in told]
    monkeypatch.setenv("CHROMA_TENANT", "other")
    paths.append(cache_of(parse("cloud")).path)
    assert len(set(paths)) == 5
    assert paths[0] == paths[4]  # Whoever asks, it is the same index.
    assert all(path.parent == tmp_path for path in paths)
    assert cache_of(parse("http://h/n")).path == paths[1]
