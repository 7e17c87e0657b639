from hypothesis import given
from hypothesis import strategies as st

from index.read.draft import Block, Draft, lay_out, under_headings
from index.types import Document

WORDS = st.text(alphabet="abc .", min_size=1, max_size=12).map(str.strip).filter(bool)
BLOCKS = st.lists(
    st.builds(
        Block, st.one_of(WORDS, st.just("")), st.sampled_from(["", "H", "I"]), st.sampled_from(["", "p. 1", "p. 2"])
    )
)


@given(BLOCKS)
def test_sections_lie_in_order_and_hold_every_block(blocks: list[Block]) -> None:
    text, sections, _ = lay_out(blocks)
    end = 0
    for section in sections:
        assert end <= section.start < section.end <= len(text)
        end = section.end
    inside = "".join(text[section.start : section.end].replace("\n\n", "") for section in sections)
    assert inside == "".join(block.text for block in blocks)


def test_a_heading_stands_above_its_section_and_in_no_section() -> None:
    text, sections, _ = lay_out([Block("One.", "Top"), Block("Two.", "Top"), Block("Three.", "Low")])
    assert text == "Top\n\nOne.\n\nTwo.\n\nLow\n\nThree."
    assert [text[s.start : s.end] for s in sections] == ["One.\n\nTwo.", "Three."]
    assert [s.heading for s in sections] == ["Top", "Low"]


def test_a_quotation_is_placed_where_it_stands() -> None:
    blocks = [
        Block("One.", place="p. 1"),
        Block("Two turns.", "H", "p. 2", ((4, "p. 3"),)),
        Block("Four.", "H", "p. 4"),
    ]
    text, sections, places = lay_out(blocks)
    document = Document("s", "T", None, None, None, None, text, sections, "d", places)

    def where(words: str) -> str:
        return document.location(text.index(words), text.index(words) + len(words))

    assert [where(words) for words in ("One.", "Two", "turns.", "Two turns.", "Four.")] == [
        "p. 1",
        "p. 2, § H",
        "p. 3, § H",
        "p. 2–3, § H",
        "p. 4, § H",
    ]


def test_first_h1_is_the_title_and_a_heading_without_text_is_kept() -> None:
    draft = Draft()
    pairs = [("h1", "Title"), ("h2", "Lone"), ("h2", "Full"), ("p", "Text.")]
    assert list(under_headings(pairs, draft)) == [Block("", "Lone"), Block("Text.", "Full")]
    assert draft.title == "Title"
