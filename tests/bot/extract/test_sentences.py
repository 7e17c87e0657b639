from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.extract.sentences import MOST_SAID, extract, words_wanted
from index import Index, Passage
from index.search import understand
from index.search.query import term


class EqualWeights:
    """An index in which all words count the same."""

    def weights(self, words: Sequence[str]) -> dict[frozenset[str], float]:
        return dict.fromkeys(map(term, words), 1.0)


def sentences(index: Index, question: str, **texts: str) -> list[str]:
    asked = understand(question)
    return [sentence.text for sentence in extract(asked, index.retrieve(question, 8), index)]


def write(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def test_the_words_that_answer_are_lit(index: Index, folder: Path) -> None:
    text = "The prisoners were tired. An exchange of 300 prisoners was agreed. Prisoners sang."
    write(folder, a=text)
    index.build([folder])
    asked = understand("how many prisoners were exchanged")
    first = extract(asked, index.retrieve(asked, 8), index)[0]
    assert [text[start:end].split(maxsplit=1)[0] for start, end in first.lit] == ["300"]


def test_nothing_is_lit_where_nothing_of_that_kind_stands(index: Index, folder: Path) -> None:
    write(folder, a="The prisoners were exchanged at the bridge. The prisoners were tired.")
    index.build([folder])
    asked = understand("how many prisoners were exchanged")
    assert all(sentence.lit == () for sentence in extract(asked, index.retrieve(asked, 8), index))


def test_a_sentence_that_has_the_kind_of_words_wanted_comes_first(index: Index, folder: Path) -> None:
    write(folder, a="The mill of Harrow closed when the river rose. The mill of Harrow closed in 1921.")
    index.build([folder])
    assert sentences(index, "In what year did the mill of Harrow close?")[0] == "The mill of Harrow closed in 1921."


ASKED = st.sampled_from(["how many lamps hang there", "who lit the lamps", "when", "why was it lit", "where", "how"])
WRITTEN = st.lists(st.sampled_from("Ada lit 42 lamps in May 1921 . , ( ) “ ” because of the by".split()), min_size=1)


@given(ASKED, WRITTEN.map(" ".join), st.integers(0, 9))
def test_lit_words_stand_in_their_sentence_in_order(question: str, text: str, start: int) -> None:
    passage = Passage("id", "a", "Lamps", None, None, None, text, start, start + len(text), "", 1.0)
    for sentence in extract(understand(question), [passage], EqualWeights(), None):
        bounds = [sentence.start, *(offset for span in sentence.lit for offset in span), sentence.end]
        assert bounds == sorted(bounds)
        assert all(begin < end for begin, end in sentence.lit)


def test_a_question_in_a_source_is_no_answer(index: Index, folder: Path) -> None:
    write(folder, a="Why did the talks in Ankara fail? The talks in Ankara failed over money.")
    index.build([folder])
    assert sentences(index, "why did the talks in Ankara fail")[0] == "The talks in Ankara failed over money."


def test_at_most_so_many_and_none_twice(index: Index, folder: Path) -> None:
    write(
        folder, **{f"s{i}": f"Peskov said that the item was discussed{' at great length'[: 6 * i]}." for i in range(4)}
    )
    write(
        folder,
        t="\n\n".join(f"Peskov said that {word} matter." for word in ("cows", "dogs", "cats", "hens", "pigs", "bees")),
    )
    index.build([folder])
    found = sentences(index, "what did Peskov say")
    assert len(found) <= MOST_SAID
    assert sum("item" in sentence for sentence in found) == 1


def test_nothing_to_do_with_it_gives_nothing(index: Index, folder: Path) -> None:
    index.build([folder])
    assert sentences(index, "xylophone music") == []


@pytest.mark.parametrize("question", ["who is Marsh", "who said that the lock leaks", "is the lock open"])
def test_no_words_alone_answer_who_somebody_is(question: str) -> None:
    assert words_wanted(understand(question)) is None


def test_words_answer_who_did_something() -> None:
    asked = words_wanted(understand("who opened the lock"))
    assert asked is not None
    assert asked.kind == "name"
