from bot.web.html.sources import table_html
from bot.web.library.sources import Row, View
from tests.bot.web.test_html import EVIL, Tags

EVERY = [
    Row(f'{EVIL}/a"b.md', EVIL, "in the index", EVIL, "2025-03-02", 1),
    Row(EVIL, EVIL, "failed", reason=EVIL, hint=EVIL),
    Row("plain.txt", "Plain", "not English"),
]


def test_what_a_source_says_is_no_markup() -> None:
    tags = Tags(table_html(EVERY, EVERY, View()))
    assert not {"script", "img", "svg", "iframe", "style"} & set(tags.tags)
    assert not [name for name, _ in tags.attributes if name.startswith("on")]


def test_a_title_opens_the_reader_and_its_file_is_named() -> None:
    html = table_html(EVERY[2:], EVERY[2:], View())
    assert '<a href="?source=plain.txt"><bdi>Plain</bdi></a>' in html
    assert "<bdi>plain.txt</bdi>" in html
    assert html.count("no publisher") == html.count("no date") == 1


def test_a_failure_has_its_reason_and_no_link() -> None:
    row = Row("bad.pdf", "bad.pdf", "failed", reason="it is damaged", hint="Save it anew.")
    html = table_html([row], [row], View())
    assert "it is damaged. Save it anew." in html
    assert "<a " not in html
    assert html.count("bad.pdf") == 3  # its name, and what ticks it


def test_the_column_that_sorts_is_told() -> None:
    html = table_html(EVERY, EVERY, View("date", down=True))
    assert html.count("aria-sort") == 1
    assert 'class="otr-of-date" aria-sort="descending"' in html


def test_rows_are_bounded_and_more_are_offered() -> None:
    many = [Row(f"{number}.txt", "T", "in the index") for number in range(250)]
    html = table_html(many, many, View(most=100))
    assert html.count('type="checkbox"') == 100
    assert "250 sources; the first 100 are shown" in html
    assert "Show 100 more" in html
    assert "Show 50 more" in table_html(many, many, View(most=200))
    assert 'data-want="more"' not in table_html(many, many, View(most=300))


def test_counts_are_told() -> None:
    assert "2 sources, 1 that could not be used<" in table_html(EVERY, EVERY, View())
    assert "1 found of 2 sources, 1 that could not be used<" in table_html(EVERY[:1], EVERY, View())
