from bot.types import Answer
from bot.write.draft import Draft
from bot.write.growing import Sentence
from tests.bot.write.made import item

TEXT = "The ferry is old. Engineers counted 14 cracks. It rained. The council met at noon in the hall."
FOUND = Answer("q", True, "own words", (), (), 0.9, above="Above.", below="Below.")


def draft() -> Draft:
    return Draft(FOUND, "tiny", {4: item(TEXT, 4), 7: item("The toll ends in autumn.", 7)})


def test_marks_are_numbered_anew_as_their_words_appear() -> None:
    made = draft()
    assert made.empty
    for text in ("The toll ends in autumn [7].", "Engineers counted 14 cracks [4].", "The ferry is old [4]."):
        assert made.take(Sentence(text, opens=False))
    assert made.take(Sentence("Engineers counted 14 cracks [4].", opens=True))
    answer = made.answer()
    assert answer.text == (
        "Above.\n\nThe toll ends in autumn [1]. Engineers counted 14 cracks [2]. The ferry is old [3].\n\n"
        "Engineers counted 14 cracks [2]."
    )
    assert [citation.quote for citation in answer.citations] == [
        "The toll ends in autumn.",
        "Engineers counted 14 cracks.",
        "The ferry is old.",
    ]
    assert [[one.number for one in part.citations] for part in answer.parts] == [[1, 2, 3], [2]]
    assert (answer.writer, answer.dropped, answer.below) == ("tiny", 0, "")


def test_sentences_that_follow_each_other_are_one_slice_and_others_are_several() -> None:
    made = draft()
    assert made.take(Sentence("The ferry is old, and engineers counted 14 cracks [4].", opens=True))
    assert made.take(Sentence("The ferry is old, and the council met at noon in the hall [4].", opens=False))
    assert [citation.quote for citation in made.answer().citations] == [
        "The ferry is old. Engineers counted 14 cracks.",
        "The ferry is old.",
        "The council met at noon in the hall.",
    ]
    assert made.answer().text.endswith("in the hall [2] [3].")


def test_what_leans_on_a_sentence_that_was_dropped_goes_with_it() -> None:
    made = draft()
    assert not made.take(Sentence("Prices doubled [4].", opens=True))
    assert not made.take(Sentence("It rained [4].", opens=False))
    assert made.take(Sentence("The ferry is old [4].", opens=False))
    assert made.take(Sentence("It rained [4].", opens=False))
    assert made.answer().dropped == 2


def test_what_is_not_whole_is_dropped() -> None:
    made = draft()
    assert not made.take(Sentence("The ferry is old [4]", opens=True, whole=False))
    assert made.empty
