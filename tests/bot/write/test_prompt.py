import pytest

from bot.types import Turn
from bot.write.prompt import SILENT, prompt
from tests.bot.write.made import item

ITEMS = [item(f"Words of source {number}. " * 20, number, title=f"Title {number}") for number in range(1, 9)]
HISTORY = [Turn("user", "who is Hale?"), Turn("assistant", "Hale is a pilot. [1] [2]"), Turn("user", "x " * 500)]


def count(text: str) -> int:
    return len(text.split())


def test_sources_stand_between_fences_and_the_question_behind_them() -> None:
    told = prompt("Who sails?", (), ITEMS[:2], 3000, count)
    fence = told.user.split("\n")[0]
    _, sources, behind = told.user.split(fence)
    assert sources.startswith("\nSource 1: Title 1\nWords of source 1.")
    assert "Source 2: Title 2" in sources
    assert behind.strip() == "The question: Who sails?"
    assert fence in told.system
    assert SILENT in told.system


@pytest.mark.parametrize("budget", [300, 400, 700, 3000])
def test_the_budget_is_kept(budget: int) -> None:
    told = prompt("Who sails?", HISTORY, ITEMS, budget, count)
    assert count(told.system) + count(told.user) <= budget
    assert told.items == tuple(ITEMS[: len(told.items)])
    assert f"Source {len(told.items) + 1}:" not in told.user


def test_where_there_is_no_room_there_are_no_items() -> None:
    assert prompt("Who sails?", HISTORY, ITEMS, 10, count).items == ()


def test_the_last_turns_are_told_without_their_marks() -> None:
    told = prompt("Who sails?", HISTORY[:2], ITEMS[:1], 3000, count)
    assert "user: who is Hale?\nassistant: Hale is a pilot.\n" in told.user
    assert told.user.count(told.user.split("\n")[0]) == 4
    assert "Said before" not in prompt("Who sails?", HISTORY, ITEMS[:1], 500, count).user


def test_a_fence_is_made_anew_each_time() -> None:
    assert len({prompt("q", (), ITEMS[:1], 3000, count).user.split("\n")[0] for _ in range(9)}) == 9


def test_a_dollar_in_a_source_is_text() -> None:
    assert "$fence costs $5" in prompt("q", (), [item("$fence costs $5")], 3000, count).user
