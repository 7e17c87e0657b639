import json
from pathlib import Path

import pytest

from bot import Bot
from index import Index
from tests.bot.extract.test_said import build
from tests.eval.differ import PAIRS, told

LINES = [json.loads(line) for line in PAIRS.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("pair", [one for one in LINES if not one["differ"]], ids=lambda pair: pair["other"])
def test_what_may_both_be_right_is_not_told_to_differ(pair: dict[str, str]) -> None:
    assert not told(pair)


def test_most_that_differ_are_found() -> None:
    differing = [one for one in LINES if one["differ"]]
    assert sum(map(told, differing)) > len(differing) / 2


TOLLS = {
    "a": "An exchange of 900 letters was agreed by the two towns.",
    "b": "The two towns agreed an exchange of 1,400 letters.",
}


def test_sources_that_differ_stand_side_by_side_newest_first(index: Index, tmp_path: Path) -> None:
    build(index, tmp_path, TOLLS)
    answer = Bot(index).ask("how many letters were agreed in the exchange of the two towns")
    assert answer.above == "The sources differ: 1,400 (Report b, 2025-03-02); 900 (Report a, 2025-03-01)."
    assert answer.text.startswith(answer.above)
    assert [(part.kind, part.notes) for part in answer.parts] == [
        ("differs", ("reported 2025-03-02",)),
        ("differs", ("reported 2025-03-01",)),
    ]
    lit = [one.quote[a - one.start : b - one.start] for one in answer.citations for a, b in one.lit]
    assert lit == ["1,400", "900"]


def test_one_source_does_not_differ_from_itself(index: Index, tmp_path: Path) -> None:
    build(index, tmp_path, {"a": " ".join(TOLLS.values())})
    assert not Bot(index).ask("how many letters were agreed in the exchange of the two towns").above
