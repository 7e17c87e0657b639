import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.split.speech.quotations import Quotations, quotations


def _found(text: str) -> list[str]:
    return [text[start:end] for start, end in quotations(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said “yes” and “no.”", ["“yes”", "“no.”"]),
        ('He said "yes" and "no."', ['"yes"', '"no."']),
        ("He said ''yes'' and left.", ["''yes''"]),
        ("„Ja“, und «oui»", ["„Ja“", "«oui»"]),
        ('“Curly at first," she said.', ['“Curly at first,"']),
        ('A 6" pipe and a "pipe"', ['"pipe"']),
        ("An open “one\nand no more", []),
        ("“It goes on.\n“And ends.”", ["“It goes on.", "“And ends.”"]),
        ('He said. "One." Then "two', ['"One."']),
        ("‘It rains,’ he said. ‘It’s wet.’", ["‘It rains,’", "‘It’s wet.’"]),
        ("‘The farmers’ land is dry,’ he said.", ["‘The farmers’ land is dry,’"]),
        ("a ‘wet’ day and ‘a dry one’", ["‘wet’", "‘a dry one’"]),
        ("“A ‘wet’ day,” he said.", ["“A ‘wet’ day,”"]),
    ],
)
def test_finds_quotations(text: str, found: list[str]) -> None:
    assert _found(text) == found


def test_tells_how_a_stretch_is_quoted() -> None:
    text = "the plan is “mad,” he said"
    quoted = Quotations(text)
    assert quoted.how((0, len(text))) == "mixed"
    assert quoted.how((text.index("“"), text.index("”") + 1)) == "direct"
    assert quoted.how((0, 8)) == "indirect"


def test_tells_what_is_open_and_what_is_all_quotation() -> None:
    text = "“One.\n“Two.” "
    quoted = Quotations(text)
    assert quoted.is_all((0, 5))
    assert quoted.is_open((0, 5))
    assert quoted.is_all((6, len(text)))
    assert not quoted.is_open((6, 12))
    assert quoted.holds(3)
    assert not quoted.holds(5)


@given(st.text(alphabet="“”\"' \nab«»„"))
def test_quotations_are_in_order_and_apart(text: str) -> None:
    last = 0
    for start, end in quotations(text):
        assert last <= start < end <= len(text)
        assert "\n" not in text[start:end]
        last = end
