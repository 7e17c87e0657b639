import shutil
from pathlib import Path

from bot.web.chat.opening import ASK, opening
from index import Index


def test_questions_to_start_from_are_of_the_library_as_it_is_now(index: Index, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.md").write_text("# Mill\n\nDora Quint said the mill is for sale. It was quiet.\n", encoding="utf-8")
    index.build([texts])
    assert opening(index) == {"placeholder": ASK, "examples": [{"text": "What did Dora Quint say?"}]}
    (texts / "a.md").write_text("# Mill\n\nOlaf Brandt said the mill has burnt down.\n", encoding="utf-8")
    index.build([texts])
    assert opening(index)["examples"] == [{"text": "What did Olaf Brandt say?"}]


def test_where_nobody_speaks_there_are_no_questions(index: Index, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Mill\n\nThe mill stands by the river.\n", encoding="utf-8")
    index.build([tmp_path / "a.md"])
    assert opening(index) == {"placeholder": ASK, "examples": []}


def test_a_fault_is_shown(index: Index, folder: Path) -> None:
    told = opening(index)
    assert "otr-fault" in told["placeholder"]
    assert told["examples"] == []
    index.build([folder])
    shutil.rmtree(index.path / "snapshots")
    assert "otr-fault" in opening(Index.open(index.path))["placeholder"]
