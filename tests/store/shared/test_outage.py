"""A server that is killed while it is read and built to; `tests/eval/shared.py` does the same at length."""

from pathlib import Path

from tests.eval.shared import run


def test_no_answer_is_wrong_or_half_when_the_server_dies(tmp_path: Path) -> None:
    done = run(builds=5, kills=1, work=tmp_path)
    assert done.faults == []
    assert len(done.deaths) == 1
    assert done.counts["built"] == 5
    assert done.counts["answered"] >= 2
