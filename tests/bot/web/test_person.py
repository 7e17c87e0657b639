import re

from bot.web.people.people import people
from index import Index
from tests.bot.web.test_html import Tags


def text(html: str) -> str:
    return Tags(html).text


def test_who_somebody_is_stands_above(quay: Index) -> None:
    html = people(quay, "?person=Ada%20Brandt")
    assert "Harbour master · 4 statements in 3 sources · 2024-03-01 to 2024-05-09" in text(html)


def test_topics_ask_about_themselves(quay: Index) -> None:
    assert 'href="?person=Ada%20Brandt&amp;about=quay"' in people(quay, "?person=Ada%20Brandt").replace("the%20", "")


def test_topics_of_two_are_those_that_both_speak_about(quay: Index) -> None:
    both = re.search(r"Both speak about: (.*?)</p>", people(quay, "?person=Ada%20Brandt&and=Otto%20Lindqvist"))
    told = text(both[1])
    assert "quay" in told
    assert "ferry" in told
    assert "sinking" not in told


def test_charts_of_two_span_the_same_time(quay: Index) -> None:
    html = people(quay, "?person=Ada%20Brandt&and=Otto%20Lindqvist")
    spans = re.findall(r'aria-label="Statements of [\w ]+ over time: (\S+ to \S+), ', html)
    assert spans == ["2024-03 to 2024-05"] * 2


def test_a_chart_counts_all_that_is_asked_for(quay: Index) -> None:
    html = people(quay, "?person=Ada%20Brandt")
    assert sum(map(int, re.findall(r"<title>2024-\d\d: (\d+)</title>", html))) == 3  # and one without a date
    assert "otr-chart" not in people(quay, "?person=Ada%20Brandt&until=2024-04")  # One bar tells nothing.


def test_sources_fold_out_those_with_most_first(quay: Index) -> None:
    html = people(quay, "?person=Ada%20Brandt").split("otr-in")[1]
    assert "In 3 sources" in text(html)
    assert re.findall(r'href="(\?source=[^"]*)"', html)[0] == "?source=1-harbour.md"
    assert "The harbour · Quay Post · 2024-03-01 · 2 statements" in text(html)
