from pathlib import Path

from bot import Turn
from bot.talk.recent import recent
from index import Index

TURNS = [Turn("user", f"question {number} " + "word " * 10) for number in range(20)]


def words(text: str) -> int:
    return len(text.split())


def test_the_last_turns_that_fit_are_kept() -> None:
    kept = recent(TURNS, words, most=50)
    assert kept == TURNS[-4:]
    assert sum(words(turn.text) for turn in kept) <= 50
    assert recent(TURNS, words, most=12) == TURNS[-1:]
    assert list(recent(TURNS, words, most=3)) == []


def test_nothing_is_counted_where_all_fits() -> None:
    def never(text: str) -> int:
        raise AssertionError(text)

    assert recent(TURNS[:3], never) == TURNS[:3]
    assert list(recent([], never)) == []


def test_the_embedder_may_count(index: Index, folder: Path) -> None:
    index.build([folder])
    assert recent(TURNS, index.tokens, most=50) == TURNS[-4:]
