import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web.people.wanted import Wanted
from index.errors import QuestionError

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40).map(str.strip)
WANTED = st.builds(
    Wanted,
    **dict.fromkeys(("person", "beside", "about", "publisher", "source", "since", "until"), TEXTS),
    quoted=st.sampled_from(["", "own"]),
    order=st.sampled_from(["first", "latest"]),
    page=st.integers(1, 999_999),
)


@given(WANTED)
def test_an_address_asks_for_what_it_was_made_of(wanted: Wanted) -> None:
    assert Wanted.of(wanted.address(page=wanted.page)) == wanted


def test_an_address_to_be_mailed() -> None:
    assert Wanted("Ada Brandt", beside="Otto", about="the quay").address() == (
        "?person=Ada%20Brandt&and=Otto&about=the%20quay"
    )


def test_another_thing_asked_for_begins_at_the_first_page() -> None:
    assert Wanted.of(Wanted("Ada", page=3).address(about="quay")).page == 1


@pytest.mark.parametrize("page", ["0", "-1", "x", "1.5", "9999999", "", "²"])
def test_what_is_no_page_is_the_first(page: str) -> None:
    assert Wanted.of(f"?person=Ada&page={page}&order=sideways&other=1") == Wanted("Ada")


def test_nobody_has_so_long_a_name() -> None:
    with pytest.raises(QuestionError, match="300"):
        Wanted.of(f"?person={'a' * 301}")
