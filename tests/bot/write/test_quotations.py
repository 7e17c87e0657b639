import pytest

from bot.write.quotations import mended, quotations, stands, unquoted


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('She called it "an insult" twice.', ["an insult"]),
        ("She called it “an insult” and ‘a shame’.", ["an insult", "a shame"]),
        ("She called it «an insult», „a shame“ and »a pity«.", ["an insult", "a shame", "a pity"]),
        ("She said: “He called it ‘a toy’ and left.”", ["He called it ‘a toy’ and left."]),
        ('She said: "He called it “a toy” and left."', ["He called it “a toy” and left."]),
        ("The council's vote and the mayors' wish.", []),
        ("It's the mayor’s.", []),
        ("The 'mayors' list' is old.", ["mayors' list"]),
        ("''An insult,'' she said.", ["An insult,"]),
        ("She called it “an insult.", None),
        ('She called it an insult".', None),
        ("She called it ‘an insult.", None),
        ("She called it ”an insult“.", None),
    ],
)
def test_what_stands_between_marks(text: str, quoted: list[str] | None) -> None:
    assert quotations(text) == quoted


def test_words_stand_whole() -> None:
    assert stands("table", "A regrettable table.") == [14]
    assert stands("6", "6,000 ships and 16 boats, 6 of them new") == [26]
    assert stands("an insult", "an Insult") == []


def test_unquoted() -> None:
    assert unquoted("She called it “an insult to us all here”.") == "She called it “it”."


def test_a_stop_of_the_writer_s_own_leaves_the_quotation() -> None:
    texts = ["She called it “an insult” to all. “We wait.” They waited."]
    assert mended('She called it "an insult." [1]', texts) == 'She called it "an insult". [1]'
    assert mended("She said: “We wait.”", texts) == "She said: “We wait.”"


def test_what_is_quoted_hides_no_other_words() -> None:
    assert unquoted("It is “not what we want to have”, and not here.") == "It is “it”, and not here."
    assert unquoted("It is “not” safe, says “Hale”.") == "It is not safe, says Hale."
