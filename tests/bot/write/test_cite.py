import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.write.cite import check
from tests.bot.write.made import item

ITEMS = {
    1: item(
        'Mayor Ida Marsh said that the bridge "will not carry lorries before autumn". Engineers counted 1,200 cracks.',
        1,
        {"Ida Marsh": 'that the bridge "will not carry lorries before autumn"'},
        publisher="Valley Gazette",
        published="2025-05-04",
    ),
    2: item("The toll of 3 euros ends in May. Rita Moor wrote the plan.", 2),
}


@pytest.mark.parametrize(
    "sentence",
    [
        "Ida Marsh said that the bridge “will not carry lorries before autumn” [1].",
        "According to the Valley Gazette, engineers counted 1200 cracks [1].",
        "On 4 May 2025 engineers counted 1,200 cracks [1].",
        "Engineers counted 1,200 cracks [1], and the toll of three euros ends in May [2].",
        "Rita Moor wrote the plan [2].",
    ],
)
def test_what_is_borne_may_be_shown(sentence: str) -> None:
    checked = check(sentence, ITEMS)
    assert checked.fault == ""
    assert all(borne.places for borne in checked.claims)


@pytest.mark.parametrize(
    ("sentence", "fault"),
    [
        ("Engineers counted 1,200 cracks.", "no mark"),
        ("Engineers counted 1,200 cracks [3].", "unknown mark"),
        ("Engineers counted 1,200 cracks [2].", "name 'Engineers'"),
        ("Engineers counted 1,200 cracks [1][2].", "idle mark 2"),
        ("Engineers counted 1,200 cracks [1], and the toll of 3 euros ends in May [1].", "name 'May'"),
        ("Ida Marsh said that the bridge “will carry lorries” [1].", "quotation 'will carry lorries'"),
        ("Ida Marsh said that the bridge “will not carry lorries [1].", "quotation without an end"),
        ("She said that the bridge “will not carry lorries before autumn” [1].", "nobody knows who"),
        ("Rita Moor said that the bridge “will not carry lorries before autumn” [1].", "name 'Rita'"),
        ("Engineers counted <b>1,200</b> cracks [1].", "sign '<'"),
        ("Engineers at evil.example/x?y=z@w counted 1,200 cracks [1].", "sign '='"),
        ("Engineers found nothing at all in the whole structure [1].", "number all"),
        ("Engineers found a rusty structure [1].", "words"),
        ("According ,200 to the Valley Gazette, engineers counted 1200 cracks [1].", "number 200"),
        ("Engineers counted 1,200 x40 cracks [1].", "number x40"),
        ("Engineers counted \x0c 1,200 cracks [1].", "sign '\\x0c'"),
        ("On 5 May 2025 engineers counted 1,200 cracks [1].", "number 5"),
        ("The bridge “will not carry lorries before autumn” [1].", "told as a fact"),
        ("Engineers counted about 1,200 cracks [1].", "firmer '1,200'"),
        (f"Engineers counted 1,200 cracks {'and' * 400} [1].", "too long"),
    ],
)
def test_what_is_not_borne_has_a_fault(sentence: str, fault: str) -> None:
    assert check(sentence, ITEMS).fault == fault


def test_a_sentence_as_it_stands_may_have_several_speakers() -> None:
    both = "Ida Marsh said no, and Otto Hale said yes"
    assert check(f"{both} [1].", {1: item(f"{both}. It rained.")}).fault == ""
    assert check("Ida Marsh said yes, and Otto Hale said no [1].", {1: item(f"{both}. It rained.")}).fault


@given(st.text(max_size=80), st.sampled_from(["[1]", "[1][2]", "[9]", ""]))
def test_any_text_is_checked(text: str, mark: str) -> None:
    check(f"{text} {mark}", ITEMS)


@given(st.text(alphabet="“”„«»\"'‘’[]12 aM.,", max_size=40))
def test_any_marks_are_checked(text: str) -> None:
    check(text, ITEMS)
