from pathlib import Path

import pytest
import tiktoken

from prompts import tokens


@pytest.fixture(autouse=True)
def forget():
    tokens.vocabulary.cache_clear()
    yield
    tokens.vocabulary.cache_clear()


def test_without_a_cached_vocabulary_the_stand_in_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    assert tokens.vocabulary() is None
    assert tokens.counter(lambda text: len(text.split()))("three short words") == 3


def test_a_damaged_vocabulary_is_not_used_and_not_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    file = tokens._cached_file()
    assert file is not None
    file.write_bytes(b"half of it")
    assert tokens.vocabulary() is None
    assert file.read_bytes() == b"half of it"


def test_told_to_keep_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", "")
    assert tokens.vocabulary() is None


def test_a_vocabulary_that_is_there_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    # A real tiktoken encoding over a vocabulary of single bytes and one pair.
    ranks = {bytes([i]): i for i in range(256)} | {b"ab": 256}
    tiny = tiktoken.Encoding("tiny", pat_str=r"\S+|\s+", mergeable_ranks=ranks, special_tokens={"<|end|>": 257})
    monkeypatch.setattr(tokens, "vocabulary", lambda: tiny)
    tokens.vocabulary.cache_clear = lambda: None
    count = tokens.counter(lambda _: -1)
    assert count("abab") == 2
    # What looks like a special token in a source is text.
    assert count("<|end|>") == 7


def test_it_looks_for_what_tiktoken_would_fetch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Address and digest are those that this version of tiktoken has."""
    import tiktoken_ext.openai_public as public

    seen: list[tuple[str, str]] = []
    monkeypatch.setattr(
        public, "load_tiktoken_bpe", lambda address, expected_hash: seen.append((address, expected_hash)) or {}
    )
    public.cl100k_base()
    assert seen == [(tokens._ADDRESS, tokens._DIGEST)]


def test_it_looks_where_tiktoken_looks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What lies at our address is what tiktoken's own reader finds there, with no network."""
    from tiktoken.load import read_file_cached

    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    file = tokens._cached_file()
    assert file is not None
    file.write_bytes(b"kept")
    assert read_file_cached(tokens._ADDRESS) == b"kept"
