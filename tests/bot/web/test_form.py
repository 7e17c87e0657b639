from bot.web.html.form import form_html
from bot.web.people.wanted import Wanted
from tests.bot.web.test_html import EVIL, Tags

FULL = Wanted(*[EVIL] * 7, quoted="own", order="latest")


def form(wanted: Wanted) -> str:
    return form_html(wanted, ["Quay Post"], [("a.md", "The harbour")], ["Otto Lindqvist"], ["the quay"])


def test_the_form_asks_for_what_it_shows() -> None:
    """Its fields, sent as they stand, are the address that it was made of."""
    html = form(Wanted("Ada Brandt", beside="Otto", about="quay", source="a*", since="2024", until="2025"))
    for name, value in {
        "person": "Ada Brandt",
        "and": "Otto",
        "about": "quay",
        "source": "a*",
        "since": "2024",
    }.items():
        assert f'name="{name}" value="{value}"' in html
    assert "checked" not in html
    assert html.count(" selected") == 1


def test_a_publisher_that_is_none_of_the_choices_is_shown_too() -> None:
    html = form(FULL)
    assert html.count(" selected") == 2
    assert " checked" in html
    assert "<details open>" in html


def test_every_field_has_a_label_and_nothing_is_markup() -> None:
    seen = Tags(form(FULL))
    assert not {"script", "img"} & {*seen.tags}
    assert not [name for name, _ in seen.attributes if name.startswith("on")]
    fields = seen.tags.count("input") + seen.tags.count("select") - 1  # the hidden one
    assert seen.tags.count("label") == fields


def test_what_is_asked_beside_a_person_can_be_cleared() -> None:
    assert ">Clear</a>" in form(FULL)
    assert ">Clear</a>" not in form(Wanted("Ada", order="latest", page=3))
