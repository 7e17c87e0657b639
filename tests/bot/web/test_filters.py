from pathlib import Path

import pytest

from bot import Bot
from bot.web.chat.choices import MOST, people, publishers, source_choices, sources_meant
from bot.web.chat.conversation import say
from bot.web.chat.filters import arrived, fault, given, summary
from bot.web.html.filters import told_html
from index import Index, Source
from index.errors import QuestionError
from tests.bot.web.test_html import EVIL, Tags
from tests.fakes import let_in

NOTHING = ([], None, None, "", "")


def source(name: str, title: str, published: str | None = None, publisher: str | None = None) -> Source:
    return Source(name, title, None, publisher, published, None, 1, "d")


MANY = [source(f"{number:05}.md", f"Report {number}", f"2025-01-{number % 28 + 1:02}") for number in range(10_000)]


@pytest.fixture
def library(index: Index, tmp_path: Path) -> Index:
    for name, publisher, words in (
        ("north[1].md", "Harbour Dispatch", "Dora Quint said that the northern ferries sail."),
        ("south.md", "Meridian Brief", "Karl Voss said that the southern ferries sail."),
        ("west.md", "harbour dispatch", "Dora Quint said that the western ferries do not sail."),
    ):
        text = f"---\npublisher: {publisher}\ndate: 2025-03-0{len(name) % 9 + 1}\n---\n# The {name[:5]}\n\n{words}\n"
        (tmp_path / name).write_text(text, encoding="utf-8")
    index.build([tmp_path])
    return index


def test_a_page_carries_few_choices_of_a_large_library() -> None:
    assert len(source_choices(MANY)) == MOST
    assert len(publishers([source(str(n), "T", publisher=f"P{n}") for n in range(500)])) == MOST


def test_what_is_typed_finds_the_others_and_what_is_chosen_stays() -> None:
    found = source_choices(MANY, ["00007.md"], "report 9999")
    assert found == [("Report 7", "00007.md"), ("Report 9999", "09999.md")]


def test_the_newest_come_first_and_equal_titles_are_told_apart() -> None:
    three = [source("a", "T"), source("b", "T", "2025-01-01"), source("c", "U", "2024-01-01")]
    assert source_choices(three) == [("T (b)", "b"), ("U", "c"), ("T (a)", "a")]


def test_what_is_typed_and_is_no_id_means_all_that_have_it() -> None:
    assert sources_meant(MANY, ["00001.md", "Report 999", "00001.md"]) == [
        "00001.md",
        *("00999.md" if n is None else f"0999{n}.md" for n in (None, *range(10))),
    ]
    assert sources_meant(MANY, ["nothing"]) == []


def test_values_become_filters(library: Index) -> None:
    assert not any(given(library, NOTHING).values())
    assert not any(given(library, ()).values())
    set_ = given(library, (["north[1].md"], " Harbour Dispatch ", "Quint", "2025-03", " "))
    assert set_ == {
        "source": ["north[1].md"],
        "publisher": "Harbour Dispatch",
        "speaker": "Quint",
        "since": "2025-03",
        "until": None,
    }


def test_only_the_sources_that_are_ticked_answer(library: Index) -> None:
    def cited(*values: object) -> set[str]:
        answer = list(say(Bot(library), "what did Quint say about ferries", [], let_in, values or NOTHING))[-1][
            -1
        ].turn.answer
        assert answer is not None
        return {citation.source for citation in answer.citations}

    assert cited() >= {"north[1].md", "west.md"}
    assert cited(["north[1].md"], None, None, "", "") == {"north[1].md"}
    assert cited(["north", "south.md"], None, None, "", "") == {"north[1].md"}
    assert cited(["gone.md"], None, None, "", "") == set()


def test_what_is_set_is_told(library: Index) -> None:
    assert summary(library, NOTHING) == []
    values = (["south.md", "west.md"], None, "Voss", "2025-03", "")
    assert summary(library, values) == ["2 sources", "Voss", "since 2025-03"]
    assert fault(library, values) == ""
    assert "Filters (3)" in told_html(summary(library, values))


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (([], None, None, "2025-13", ""), "'2025-13' is not a date. Write “since” as 2025-03-01"),
        (([], None, None, "", "tomorrow"), "'tomorrow' is not a date. Write “until” as"),
        (([], None, None, "2025-03", "2025-02"), "No day is both since and until these."),
        ((["gone.md"], None, None, "", ""), "There is no source “gone.md”."),
    ],
)
def test_what_is_wrong_is_told(library: Index, values: tuple[object, ...], told: str) -> None:
    assert told in fault(library, values)


def test_a_wrong_date_is_told_in_the_answer_too(library: Index) -> None:
    last = list(say(Bot(library), "what did Quint say", [], let_in, ([], None, None, "soon", "")))[-1]
    assert "otr-fault" in last[-1].content
    assert "soon" in last[-1].content


@pytest.mark.parametrize(
    "values",
    [
        ([f"ferry {number}" for number in range(MOST + 1)], None, None, "", ""),
        (["x" * 2000], None, None, "", ""),
        ([], "x" * 2000, None, "", ""),
        ([], None, "x and " * 2000, "", ""),
        ([], None, None, "1" * 2000, ""),
        ([], None, None, "", "1" * 2000),
    ],
)
def test_more_than_anybody_sets_is_not_looked_for(library: Index, values: tuple[object, ...]) -> None:
    with pytest.raises(QuestionError, match="more than"):
        given(library, values)
    last = list(say(Bot(library), "what did Quint say", [], let_in, values))[-1]
    assert "otr-fault" in last[-1].content
    assert "more than" in last[-1].content


def test_an_address_sets_them(library: Index) -> None:
    lists = arrived(library, {"speaker": "Quint", "since": "2025", "source": "x.md"}, ["west.md"])
    assert [one.get("value") for one in lists[:3]] == [["west.md"], None, "Quint"]
    assert lists[3] == "2025"


def test_choices_follow_a_rebuild(library: Index, tmp_path: Path) -> None:
    assert people(library) == ["Dora Quint", "Karl Voss"]
    (tmp_path / "south.md").unlink()
    library.build([tmp_path])
    assert people(library) == ["Dora Quint"]
    assert [name for _, name in arrived(library, {})[0]["choices"]] == ["west.md", "north[1].md"]


def test_no_filter_is_markup() -> None:
    assert set(Tags(told_html([EVIL], EVIL)).tags) == {"div", "button", "span"}
