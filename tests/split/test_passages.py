from collections.abc import Sequence

from hypothesis import example, given
from hypothesis import strategies as st

from index.split import sentences, split
from index.types import Document, Section
from tests.fakes import CountingEmbedder

COUNT = CountingEmbedder().count
SENTENCE = st.lists(st.text(alphabet="abcdefgh", min_size=1, max_size=9), min_size=1, max_size=30).map(
    lambda words: " ".join(words).capitalize() + "."
)


def document(*texts: str) -> Document:
    sections, at = [], 0
    for i, text in enumerate(texts):
        sections.append(Section(at, at + len(text), f"H{i}"))
        at += len(text) + 2
    return Document("s.txt", "T", None, None, None, None, "\n\n".join(texts), tuple(sections), "0")


@given(st.lists(st.lists(SENTENCE, min_size=1, max_size=8).map(" ".join), min_size=1, max_size=4), st.integers(1, 40))
def test_laws(texts: list[str], window: int) -> None:
    whole = document(*texts)
    pieces = split(whole, COUNT, window)
    # Each fits the window, in one section, in order, and nothing but space is lost.
    end = 0
    for piece in pieces:
        words = whole.text[piece.start : piece.end]
        assert COUNT([words])[0] <= window
        assert words == words.strip() != ""
        assert any(s.start <= piece.start and piece.end <= s.end for s in whole.sections)
        assert end <= piece.start
        assert not whole.text[end : piece.start].strip()
        end = piece.end
    assert not whole.text[end:].strip()
    assert len({piece.id for piece in pieces}) == len(pieces)


@given(st.lists(SENTENCE, min_size=1, max_size=12).map(" ".join))
def test_passages_end_at_sentence_ends(text: str) -> None:
    ends = {end for _, end in sentences(text)}
    longest = max(COUNT([text[a:b] for a, b in sentences(text)]))
    assert all(piece.end in ends for piece in split(document(text), COUNT, max(40, longest)))


def test_shares_are_of_about_one_size() -> None:
    text = " ".join(f"Sentence number {i} has six words." for i in range(9))
    sizes = [COUNT([document(text).text[p.start : p.end]])[0] for p in split(document(text), COUNT, 40)]
    assert sizes == [30, 24]


def test_a_sentence_longer_than_the_window_is_cut_between_words() -> None:
    text = " ".join(["word"] * 100) + "."
    pieces = split(document(text), COUNT, 40)
    assert [text[p.start : p.end].count("word") for p in pieces] == [40, 40, 20]


def test_a_word_longer_than_the_window_is_cut_too() -> None:
    text = "x" * 1000
    pieces = split(document(text), lambda texts: [len(t) for t in texts], 100)
    assert "".join(text[p.start : p.end] for p in pieces) == text


@given(st.text(alphabet="ab 🙂", min_size=1, max_size=300), st.integers(4, 40))
@example("🙂  a", 5)
def test_every_passage_fits_where_a_character_is_several_tokens(text: str, window: int) -> None:
    def count(texts: Sequence[str]) -> list[int]:
        return [len(text.encode()) for text in texts]

    whole = document(text)
    pieces = [text[p.start : p.end] for p in split(whole, count, window)]
    assert all(len(piece.encode()) <= window for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_ids_depend_on_words_and_source_alone() -> None:
    before = split(document("First one. Second one."), COUNT, 3)
    after = split(document("Something new here. First one. Second one."), COUNT, 3)
    assert {piece.id for piece in before} < {piece.id for piece in after}


def test_the_same_words_twice_are_two_passages() -> None:
    ids = [piece.id for piece in split(document("Yes indeed.", "Yes indeed."), COUNT, 40)]
    assert len(set(ids)) == 2
