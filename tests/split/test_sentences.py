from hypothesis import given
from hypothesis import strategies as st

from index.split import sentences


def cut(text: str) -> list[str]:
    return [text[a:b] for a, b in sentences(text)]


def test_abbreviations_are_no_end() -> None:
    assert cut("Gov. Scott said Mr. Smith of the U.S. Army arrived. He left at 5 p.m. on Friday.") == [
        "Gov. Scott said Mr. Smith of the U.S. Army arrived.",
        "He left at 5 p.m. on Friday.",
    ]
    assert cut("Mrs. Voss met Ms. Brandt. Ms. Lund left.") == ["Mrs. Voss met Ms. Brandt.", "Ms. Lund left."]


def test_odd_spaces_are_spaces() -> None:
    assert cut("It\u3000rained. It\u2003snowed.") == ["It\u3000rained.", "It\u2003snowed."]
    assert cut("B\u3000.") == ["B\u3000."]


def test_a_quotation_stays_with_its_speaker() -> None:
    said = "“The key is clear. Putin must get nothing,” he stated in a post."
    assert cut(f"{said} It was late.") == [said, "It was late."]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_sentences_lie_in_order_and_lose_nothing_but_space(text: str) -> None:
    spans = sentences(text)
    end = 0
    for a, b in spans:
        assert end <= a < b <= len(text)
        assert not text[end:a].strip()
        end = b
    assert not text[end:].strip()


def test_half_a_character_is_none_of_an_end() -> None:
    text = "It rains\ud800. It pours."
    assert [text[start:end] for start, end in sentences(text)] == ["It rains\ud800.", "It pours."]
