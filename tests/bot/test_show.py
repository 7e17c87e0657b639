from bot import show
from bot.types import Answer, Citation
from index import BuildReport, Failure, Passage, Source

CITATION = Citation(1, "a.txt", "Title", None, "P", "2025-01-01", "§ Head", 3, 9, "quote.")


def test_answer() -> None:
    found = Answer("q", True, "quote. [1]", (CITATION,), (), 0.9, asked_as="whole q")
    assert show.answer(found) == "(asked as: whole q)\n\nquote. [1]\n\n[1] Title, § Head, 2025-01-01  a.txt:3-9"
    assert show.answer(Answer("q", False, "Nothing.", (), (), 0.1)) == "Nothing."


def test_passages() -> None:
    passage = Passage("i", "a.txt", "T", None, None, None, "Words.", 0, 6, "", 0.5, ("b.txt",))
    assert show.passages([passage]) == "0.50  T  a.txt:0-6  also in b.txt\nWords."
    assert show.passages([]) == "No source passes these filters."


def test_sources() -> None:
    assert show.sources([Source("a.txt", "T", None, "P", None, None, 1, "d")]) == "a.txt  T, P  (1 passage)"


def test_report() -> None:
    done = BuildReport(1, 2, 3, 4, 5, 6, 7.0, (Failure("bad.pdf", "it is a scan", "Run OCR."),))
    assert show.report(done) == (
        "1 added, 2 changed, 3 removed, 4 kept; 5 passages, 6 embedded; 7.0 s\n\n"
        "1 file could not be used:\n  bad.pdf: it is a scan. Run OCR."
    )
