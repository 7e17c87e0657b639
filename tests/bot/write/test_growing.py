from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.write.growing import LONGEST, growing
from index.split import sentences

TEXT = """<think>Hm. Well.</think>**Answer**
- Mayor Marsh said: “It is old. It must go.” [1] Mr. Hale agreed with Gov. Moor [2][3]. It cost 3.5 million [1, 2].

2. “Nobody asked us,” he said [4]. The council"""
SENTENCES = [
    ("Answer", True, True),
    ("Mayor Marsh said: “It is old. It must go.” [1]", True, True),
    ("Mr. Hale agreed with Gov. Moor [2][3].", False, True),
    ("It cost 3.5 million [1, 2].", False, True),
    ("“Nobody asked us,” he said [4].", True, True),
    ("The council", False, False),
]


@given(st.lists(st.integers(0, len(TEXT)), max_size=60))
def test_sentences_do_not_depend_on_where_a_text_is_cut(cuts: list[int]) -> None:
    edges = [0, *sorted(cuts), len(TEXT)]
    pieces = [TEXT[a:b] for a, b in pairwise(edges)]
    assert [(one.text.strip(), one.opens, one.whole) for one in growing(pieces)] == SENTENCES


@pytest.mark.parametrize("text", ["", " \n\n", "<think>for ever. And ever."])
def test_nothing(text: str) -> None:
    assert list(growing(text)) == []


def test_a_sentence_comes_as_soon_as_it_is_whole() -> None:
    taken: list[str] = []

    def words():
        for word in ("It is old [1]. ", "It must", " go [2]."):
            taken.append(word)
            yield word

    assert next(growing(words())).text.strip() == "It is old [1]."
    assert len(taken) == 2


def test_a_long_sentence_is_looked_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    monkeypatch.setattr("bot.write.growing.sentences", lambda line: looked.append(len(line)) or sentences(line))
    found = list(growing(iter(f"{'very ' * 2000}old [1]. It is new [2].")))
    assert [one.text.strip()[-8:] for one in found] == ["old [1].", "new [2]."]
    assert sum(length > LONGEST + 1 for length in looked) <= 2


def test_after_a_long_line_all_goes_on() -> None:
    long = "very " * 300
    text = f"It is {long}old [1]. It is new [2].\nIt is red [3]. It is {long}blue [4]"
    assert [one.text.strip()[-8:] for one in growing(iter(text))] == ["old [1].", "new [2].", "red [3].", "blue [4]"]
