from hypothesis import given
from hypothesis import strategies as st

from index.read.draft import Block, Draft, lay_out, under_headings

WORDS = st.text(alphabet="abc .", min_size=1, max_size=12).map(str.strip).filter(bool)
BLOCKS = st.lists(
    st.builds(Block, st.one_of(WORDS, st.just("")), st.sampled_from(["", "H", "I"]), st.sampled_from([None, 1, 2]))
)


@given(BLOCKS)
def test_sections_lie_in_order_and_hold_every_block(blocks: list[Block]) -> None:
    text, sections = lay_out(blocks)
    end = 0
    for section in sections:
        assert end <= section.start < section.end <= len(text)
        end = section.end
    inside = "".join(text[section.start : section.end].replace("\n\n", "") for section in sections)
    assert inside == "".join(block.text for block in blocks)


def test_a_heading_stands_above_its_section_and_in_no_section() -> None:
    text, sections = lay_out([Block("One.", "Top"), Block("Two.", "Top"), Block("Three.", "Low")])
    assert text == "Top\n\nOne.\n\nTwo.\n\nLow\n\nThree."
    assert [text[s.start : s.end] for s in sections] == ["One.\n\nTwo.", "Three."]
    assert [s.label for s in sections] == ["§ Top", "§ Low"]


def test_pages_are_sections() -> None:
    _, sections = lay_out([Block("One.", page=1), Block("Two.", "H", 2)])
    assert [section.label for section in sections] == ["p. 1", "p. 2, § H"]


def test_first_h1_is_the_title_and_a_heading_without_text_is_kept() -> None:
    draft = Draft()
    pairs = [("h1", "Title"), ("h2", "Lone"), ("h2", "Full"), ("p", "Text.")]
    assert list(under_headings(pairs, draft)) == [Block("", "Lone"), Block("Text.", "Full")]
    assert draft.title == "Title"
