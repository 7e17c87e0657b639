"""`onrecord eval`: each figure on a case worked out by hand, and the whole command on the project's own sources."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import Bot, show
from bot.cli import main
from bot.measure import Evaluation, Measured, Outcome, count, evaluate
from bot.tasks import Task, read_tasks
from index import Index, Passage
from index.errors import QuestionError, StoreMissing
from tests.conftest import SOURCES

PESKOV = {"question": "what did Peskov say about the refusal", "source": "kremlin.html", "text": "REGRETTABLE"}
SUMMIT = {"question": "who rejected the second peace summit", "source": "ultimatums.html"}
ELSEWHERE = {"question": "what did the European Union adopt", "source": "sanctions.html", "text": "fifteenth package"}
UNSAID = {"question": "What is the capital of Australia?", "unanswerable": True}
SAID = {"question": "what did Zakharova say about ultimatums", "unanswerable": True}


def passage(source: str = "a.txt", text: str = "Words.", also_in: tuple[str, ...] = ()) -> Passage:
    return Passage("i", source, "T", None, None, None, text, 0, len(text), "", 0.5, also_in)


def outcome(rank: int | None = None, *, answerable: bool = True, declined: bool = False, ms: float = 1.0) -> Outcome:
    return Outcome(Task(1, "q", ("a.txt",) if answerable else ()), None, rank, declined, ms)


@pytest.fixture
def write(tmp_path: Path):
    def lines(*tasks: object) -> Path:
        file = tmp_path / "questions.jsonl"
        told = (task if isinstance(task, str) else json.dumps(task, ensure_ascii=False) for task in tasks)
        file.write_text("\n".join(told), encoding="utf-8")
        return file

    return lines


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store without the source in which Peskov regrets."""
    path = tmp_path_factory.mktemp("other") / "store"
    index = Index.open(path)
    index.build([SOURCES / name for name in ("ultimatums.html", "nato.txt", "sanctions.html")])
    index.close()
    return path


def run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as stopped:
        main(("eval", *args))
    out, err = capsys.readouterr()
    return int(stopped.value.code or 0), out, err


# What is counted


def test_recall_and_mrr_are_over_the_answerable() -> None:
    figures = count([outcome(1), outcome(2), outcome(5), outcome(10), outcome(), outcome(answerable=False)])
    assert (figures.questions, figures.answerable) == (6, 5)
    assert (figures.recall_at_1, figures.recall_at_5, figures.recall_at_10) == (1 / 5, 3 / 5, 4 / 5)
    assert figures.mrr_at_10 == pytest.approx((1 + 1 / 2 + 1 / 5 + 1 / 10) / 5)


def test_declines_are_over_all() -> None:
    wrongly, rightly = outcome(1, declined=True), outcome(answerable=False, declined=True)
    figures = count([wrongly, rightly, rightly, outcome(answerable=False), outcome(1)])
    assert (figures.declined, figures.decline_precision, figures.decline_recall) == (3, 2 / 3, 2 / 3)
    figures = count([wrongly, rightly, outcome(answerable=False), outcome(answerable=False)])
    assert (figures.decline_precision, figures.decline_recall) == (1 / 2, 1 / 3)


def test_a_share_of_nothing_is_none() -> None:
    figures = count([outcome(1)])
    assert (figures.recall_at_1, figures.decline_precision, figures.decline_recall) == (1, None, None)
    figures = count([outcome(answerable=False)])
    assert (figures.recall_at_1, figures.recall_at_10, figures.mrr_at_10) == (None, None, None)
    assert (figures.declined, figures.decline_precision, figures.decline_recall) == (0, None, 0)
    assert count([]).p50_ms is None


def test_times_are_those_that_half_and_95_per_cent_do_not_exceed() -> None:
    figures = count([outcome(ms=float(ms)) for ms in range(20, 0, -1)])
    assert (figures.p50_ms, figures.p95_ms) == (10, 19)
    assert (count([outcome(ms=7)]).p50_ms, count([outcome(ms=7)]).p95_ms) == (7, 7)
    figures = count([outcome(ms=ms) for ms in (1, 2, 30)])
    assert (figures.p50_ms, figures.p95_ms) == (2, 30)


RANKS = st.lists(st.none() | st.integers(1, 10), min_size=1)


@given(RANKS)
def test_more_passages_never_find_less_and_mrr_is_between(ranks: list[int | None]) -> None:
    figures = count(list(map(outcome, ranks)))
    assert figures.recall_at_1 <= figures.recall_at_5 <= figures.recall_at_10
    assert figures.recall_at_1 <= figures.mrr_at_10 <= figures.recall_at_10


@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.none() | st.integers(1, 10))))
def test_misses_are_all_that_is_not_right(cases: list[tuple[bool, bool, int | None]]) -> None:
    outcomes = tuple(
        outcome(rank if answerable else None, answerable=answerable, declined=declined)
        for answerable, declined, rank in cases
    )
    wrong = sum((rank != 1 or declined) if answerable else not declined for answerable, declined, rank in cases)
    assert len(Measured("s", outcomes).misses) == wrong


# What is right


def test_a_source_is_an_id_or_a_pattern() -> None:
    assert Task(1, "q", ("b.txt", "a*")).accepts(passage("a.txt"))
    assert not Task(1, "q", ("b.txt", "?.md")).accepts(passage("a.txt"))
    assert Task(1, "q", ("notes [1].txt",)).accepts(passage("notes [1].txt"))
    assert not Task(1, "q", ("A.txt",)).accepts(passage("a.txt"))


def test_a_copy_that_was_folded_away_is_right() -> None:
    assert Task(1, "q", ("b.txt",)).accepts(passage("a.txt", also_in=("c.txt", "b.txt")))


def test_text_is_folded_and_any_of_several_will_do() -> None:
    assert Task(1, "q", texts=("RED  apples",)).accepts(passage(text="All red\napples."))
    assert Task(1, "q", texts=("pears", "apples")).accepts(passage(text="All red apples."))
    assert not Task(1, "q", texts=("pears",)).accepts(passage(text="All red apples."))
    assert Task(1, "q", texts=("STRASSE",)).accepts(passage(text="Straße"))


def test_where_both_are_given_both_must_be() -> None:
    task = Task(1, "q", ("a.txt",), ("red",))
    assert task.accepts(passage("a.txt", "Red."))
    assert not task.accepts(passage("a.txt", "Blue."))
    assert not task.accepts(passage("b.txt", "Red."))


# The file


def test_a_file_is_read_line_by_line(write) -> None:
    filters = {"speaker": "Peskov", "publisher": "P", "since": "2025", "until": "2025-03"}
    odd = {"question": " a\u2028b ", "source": ["x", "y*"], "text": None, "unanswerable": False, "note": 7, **filters}
    tasks, failed = read_tasks(write("\ufeff", PESKOV, "  ", odd, UNSAID, ""))
    assert failed == ()
    assert tasks == (
        Task(2, "what did Peskov say about the refusal", ("kremlin.html",), ("REGRETTABLE",)),
        Task(4, "a\u2028b", ("x", "y*"), (), filters),
        Task(5, "What is the capital of Australia?"),
    )
    assert [task.answerable for task in tasks] == [True, True, False]


BAD = {
    "not JSON": ("oops", "it is not JSON"),
    "a list": ([], "it is no object"),
    "deep": ("[" * 200_000, "it is not JSON"),
    "half a character": ('{"question": "\\ud800", "source": "x"}', "it is not JSON"),
    "no question": ({"source": "x"}, "it has no question"),
    "an empty question": ({"question": " ", "source": "x"}, "it has no question"),
    "a question that is no text": ({"question": 7, "source": "x"}, "its question is no text"),
    "a long question": ({"question": "x" * 2001, "source": "x"}, "its question has 2001 characters"),
    "nothing that answers": ({"question": "q"}, "it does not say what answers"),
    "false alone": ({"question": "q", "unanswerable": False}, "it does not say what answers"),
    "both": ({"question": "q", "source": "x", "unanswerable": True}, "it says what answers, and that nothing does"),
    "an unanswerable of words": ({"question": "q", "unanswerable": "yes"}, "its unanswerable is neither"),
    "a source that is no text": ({"question": "q", "source": 7}, "its source is neither"),
    "no sources": ({"question": "q", "source": []}, "its source is neither"),
    "a list that holds a number": ({"question": "q", "text": ["a", 7]}, "its text is neither"),
    "a text of nothing": ({"question": "q", "text": " "}, "its text is neither"),
    "a filter that is no text": ({"question": "q", "text": "a", "since": 2025}, "its since is no text"),
    "a date that is none": ({"question": "q", "text": "a", "until": "soon"}, "'soon' is not a date"),
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_line_is_told_and_the_others_go_on(write, what: str) -> None:
    line, reason = BAD[what]
    tasks, (failure,) = read_tasks(write(SUMMIT, "", json.dumps(line) if isinstance(line, list) else line, UNSAID))
    assert [task.line for task in tasks] == [1, 4]
    assert failure.source == "line 3"
    assert failure.reason.startswith(reason)
    assert failure.hint


def test_a_file_that_is_none_is_an_error(write, tmp_path: Path) -> None:
    (tmp_path / "binary").write_bytes(bytes(range(256)))
    for file in (tmp_path / "none.jsonl", tmp_path, tmp_path / "binary", write(), write("", " ")):
        with pytest.raises(QuestionError) as told:
            read_tasks(file)
        assert str(file) in str(told.value)
        assert told.value.hint
    with pytest.raises(QuestionError, match="line 2: it has no question"):
        read_tasks(write("", {}, "oops"))


# The whole


def test_an_evaluation_of_real_sources(real: Index, write) -> None:
    done = evaluate(write(PESKOV, SUMMIT, ELSEWHERE, UNSAID, SAID, "oops"), Bot(real))
    (measured,) = done.measured
    figures = measured.figures
    assert (figures.questions, figures.answerable) == (5, 3)
    assert (figures.recall_at_1, figures.recall_at_10, figures.mrr_at_10) == (2 / 3, 2 / 3, 2 / 3)
    assert (figures.declined, figures.decline_precision, figures.decline_recall) == (1, 1, 1 / 2)
    assert [outcome.rank for outcome in measured.outcomes] == [1, 1, None, None, None]
    assert [(miss.task.line, miss.declined) for miss in measured.misses] == [(3, False), (5, False)]
    assert [failure.source for failure in done.failed] == ["line 6"]
    assert done.only_right == [[]]


def test_the_rank_is_that_of_the_first_right_passage(real: Index, write) -> None:
    found = real.retrieve("what did Peskov say", 10)
    words = [" ".join(passage.text.split()) for passage in found]
    past = {"question": "what did Peskov say", "text": "no source has these words"}
    asked = [{"question": "what did Peskov say", "text": text} for text in words]
    (measured,) = evaluate(write(*asked, {**past, "text": [words[7], words[4]]}, past), Bot(real)).measured
    assert [outcome.rank for outcome in measured.outcomes] == [*range(1, 11), 5, None]
    assert {outcome.first for outcome in measured.outcomes} == {found[0]}


def test_filters_of_a_line_reach_the_search(real: Index, write) -> None:
    asked = {"question": "what did Peskov say", "text": "Peskov"}
    file = write(asked, asked | {"publisher": "Harbour Dispatch"}, asked | {"until": "2024"}, asked | {"since": "2030"})
    (measured,) = evaluate(file, Bot(real)).measured
    _, publisher, until, since = measured.outcomes
    assert publisher.first.publisher == "Harbour Dispatch"
    assert until.first.source == "sanctions.html"
    assert (since.first, since.rank, since.declined) == (None, None, True)


def test_two_stores_side_by_side(store: Path, other: Path, write, capsys: pytest.CaptureFixture[str]) -> None:
    where = (str(write(PESKOV, SUMMIT, UNSAID)), "--store", str(store))
    status, out, err = run(capsys, *where, "--compare", str(other), "--json")
    assert (status, err) == (0, "")
    told = json.loads(out)
    assert (told["store"], told["compared"]["store"]) == (str(store), str(other))
    assert (told["figures"]["recall_at_1"], told["compared"]["figures"]["recall_at_1"]) == (1, 1 / 2)
    assert [task["line"] for task in told["only_right"]] == [1]
    assert told["only_right_compared"] == []
    status, out, _ = run(capsys, str(write(PESKOV, SUMMIT)), "--store", str(other), "--compare", str(store))
    assert status == 0
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert "recall@1 0.500 1.000" in lines
    assert "decline precision" in out
    assert out.index("alone:") == out.rindex("alone:")
    assert lines[-1] == "1 what did Peskov say about the refusal"


def test_the_second_store_is_looked_for_first(real: Index, write, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(Index, "retrieve", lambda *_, **__: pytest.fail("the first store was asked"))
    with pytest.raises(StoreMissing):
        evaluate(write(PESKOV), Bot(real), Bot(Index.open(tmp_path / "none")))


def test_json_is_one_object_with_all_of_it(store: Path, write, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, str(write(PESKOV, ELSEWHERE, "oops", SAID)), "--store", str(store), "--json")
    told = json.loads(out)
    assert (status, err) == (0, "")
    assert list(told) == ["store", "figures", "misses", "failed"]
    assert {"recall_at_1", "recall_at_5", "recall_at_10", "mrr_at_10", "declined", "p50_ms", "p95_ms"} < set(
        told["figures"]
    )
    assert told["figures"]["decline_precision"] is None
    elsewhere, said = told["misses"]
    assert (
        elsewhere.items()
        >= {"line": 2, "source": ["sanctions.html"], "text": ["fifteenth package"], "declined": False}.items()
    )
    assert list(elsewhere["first"]) == ["source", "start", "end", "cite"]
    assert elsewhere["first"]["source"] == "sanctions.html"
    assert said.items() >= {"line": 4, "unanswerable": True, "rank": None, "declined": False}.items()
    assert [failure["source"] for failure in told["failed"]] == ["line 3"]


def test_in_words(store: Path, write, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, str(write(PESKOV, SUMMIT, SAID, "oops")), "--store", str(store))
    assert (status, err) == (0, "")
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert lines[0] == "3 questions: 2 answerable, 1 not"
    assert {"recall@1 1.000", "MRR@10 1.000", "declined 0", "decline precision –", "decline recall 0.000"} <= set(lines)
    assert any(
        line.startswith("3 what did Zakharova say about ultimatums no answer ultimatums.html:") for line in lines
    )
    assert lines[-2] == "1 line could not be used:"
    assert lines[-1].startswith("line 4 it is not JSON")


def test_nothing_is_told_of_misses_and_bad_lines_where_there_are_none() -> None:
    told = show.evaluation(Evaluation((Measured("s" * 50, (outcome(1),)),)))
    assert "s" * 24 + "…" + "s" * 23 in told
    assert "missed" not in told
    assert "could not" not in told


@pytest.mark.parametrize(
    "args", [("no/such.jsonl",), ("{file}", "--store", "{tmp}/none"), ("{file}", "--compare", "{tmp}/none")]
)
def test_an_error_ends_with_2(
    store: Path, tmp_path: Path, write, args: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    given_args = [arg.format(file=write(PESKOV), tmp=tmp_path) for arg in args]
    status, out, err = run(capsys, *given_args, *([] if "--store" in args else ["--store", str(store)]))
    assert (status, out) == (2, "")
    assert len(err.splitlines()) == 2
