from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.search.when import Period, period

TODAY = date(2025, 3, 12)  # a Wednesday

# The part of the question that says it stands in brackets.
READ = """
what did Peskov say [in March 2025]?                     2025-03-01  2025-03-31
What happened [in March]?                                2025-03-01  2025-03-31
what happened [in April] in Kyiv                         2024-04-01  2024-04-30
what happened [in May]?                                  2024-05-01  2024-05-31
what did peskov say [in may] about gas                   2024-05-01  2024-05-31
[In May], what did Peskov say?                           2024-05-01  2024-05-31
what happened [in March] and may happen again?           2025-03-01  2025-03-31
what was signed [in Sept. 2024]?                         2024-09-01  2024-09-30
who resigned [in Feb]?                                   2025-02-01  2025-02-28
who resigned [in the month of February]?                 2025-02-01  2025-02-28
what was said [in March last year]                       2024-03-01  2024-03-31
what was said [in April of last year]                    2024-04-01  2024-04-30
what did he say [last March]                             2024-03-01  2024-03-31
what did he say [this March]                             2025-03-01  2025-03-31
Did Peskov, [in March 2025], deny it?                    2025-03-01  2025-03-31
[March 2025]: what did Peskov say?                       2025-03-01  2025-03-31
WHAT DID PESKOV SAY [IN MARCH 2025]                      2025-03-01  2025-03-31
what was said [on March 2025]                            2025-03-01  2025-03-31
how long did they hold out [until February 1082]?        -           1082-02-28
who won [in 2024]?                                       2024-01-01  2024-12-31
[In 2022] Russia did what?                               2022-01-01  2022-12-31
who [in 2024] was minister                               2024-01-01  2024-12-31
gas prices [2024]?                                       2024-01-01  2024-12-31
what happened [in the year 2024] in Kyiv                 2024-01-01  2024-12-31
what did Peskov say [on 2 March 2025]?                   2025-03-02  2025-03-02
what did Peskov say [on March 2, 2025] about gas         2025-03-02  2025-03-02
what did Peskov say [on March 2nd]                       2025-03-02  2025-03-02
what did Peskov say [on the 2nd of March]                2025-03-02  2025-03-02
what did Peskov say [2 March 2025]                       2025-03-02  2025-03-02
what did Peskov say [on 2025-03-02]                      2025-03-02  2025-03-02
what did Peskov say [on December 24]                     2024-12-24  2024-12-24
what did Peskov say [on 29 February]                     2024-02-29  2024-02-29
what did Peskov say [on Monday, 10 March]                2025-03-10  2025-03-10
what was said [on Monday] about gas                      2025-03-10  2025-03-10
what was said [on Monday evening]                        2025-03-10  2025-03-10
what was said [on Wednesday]?                            2025-03-12  2025-03-12
what was said [last Wednesday]?                          2025-03-05  2025-03-05
what was said [last Monday]?                             2025-03-10  2025-03-10
what did he say [yesterday]?                             2025-03-11  2025-03-11
[Yesterday], what did he say?                            2025-03-11  2025-03-11
what did he say [the day before yesterday]               2025-03-10  2025-03-10
what did he say [today]                                  2025-03-12  2025-03-12
what is the news [today]                                 2025-03-12  2025-03-12
and [today]?                                             2025-03-12  2025-03-12
what happened [this week]                                2025-03-10  2025-03-16
what happened [earlier this month]                       2025-03-01  2025-03-31
what happened [so far this year]                         2025-01-01  2025-12-31
what happened [last week]                                2025-03-03  2025-03-09
what happened [last month]                               2025-02-01  2025-02-28
what happened [last year] in Kyiv                        2024-01-01  2024-12-31
what happened [in the last week]                         2025-03-05  2025-03-12
what happened [in the last 3 days]                       2025-03-09  2025-03-12
what happened [in the last two weeks]                    2025-02-26  2025-03-12
what happened [the last two weeks]                       2025-02-26  2025-03-12
what happened [over the past six months]                 2024-09-12  2025-03-12
what has changed [the past year]                         2024-03-12  2025-03-12
what has changed [in the last few days]                  2025-03-07  2025-03-12
what has changed [in the past couple of weeks]           2025-02-26  2025-03-12
what has changed [in the past decade]                    2015-03-12  2025-03-12
what did he say [2 weeks ago]                            2025-02-24  2025-03-02
what did he say [three days ago]                         2025-03-09  2025-03-09
what did he say [a month ago]                            2025-02-01  2025-02-28
what was said at the march [2 years ago]                 2023-01-01  2023-12-31
what has he said [since January]?                        2025-01-01  -
what has he said [since March 2]?                        2025-03-02  -
what has he said [since Monday]?                         2025-03-10  -
what has he said [since last week]?                      2025-03-03  -
what has he said [since the start of 2025]?              2025-01-01  -
what did he say [from March 2025 onwards]?               2025-03-01  -
what did he say [after March 2]?                         2025-03-03  -
what did he say [after February 2025]?                   2025-03-01  -
what did he say [before March]?                          -           2025-02-28
what did he say [before 2 March 2025]?                   -           2025-03-01
what did he say [prior to 2024]?                         -           2023-12-31
what did he say [before yesterday]?                      -           2025-03-10
what did he say [until Friday]?                          -           2025-03-07
what was built [by 2024]?                                -           2024-12-31
what was built [by the end of February]?                 -           2025-02-28
what was said [from March 1 to March 5, 2025] on gas     2025-03-01  2025-03-05
what was said [from 2 to 5 March]?                       2025-03-02  2025-03-05
what was said [from Monday to Wednesday]?                2025-03-10  2025-03-12
what was said [from November to February 2025]?          2024-11-01  2025-02-28
what was said [from March 2023 to May]?                  2023-03-01  2023-05-31
what was said [from 2024 to March 2025]?                 2024-01-01  2025-03-31
what was said [from 3 March 2025 until today]?           2025-03-03  2025-03-12
what was said [from May to July 2024]?                   2024-05-01  2024-07-31
what was said [since January 2025 until 1 March 2025]    2025-01-01  2025-03-01
what was said [between March 1 and March 5, 2025]?       2025-03-01  2025-03-05
what was said [between March and May 2024]?              2024-03-01  2024-05-31
what was said [between the 2nd and the 5th of March]?    2025-03-02  2025-03-05
what was said [between 2022 to 2024]?                    2022-01-01  2024-12-31
what was said [between 2022 and 2024]?                   2022-01-01  2024-12-31
what was said [between 5 March 2025 and 2 March 2025]?   2025-03-02  2025-03-05
what was said [in 2022–2024]?                            2022-01-01  2024-12-31
what was said [in March, April and May 2024]?            2024-03-01  2024-05-31
what was said [on Monday or Tuesday]?                    2025-03-10  2025-03-11
what was said [in early March 2025]?                     2025-03-01  2025-03-10
what was said [in mid-February]?                         2025-02-11  2025-02-20
what was said [in late March]?                           2024-03-21  2024-03-31
what was said [in late 2023]?                            2023-09-01  2023-12-31
what was planned [in the spring of 2025]?                2025-03-01  2025-05-31
what was planned [in early autumn 2024]?                 2024-09-01  2024-09-30
what was planned [in summer 2024]?                       2024-06-01  2024-08-31
what was planned [in the winter of 2024]?                2023-12-01  2024-02-29
what was planned [last summer]?                          2024-06-01  2024-08-31
what was planned [in the fall of 2024]?                  2024-09-01  2024-11-30
what was sold [in Q1 2025]?                              2025-01-01  2025-03-31
what was sold [in the first quarter of 2025]?            2025-01-01  2025-03-31
what was sold [in the second half of last year]?         2024-07-01  2024-12-31
who ruled [in the 1990s]?                                1990-01-01  1999-12-31
who ruled [in the 1800s]?                                1800-01-01  1899-12-31
who ruled [in the mid-2000s]?                            2003-05-01  2006-08-31
and what about [yesterday]?                              2025-03-11  2025-03-11
and what about [March]?                                  2025-03-01  2025-03-31
and [in March]?                                          2025-03-01  2025-03-31
Who was August Landmesser [in June 1936]?                1936-06-01  1936-06-30
who was second [in 2024]?                                2024-01-01  2024-12-31
what did he say after the talks [in February]?           2025-02-01  -
what did he say before the summit [in March 2025]?       -           2025-03-31
""".strip().splitlines()

UNREAD = """
what did Peskov say about gas prices?
what may happen?
what may happen next week?
what May said
what did May say about Brexit?
what happened after May resigned?
what was said by May about Brexit?
what is the statement from May?
how many of the 27 may veto it?
which 27 may veto it?
will this may be changed?
the march on Rome
who led this march on Rome?
the second minister
who came second?
what did he say before the summit?
what did he say since the start of the war?
what did he say after the talks?
what happened between March and the summit?
what happened from 2024 to the war?
what did 2025 soldiers do?
where did he meet the 2025 soldiers?
what did he do in 2025 soldiers' homes?
were 1,500 men lost?
were they in 1,500 villages?
sum it up in 1500 words
is it between 1500 and 2000 words?
how many soldiers, 1500 or 2000?
what about $2000?
what did the Sunday Times say?
comments on Sunday Times articles
what happened on 9/11?
Monday.com
what is written on Monday.com?
who was August Landmesser?
what did April Ryan say?
what do we know from April Ryan?
what was published in April Ryan's book?
20 20
what was 20 20?
24/7
what is Project 2025?
Who won Euro 2024?
who won the 2024 election?
what was said about the March 2025 summit?
what was said at the 2 March talks?
what is in Putin's 2 March speech?
what is in the agreement of 2 March 2025?
what is the plan for 2026?
what is planned by March of next year?
who was crowned in April 911?
what are today's headlines?
how was the Scotland Act 1988 received?
what happened between today
how many Huguenots live in France today?
which country today is a remnant of the empire?
when do they meet on Tuesday afternoons?
what are his views on May?
what did USA Today say?
what did russia today report?
who hosts Last Week Tonight?
what came of last week's summit?
who governed in the last year of the war?
what was said in the last days of Pompeii?
when is the last day to file?
what did he do in the past?
did he say so more than a week ago?
who was there in the fall of Berlin?
what happened on Black Friday?
what was sold in 2024/25?
what was sold in 2024-25?
who was there on 30 February 2025?
who was there on 2025-02-30?
what was sold in the third half of 2025?
what was it that one day?
""".strip().splitlines()


@pytest.mark.parametrize("line", READ)
def test_the_time_that_a_question_names(line: str) -> None:
    marked, since, until = line.rsplit(maxsplit=2)
    before, said, _ = marked.replace("]", "[").split("[")
    days = [None if day == "-" else day for day in (since, until)]
    assert period(marked.replace("[", "").replace("]", ""), TODAY) == Period(
        days[0], days[1], len(before), len(before) + len(said)
    )


@pytest.mark.parametrize("text", UNREAD)
def test_what_only_looks_like_a_time(text: str) -> None:
    assert period(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "today", "since", "until"),
    [
        ("in March", date(2025, 2, 28), "2024-03-01", "2024-03-31"),
        ("last month", date(2025, 1, 31), "2024-12-01", "2024-12-31"),
        ("in the past month", date(2025, 3, 31), "2025-02-28", "2025-03-31"),
        ("in the past year", date(2024, 2, 29), "2023-02-28", "2024-02-29"),
        ("on 29 February", date(1904, 2, 28), "1896-02-29", "1896-02-29"),
        ("last week", date(2025, 1, 1), "2024-12-23", "2024-12-29"),
        ("on Monday", date(2025, 3, 10), "2025-03-10", "2025-03-10"),
        ("last Monday", date(2025, 3, 10), "2025-03-03", "2025-03-03"),
        ("last summer", date(2025, 8, 31), "2024-06-01", "2024-08-31"),
        ("last summer", date(2025, 9, 1), "2025-06-01", "2025-08-31"),
    ],
)
def test_days_are_counted_from_today(text: str, today: date, since: str, until: str) -> None:
    assert period(text, today) == Period(since, until, 0, len(text))


def test_the_first_of_two_times_is_read() -> None:
    found = period("what did he say in March 2025 that he denied yesterday?", TODAY)
    assert found == Period("2025-03-01", "2025-03-31", 16, 29)


def test_blanks_of_any_kind() -> None:
    found = period("what was said  in\u00a0 March\n2025 ?", TODAY)
    assert found == Period("2025-03-01", "2025-03-31", 15, 29)


@pytest.mark.parametrize("text", ["yesterday", "10 years ago", "in the last 3 decades", "before today", "last Monday"])
def test_before_the_first_day_of_the_calendar_there_is_none(text: str) -> None:
    assert period(text, date.min) is None


def test_a_day_after_the_last_of_the_calendar_there_is_none() -> None:
    assert period("after today", date.max) is None


PIECES = st.sampled_from(
    """
    in on since after before until by from between to and the of last this past early late the, - – . ? Q1 quarter
    first March may April jan 2 2nd 31 29 February 1999 2025 2000s Monday spring winter week weeks month year day
    ago three few today yesterday what about said Peskov summit 2025-03-02 'ſpring ſeptember Kelvin ٣ ²
    """.split()
)
QUESTIONS = st.one_of(
    st.text(), st.lists(PIECES, max_size=12).map(" ".join), st.lists(PIECES, max_size=12).map("".join)
)


@given(QUESTIONS, st.dates())
@example("in the ſpring of 2025", TODAY)
@example("in 2024", date.min)
@example("in December", date.max)
def test_laws(text: str, today: date) -> None:
    found = period(text, today)
    if found:
        assert 0 <= found.start < found.end <= len(text)
        days = [date.fromisoformat(day) for day in (found.since, found.until) if day]
        assert days
        assert days == sorted(days)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.dates())
def test_a_whole_date_is_that_day_whenever_it_is_read(day: date, today: date) -> None:
    for said in (f"on {day.isoformat()}", f"on {day.day} {day:%B %Y}", f"on {day:%b} {day.day}, {day.year}"):
        found = period(f"What was said {said}?", today)
        assert found == Period(day.isoformat(), day.isoformat(), 14, 14 + len(said))


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.dates())
def test_what_is_before_and_what_is_since_meet(day: date, today: date) -> None:
    before, since = (period(f"{side} {day.isoformat()}", today) for side in ("before", "since"))
    until, after = (period(f"{side} {day.isoformat()}", today) for side in ("until", "after"))
    assert before
    assert before.until
    assert since
    assert until
    assert after
    assert after.since
    assert before.until < str(since.since) == str(until.until) == day.isoformat() < after.since


@given(st.dates(date(10, 1, 1)), st.sampled_from("January February March April May June July August October".split()))
def test_a_month_without_a_year_has_begun_less_than_a_year_ago(today: date, month: str) -> None:
    found = period(f"in {month}", today)
    assert found
    assert found.since
    assert 0 <= (today - date.fromisoformat(found.since)).days < 366
