from hypothesis import given
from hypothesis import strategies as st

from index.split.mentions.nouns import head, is_head, is_one


def test_the_noun_of_a_role() -> None:
    assert head("defence minister of Ukraine") == "minister"
    assert head("Texas Sen.") == "senator"
    assert head("") == ""


def test_what_somebody_may_be() -> None:
    assert all(map(is_head, ["spokesman", "Sen.", "minister", "taxman", "criminologist"]))
    assert not any(map(is_head, ["Friedman", "table", ""]))


def test_a_woman_is_one_and_has_no_office() -> None:
    assert is_one("woman")
    assert not is_head("ladies")


@given(st.text())
def test_any_role_has_a_noun(text: str) -> None:
    assert isinstance(head(text), str)
