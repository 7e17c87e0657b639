from dataclasses import replace
from pathlib import Path

from bot import show
from bot.types import Answer, Citation, Said
from index import BuildPlan, BuildReport, Failure, FetchReport, Passage, Source, Statement

CITATION = Citation(1, "a.txt", "Title", None, "P", "2025-01-01", "§ Head", 3, 9, "quote.")

ANSWER = Answer("q", True, "quote. [1]", (CITATION,), (), 0.9)


def test_answer() -> None:
    found = Answer("q", True, "quote. [1]", (CITATION,), (), 0.9, asked_as="whole q")
    assert show.answer(found) == "(asked as: whole q)\n\nquote. [1]\n\n[1] Title, § Head, 2025-01-01  a.txt:3-9"
    assert show.answer(Answer("q", False, "Nothing.", (), (), 0.1)) == "Nothing."


def test_an_answer_that_leaves_statements_out_says_how_to_see_them() -> None:
    more = replace(ANSWER, speaker="Ida O'Marsh", below="2 more statements are in the sources.")
    assert show.answer(more).startswith("quote. [1]\n\n(All of them: onrecord said 'Ida O'\"'\"'Marsh')\n\n[1] Title")
    assert "onrecord said" not in show.answer(replace(more, below="Ask the rest by itself."))


def test_an_answer_of_a_language_model_says_so() -> None:
    written = replace(ANSWER, writer="tiny", dropped=1)
    assert show.answer(written).startswith(
        "quote. [1]\n\n(Written by tiny from the sources. 1 sentence was left out that they do not bear.)\n\n[1] Title"
    )
    assert "tiny from the sources.)" in show.answer(replace(written, dropped=0))
    assert "(It broke off.)" in show.answer(replace(ANSWER, fallback="It broke off.", dropped=3))


def test_passages() -> None:
    passage = Passage("i", "a.txt", "T", None, None, None, "Words.", 0, 6, "", 0.5, ("b.txt",))
    assert show.passages([passage]) == "0.50  T  a.txt:0-6  also in b.txt\nWords."
    assert show.passages([]) == "No source passes these filters."


def test_said() -> None:
    one = Statement(
        "a.txt",
        0,
        6,
        "“Words”",
        "Ida Marsh",
        8,
        12,
        "mayor",
        "told",
        "direct",
        "2025-01-02",
        "2025-01-01",
        "reporters",
        0,
        12,
        "T",
        None,
        None,
        "§ H",
    )
    other = replace(one, source="b.txt", speaker=None, role="aide", spoken=None, medium=None, title="U", published=None)
    found = Said("Ida Marsh", ("Marsh",), (replace(one, also=(other,)), other), ("Marsh", "the aide"))
    assert show.said(found) == (
        "Ida Marsh (also written: Marsh): 2 statements\n\n"
        "“Words”\n    Ida Marsh, mayor: told (direct, reporters, on 2025-01-01)\n    T, § H, 2025-01-02  a.txt:0-6\n"
        "    also U, § H  b.txt:0-6\n\n"
        "“Words”\n    “the aide”: told (direct)\n    U, § H  b.txt:0-6"
    )
    assert show.said(Said("Nobody", (), (), (), "Nothing.")) == "Nothing."
    turn = Said("Ida Marsh", (), (replace(one, cue=":", medium=None, spoken=None),), ("MARSH",))
    assert "\n    Ida Marsh, mayor (direct)\n" in show.said(turn)


def test_sources() -> None:
    assert (
        show.sources([Source("a.txt", "T", None, "P", None, None, 1, "d")]) == "a.txt  T, P  (1 passage, 0 statements)"
    )


def test_report() -> None:
    failed = (Failure("bad.pdf", "it is a scan", "Run OCR."), Failure("a.txt", "it holds no text", "Take it out."))
    done = BuildReport(1, 2, 3, 4, 5, 6, 7.0, failed)
    assert show.report(done) == (
        "1 added, 2 changed, 3 removed, 4 kept; 5 passages, 6 embedded; 0 statements; 7.0 s\n\n"
        "2 files could not be used:\n"
        "  bad.pdf  it is a scan. Run OCR.\n"
        "  a.txt    it holds no text. Take it out."
    )


def test_report_tells_of_statements_and_of_what_is_not_english() -> None:
    done = BuildReport(1, 0, 0, 1, 5, 5, 7.0, statements=12, not_english=1)
    assert show.summary(done).endswith("; 5 passages, 5 embedded; 12 statements, 1 source not in English; 7.0 s")


def test_plan() -> None:
    plan = BuildPlan(("a.txt",), ("b.txt",), (("c.txt", "d.txt"),), ("e.txt",), ("f.txt", "g.txt"))
    assert show.plan(plan) == "added: a.txt\nchanged: b.txt\nremoved: e.txt\nrenamed: c.txt -> d.txt\n2 files as before"
    assert show.plan(plan, {"a.txt", "b.txt"}).startswith("tried again: a.txt\nchanged: b.txt\n")


def test_fetched() -> None:
    done = FetchReport(("a.html",), (), ("b.html",), (Failure("http://x/", "it is gone", "Try later."),))
    assert show.fetched(done, Path("texts"), "onrecord build") == (
        f"fetched: {Path('texts', 'a.html')}\n1 file as before\nTake them in: onrecord build\n\n"
        "1 URL could not be used:\n  http://x/  it is gone. Try later."
    )
