from itertools import pairwise

from hypothesis import given

from bot.extract.exact.stretches import Stretches, weigh
from bot.extract.exact.words import Words
from tests.bot.extract.exact.test_lit import PIECES, QUESTIONS, want


def test_no_mark_of_a_pair_stands_alone() -> None:
    text = "The keeper calls the lamp “a true friend” (and more) in rain."
    for place, _ in Stretches(*want("What does the keeper call the lamp?"), Words(text)):
        words = text[slice(*Words(text).span(*place))]
        assert words.count("“") == words.count("”")
        assert words.count("(") == words.count(")")


@given(QUESTIONS, PIECES.map(" ".join))
def test_the_stretches_come_in_order_with_what_they_come_to(question: str, text: str) -> None:
    stretches = Stretches(*want(question), Words(text))
    whole = {place: weigh(signs) for place, signs in stretches}
    ranked = list(stretches.ranked())
    assert {place for place, _ in ranked} == whole.keys()
    assert all(abs(whole[place] - score) < 1e-9 for place, score in ranked)
    assert all(one[1] >= next_[1] - 1e-9 for one, next_ in pairwise(ranked))
