import json
import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.types import Answer, Citation
from bot.web.chat.feedback import FILE, LONGEST, Judgement, judgement, keep
from index.errors import QuestionError, StoreError

CITED = Citation(1, "mill.md", "The mill", None, None, None, "", 4, 19, "It is for sale.")
ANSWER = Answer("and the mill?", True, "It is for sale. [1]", (CITED,), (), 0.9, asked_as="what of the mill")


def lines(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / FILE).read_text(encoding="utf-8").splitlines()]


def test_a_line_tells_all_that_is_needed_to_look_into_it(tmp_path: Path) -> None:
    keep(Judgement(0, liked=False, reason="“wrong” source"), ANSWER, tmp_path, "dora")
    [line] = lines(tmp_path)
    at = datetime.fromisoformat(str(line.pop("time")))
    assert at.tzinfo == UTC
    assert line == {
        "liked": False,
        "reason": "“wrong” source",
        "question": "and the mill?",
        "asked_as": "what of the mill",
        "answer": "It is for sale. [1]",
        "citations": [{"source": "mill.md", "start": 4, "end": 19}],
        "user": "dora",
    }


def test_nobody_is_named_where_nobody_is_known(tmp_path: Path) -> None:
    keep(Judgement(0, liked=True), ANSWER, tmp_path)
    assert "user" not in lines(tmp_path)[0]


def test_only_the_owner_can_read_it_whatever_it_was(tmp_path: Path) -> None:
    (tmp_path / FILE).touch(0o666)
    (tmp_path / FILE).chmod(0o666)
    keep(Judgement(0, liked=True), ANSWER, tmp_path)
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


def test_many_at_once_lose_nothing(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: keep(Judgement(n, liked=False, reason=f"{n} " * 200), ANSWER, tmp_path), range(80)))
    assert sorted(int(str(line["reason"]).split()[0]) for line in lines(tmp_path)) == list(range(80))


def test_a_line_that_was_cut_off_does_not_spoil_the_next(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('{"liked": tr', encoding="utf-8")
    keep(Judgement(0, liked=True), ANSWER, tmp_path)
    assert json.loads((tmp_path / FILE).read_text(encoding="utf-8").splitlines()[1])["liked"] is True


def test_half_a_character_is_kept_as_a_question_mark(tmp_path: Path) -> None:
    keep(Judgement(0, liked=False, reason="\ud800!"), ANSWER, tmp_path)
    assert lines(tmp_path)[0]["reason"] == "?!"


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    with pytest.raises(StoreError, match="could not be kept in"):
        keep(Judgement(0, liked=True), ANSWER, tmp_path)


def test_what_the_page_writes_is_read() -> None:
    assert judgement('{"answer": 2, "liked": true}') == Judgement(2, liked=True)
    told = judgement(json.dumps({"answer": 0, "liked": False, "reason": " a\n b" + "c" * 9999}))
    assert told.reason.startswith("a bccc")
    assert len(told.reason) == LONGEST


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "7",
        "{",
        '{"liked": true}',
        '{"answer": -1, "liked": true}',
        '{"answer": true, "liked": true}',
        '{"answer": 0, "liked": 1}',
        '{"answer": 0, "liked": false, "reason": ["x"]}',
    ],
)
def test_anything_else_is_an_error(text: str) -> None:
    with pytest.raises(QuestionError):
        judgement(text)
