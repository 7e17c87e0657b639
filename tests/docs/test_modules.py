"""Each module is told in one phrase, and the page of the architecture has them all."""

from collections import Counter

from tests.docs.modules import PAGE, files, page, phrase


def test_the_page_has_every_module_as_its_docstring_tells_it() -> None:
    written = PAGE.read_text(encoding="utf-8")
    assert written == page(), "run: python tests/docs/modules.py --write"
    assert all(phrase(path) in written for path in files())


def test_a_phrase_is_whole_and_fits_a_table() -> None:
    assert [path for path in files() if not phrase(path).endswith(".") or "|" in phrase(path)] == []


def test_no_two_modules_are_told_alike() -> None:
    assert [told for told, number in Counter(map(phrase, files())).items() if number > 1] == []
