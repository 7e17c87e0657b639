from pathlib import Path

from bot import Bot
from bot.extract.facts import MORE
from index import Index
from tests.bot.extract.test_said import build

OPENS = "The lock at Vell will open at noon this week."
QUESTION = "will the lock at Vell open"


def test_other_sources_stand_behind_the_answer_under_a_heading(index: Index, tmp_path: Path) -> None:
    build(index, tmp_path, {f"s{i}": f"The lock at Vell will open: {reason}." for i, reason in enumerate(REASONS)})
    answer = Bot(index).ask(QUESTION, k=8)
    more = [part for part in answer.parts if part.kind == "more"]
    assert more
    assert len(more) <= MORE
    assert "More on this:" in answer.text
    assert answer.parts[-len(more) :] == tuple(more)
    sources = [part.citations[0].source for part in answer.parts]
    assert len(sources) == len(set(sources))


REASONS = (
    "divers mended its gates",
    "farmers asked for water",
    "tolls bring in silver",
    "boats queue by night",
    "otters left their nest",
    "painters finished early",
)


def test_the_same_words_elsewhere_are_further_marks(index: Index, tmp_path: Path) -> None:
    build(
        index, tmp_path, {"a": f"{OPENS} Bring bread.", "b": f"It snowed for weeks. {OPENS} Nobody slept that night."}
    )
    answer = Bot(index).ask(QUESTION)
    assert [len(part.citations) for part in answer.parts] == [2]
    assert "[1] [2]" in answer.text


def test_no_more_than_were_wanted(index: Index, tmp_path: Path) -> None:
    build(index, tmp_path, {f"s{i}": f"The lock at Vell will open: {reason}." for i, reason in enumerate(REASONS)})
    for k in range(1, 7):
        assert len(Bot(index).ask(QUESTION, k=k).parts) <= k
