import pytest

from bot.extract.exact.sorts import may_be, quotes
from bot.extract.exact.wanted import wanted
from bot.extract.exact.words import Words


def fits(question: str, text: str, answer: str) -> bool:
    words = Words(text)
    start = text.index(answer)
    own = [i for i, token in enumerate(words.tokens) if start <= token.start and token.end <= start + len(answer)]
    what = wanted(question)
    assert what is not None
    return may_be(what, words, (own[0], own[-1] + 1))


@pytest.mark.parametrize(
    ("question", "text", "answer", "may"),
    [
        ("When did the ferry sail?", "The ferry sailed with 40 people on 3 May.", "3 May", True),
        ("When did the ferry sail?", "The ferry sailed with 40 people on 3 May.", "40 people", False),
        ("When did the ferry sail?", "The ferry sailed on Monday in the harbour.", "Monday in the harbour", False),
        ("Where did the ferry sail?", "The ferry sailed without Ruiz in Holm.", "Holm", True),
        ("Where did the ferry sail?", "The ferry sailed without Ruiz in Holm.", "without Ruiz", False),
        ("Where did the ferry sail?", "The ferry sailed on 3 May.", "3 May", False),
        ("Which country sent boats?", "Boats came with Norway.", "Norway", True),
        ("Who sailed?", "Ada Ruiz sailed on Monday to win.", "Ada Ruiz", True),
        ("Who sailed?", "Ada Ruiz sailed on Monday to win.", "on Monday", False),
        ("Who voted?", "The council passed it by 17 votes.", "17", False),
        ("How many boats sailed?", "Twelve boats sailed.", "boats", False),
        ("Why did the ferry sail?", "The ferry sailed on 3 May.", "on 3 May", False),
        ("What sailed?", "The ferry sailed on 3 May.", "The ferry", True),
    ],
)
def test_words_of_another_sort_are_no_answer(question: str, text: str, answer: str, *, may: bool) -> None:
    assert fits(question, text, answer) == may


def test_who_is_quoted_is_known() -> None:
    words = Words("Boats are dear, Ruiz said.")
    assert quotes(words, (0, len(words)))
    assert not quotes(words, (0, 3))
