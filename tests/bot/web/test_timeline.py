import re

import pytest

from bot.web.html.timeline import timeline_html, written
from bot.web.people.named import called
from bot.web.people.spoken import spoken, statements
from bot.web.people.wanted import Wanted
from index import Index
from tests.bot.web.test_html import Tags


def timeline(index: Index, *names: str) -> str:
    some = [called(index, name)[0] for name in names]
    return timeline_html(spoken(index, statements(index, some, Wanted())), some)


@pytest.mark.parametrize(("day", "told"), [("2024-06-07", "7 June 2024"), (None, "Without a date")])
def test_a_day_as_a_reader_writes_it(day: str | None, told: str) -> None:
    assert written(day) == told


def test_days_are_headings_over_lists(quay: Index) -> None:
    html = timeline(quay, "Ada Brandt")
    assert re.findall(r"<h3>(.*?)</h3>", html) == [
        '<time datetime="2024-03-01">1 March 2024</time>',
        '<time datetime="2024-05-09">9 May 2024</time>',
        "Without a date",
    ]
    assert html.count("<ol") == 3
    assert html.count("<li>") == 4


def test_the_speakers_words_are_set_off_unless_they_are_all(quay: Index) -> None:
    html = timeline(quay, "Ada Brandt")
    assert '<p class="otr-said">Ada Brandt said <strong class="otr-lit">that the ferry would sail</strong>.</p>' in html
    assert '<strong class="otr-lit">&quot;We will close the quay,&quot;</strong> she said.' in html


def test_how_it_is_told_stands_with_it(quay: Index) -> None:
    told = Tags(timeline(quay, "Ada Brandt")).text
    assert "The harbour · Quay Post · Harbour master · in other words · reported this day" in told
    assert "· quoted · reported this day" in told
    assert "No day · in other words" in told


def test_the_day_of_speech_is_told_from_that_of_the_report(real: Index) -> None:
    assert "said this day, reported 2025-06-14" in Tags(timeline(real, "Dmitry Peskov")).text


def test_other_places_fold_out(quay: Index) -> None:
    html = timeline(quay, "Otto Lindqvist")
    assert html.count("<summary>also in 1 place</summary>") == 1
    assert "?source=3-copy.md&amp;at=" in html.split("<summary>")[1]
