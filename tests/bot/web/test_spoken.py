from itertools import pairwise

import pytest

from bot.web.people.named import called
from bot.web.people.spoken import by_day, day_of, spoken, statements
from bot.web.people.wanted import Wanted
from index import Index, Statement
from index.errors import QuestionError


def of(index: Index, name: str, **wanted: str) -> list[Statement]:
    return statements(index, called(index, name)[:1], Wanted(name, **wanted))


def test_every_statement_of_everybody_is_there_once(real: Index, quay: Index) -> None:
    for index in (real, quay):
        for one in index.speakers():
            some = of(index, one.name)
            assert sum(1 + len(said.also) for said in some) == one.statements
            assert {said.speaker for said in some} == {one.name}


def test_what_is_shown_is_the_slice_of_its_source_and_what_is_lit_is_in_it(real: Index, quay: Index) -> None:
    for index in (real, quay):
        for one in index.speakers():
            some = of(index, one.name)
            told = spoken(index, some)
            for said in told:
                for report in (said.report, *said.also):
                    text = index.document(report.statement.source).text
                    assert report.words == text[report.start : report.end]
                    assert report.words
                for (_, end), (start, _) in pairwise(said.lit):
                    assert end < start
            lit = {(said.report.statement.source, span) for said in told for span in said.lit}
            for said in some:
                assert any(a <= said.start and said.end <= b for source, (a, b) in lit if source == said.source)


@pytest.mark.parametrize("order", ["first", "latest"])
def test_they_are_in_order_of_time_the_undated_last(real: Index, quay: Index, order: str) -> None:
    for index in (real, quay):
        for one in index.speakers():
            days = list(map(day_of, of(index, one.name, order=order)))
            dated = [day for day in days if day]
            assert dated == sorted(dated, reverse=order == "latest")
            assert days == dated + [None] * (len(days) - len(dated))
    assert day_of(of(quay, "Ada Brandt", order=order)[-1]) is None


def test_within_a_day_they_stand_as_in_their_sources(real: Index) -> None:
    for one in real.speakers():
        for a, b in pairwise(of(real, one.name, order="latest")):
            assert day_of(a) != day_of(b) or (a.source, a.start) < (b.source, b.start)


def test_those_of_one_sentence_are_one(real: Index) -> None:
    told = spoken(real, of(real, "Dmitry Peskov"))
    both = next(said for said in told if "regrettable" in said.report.words)
    assert len(both.lit) == 2
    assert both.quoted == "mixed"
    for a, b in pairwise(told):
        assert a.report.statement.source != b.report.statement.source or a.report.end <= b.report.start


def test_days_hold_what_was_said_on_them(real: Index) -> None:
    told = spoken(real, of(real, "Volodymyr Zelensky"))
    days = list(by_day(told))
    assert [said for _, some in days for said in some] == told
    assert len({day for day, _ in days}) == len(days)


@pytest.mark.parametrize(
    ("wanted", "sources"),
    [
        ({"publisher": "quay post"}, ["1-harbour.md", "1-harbour.md"]),
        ({"source": "2-*"}, ["2-ferry.md"]),
        ({"since": "2024-04"}, ["2-ferry.md"]),
        ({"until": "2024-04"}, ["1-harbour.md", "1-harbour.md"]),
        ({"quoted": "own"}, ["1-harbour.md"]),
        ({"about": "ferry"}, ["2-ferry.md", "4-undated.md"]),
        ({"about": "ferry", "publisher": "Quay & Post"}, ["2-ferry.md"]),
        ({"publisher": "nobody"}, []),
    ],
)
def test_filters(quay: Index, wanted: dict[str, str], sources: list[str]) -> None:
    assert [said.source for said in of(quay, "Ada Brandt", **wanted)] == sources


def test_a_filter_that_is_no_date_is_an_error(quay: Index) -> None:
    with pytest.raises(QuestionError, match="yesteryear"):
        of(quay, "Ada Brandt", since="yesteryear")


def test_the_same_words_stand_once_with_their_other_places(quay: Index) -> None:
    sound, late = spoken(quay, of(quay, "Otto Lindqvist"))
    assert [report.statement.source for report in sound.also] == ["3-copy.md"]
    assert late.also == ()


def test_two_people_are_in_one_order_of_time(quay: Index) -> None:
    both = [called(quay, name)[0] for name in ("Ada Brandt", "Otto Lindqvist")]
    some = statements(quay, both, Wanted(order="latest"))
    assert [(said.speaker, said.source) for said in some] == [
        ("Ada Brandt", "2-ferry.md"),
        ("Otto Lindqvist", "2-ferry.md"),
        ("Otto Lindqvist", "3-copy.md"),
        ("Ada Brandt", "1-harbour.md"),
        ("Ada Brandt", "1-harbour.md"),
        ("Ada Brandt", "4-undated.md"),
    ]
