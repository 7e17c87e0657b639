from bot.web.html.chart import bars

EVIL = '<img src=x onerror="alert(1)">'


def test_each_count_has_a_bar_and_a_row() -> None:
    html = bars([("2025-01", 3), ("2025-02", 0), ("2025-03", 1)], "Sources a month")
    assert html.count('class="otr-column"') == 3
    assert "<title>2025-01: 3</title>" in html
    assert 'aria-label="Sources a month: 2025-01 to 2025-03, most in 2025-01 (3)"' in html
    assert html.count("<tr>") == 2  # nothing is no row


def test_the_highest_bar_is_as_high_as_the_chart_and_one_of_a_thousand_is_seen() -> None:
    html = bars([("a", 1000), ("b", 1), ("c", 0)], "Many")
    assert 'y="0.0" width=".8" height="100.0"' in html
    assert 'height="2.5"' in html
    assert 'height="0.0"' in html


def test_labels_are_few_and_stand_inside() -> None:
    for number in range(1, 70):
        html = bars([(str(place), 1) for place in range(number)], "L")
        spans = html.partition("<details>")[0].split('style="grid-column:')[1:]
        assert 1 <= len(spans) <= 4
        for span in spans:
            place, _, wide = span.partition('"')[0].partition(" / span ")
            assert int(place) - 1 + int(wide) <= max(number, 12)


def test_names_are_no_markup() -> None:
    assert "<img" not in bars([(EVIL, 1)], EVIL)


def test_nothing_has_no_chart() -> None:
    assert bars([], "Sources") == ""
