import pytest

from index.errors import UnreadableSource
from index.read.text import decode, read_markdown, read_text


def blocks(draft) -> list[tuple[str, str]]:
    return [(block.heading, block.text) for block in draft.blocks]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    text = "Müller said that the café in Kraków was “closed”. " * 5
    if encoding == "cp1252":
        text = text.replace("ó", "o")
    assert decode(text.encode(encoding)) == text


def test_binary_is_no_text() -> None:
    with pytest.raises(UnreadableSource):
        decode(b"\x7fELF\x00\x01\x02")


def test_first_short_line_is_the_title_and_others_are_headings() -> None:
    draft = read_text(b"A talk in three parts\n\nFirst sentence here.\n\nThe middle\n\nSecond one. Third one.\n")
    assert draft.title == "A talk in three parts"
    assert blocks(draft) == [("", "First sentence here."), ("The middle", "Second one. Third one.")]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    wrapped = (
        "The delegations met for less than three hours and then they\n"
        "parted without a ceasefire, as many had expected before the\n"
        "day began.\n\nA second paragraph stands\nhere.\n"
    )
    assert [text for _, text in blocks(read_text(wrapped.encode()))] == [
        (
            "The delegations met for less than three hours and then they parted without a ceasefire, as many had "
            "expected before the day began."
        ),
        "A second paragraph stands here.",
    ]


def test_a_line_a_paragraph_stays_so() -> None:
    text = "One paragraph of some length that ends as a sentence does.\nAnother paragraph that ends with a stop.\n"
    assert len(blocks(read_text(text.encode()))) == 2


def test_furniture_goes_and_sentences_stay() -> None:
    draft = read_text(
        b"Join on WhatsApp\n\nA title of four words\n\nHe asked them to share it. Close the door.\n\n"
        b"Leave a Comment\n\nYour email address will not be published. Required fields are marked *\n\nScroll to Top"
    )
    assert draft.title == "A title of four words"
    assert [text for _, text in blocks(draft)] == ["He asked them to share it. Close the door."]


def test_short_lines_in_a_row_are_text_and_none_is_lost() -> None:
    draft = read_text(b"The list of those who came\n\nThese people came to it.\n\nPeskov\n\nZakharova\n\nUmerov\n")
    words = " ".join(text for _, text in blocks(draft))
    assert all(name in words for name in ("Peskov", "Zakharova", "Umerov"))


def test_dateline_tells_author_publisher_and_date() -> None:
    draft = read_text(
        b"A title of four words\n\nBy Ada Lindqvist | Meridian Brief | March 1, 2025\n\nIt began today.\n"
    )
    assert (draft.author, draft.publisher, draft.published) == ("Ada Lindqvist", "Meridian Brief", "2025-03-01")
    assert [text for _, text in blocks(draft)] == ["It began today."]


@pytest.mark.parametrize("lines", [("By Ada Lindqvist", "March 1, 2025"), ("March 1, 2025", "By Ada Lindqvist")])
def test_a_byline_beside_the_dateline_is_the_author_and_no_heading(lines: tuple[str, str]) -> None:
    draft = read_text("\n\n".join(["A title of four words", *lines, "It began today.", "It goes on."]).encode())
    assert (draft.author, draft.published) == ("Ada Lindqvist", "2025-03-01")
    assert blocks(draft) == [("", "It began today."), ("", "It goes on.")]


def test_a_line_that_begins_like_a_byline_and_names_nobody_stays() -> None:
    draft = read_text(b"A title of four words\n\nMarch 1, 2025\n\nBy noon it was over\n\nIt began today.\n")
    assert (draft.author, blocks(draft)) == (None, [("By noon it was over", "It began today.")])


def test_a_question_of_an_interview_is_no_heading() -> None:
    draft = read_text(b"A title of four words\n\nQ: When does it sail?\n\nHolm: At noon.\n")
    assert blocks(draft) == [("", "Q: When does it sail?"), ("", "Holm: At noon.")]


@pytest.mark.parametrize(
    "line",
    [
        "Harbour Town Council, minutes of the meeting of 12 March 2026",
        "TRANSCRIPT - Radio Skerry, Morning Programme, 12 March 2026",
    ],
)
def test_a_first_line_that_ends_with_its_day_is_the_title(line: str) -> None:
    draft = read_text(f"{line}\n\nThe pier is old, Ada Holm said.\n".encode())
    assert (draft.title, draft.published, draft.publisher) == (line, "2026-03-12", None)
    assert [block.text for block in draft.blocks] == ["The pier is old, Ada Holm said."]


def test_a_source_in_front_matter_is_an_address_or_a_publisher() -> None:
    for told, found in (
        ("The Harbour Lantern", ("The Harbour Lantern", None)),
        ("https://example.org/a", (None, "https://example.org/a")),
        ("www.example.org/a", (None, "www.example.org/a")),
    ):
        draft = read_markdown(f"---\nsource: {told}\n---\nIt rained.".encode())
        assert (draft.publisher, draft.url) == found


def test_a_date_inside_a_sentence_is_no_dateline() -> None:
    draft = read_text(b"The war began on 24 February 2022.\n\nIt goes on.\n")
    assert draft.published is None
    assert len(draft.blocks) == 2


MARKDOWN = b"""---
title: Three hours in Istanbul
author: Mara Castellan
publisher: Meridian Brief
date: 2025-06-02
url: https://example.org/a
---

# Three hours in Istanbul

Delegations **met** for [three hours](https://example.org/x)
and parted.

## Prisoners

- an `exchange`
- of many

| who | what |
|---|---|
| Kyiv | all |

### Empty above

## Last

End.
"""


def test_markdown() -> None:
    draft = read_markdown(MARKDOWN)
    assert (draft.title, draft.author, draft.publisher) == (
        "Three hours in Istanbul",
        "Mara Castellan",
        "Meridian Brief",
    )
    assert (draft.published, draft.url) == ("2025-06-02", "https://example.org/a")
    assert blocks(draft) == [
        ("", "Delegations met for three hours and parted."),
        ("Prisoners", "an exchange"),
        ("Prisoners", "of many"),
        ("Prisoners", "who | what"),
        ("Prisoners", "Kyiv | all"),
        ("Empty above", ""),
        ("Last", "End."),
    ]


def test_markdown_without_front_matter_takes_its_title_from_the_first_heading() -> None:
    draft = read_markdown(b"# A title\n\nText.\n")
    assert draft.title == "A title"
    assert blocks(draft) == [("", "Text.")]


@pytest.mark.parametrize(
    ("head", "title", "day"),
    [
        ("title: [unclosed\ndate: 2025-03-01", "[unclosed", "2025-03-01"),
        ("title: 'Talks: day two: a report'\ndate: 2024-02-30", "Talks: day two: a report", None),
        ("title: Talks --- day two: what is left", "Talks --- day two: what is left", None),
        ("title: Talks: day two\nDate: 1 March 2025", "Talks: day two", "2025-03-01"),
        ("Title: Capitals\nDATE: 2025/03/01\nPublisher: P", "Capitals", "2025-03-01"),
    ],
)
def test_front_matter_as_people_write_it(head: str, title: str, day: str | None) -> None:
    draft = read_markdown(f"---\n{head}\n---\n\nAnna said so.\n".encode())
    assert (draft.title, draft.published, [block.text for block in draft.blocks]) == (title, day, ["Anna said so."])


def test_a_line_that_runs_on_is_no_heading() -> None:
    draft = read_text(
        b"Senator Lee Dax said\nthat the vote was off.\n\nTailor Ken Ito said on Tuesday that\nit rained.\n"
    )
    assert draft.title is None
    assert [block.text for block in draft.blocks] == [
        "Senator Lee Dax said that the vote was off.",
        "Tailor Ken Ito said on Tuesday that it rained.",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Peskov asked: “Why should we stop?”",
        "Peskov rejected the offer.[3]",
        "He told TASS: “We regret it”",
        "It is over…",
    ],
)
def test_sentences_are_no_headings(line: str) -> None:
    draft = read_text(f"A title of four words\n\n{line}\n\nThen it rained for an hour.\n".encode())
    assert [text for _, text in blocks(draft)] == [line, "Then it rained for an hour."]


@pytest.mark.parametrize("line", ["What’s at risk?", "Kremlin’s Response: ‘Regrettable’", "Q1: Why did it end?"])
def test_headings_are_headings(line: str) -> None:
    draft = read_text(f"A title of four words\n\nIt began.\n\n{line}\n\nThen it rained for an hour.\n".encode())
    assert blocks(draft)[-1] == (line, "Then it rained for an hour.")


def test_one_damaged_byte_does_not_make_utf8_another_encoding() -> None:
    text = "Müller sagte, dass Peskov „bedauerlich“ sagte. Übrigens: „gut“.".encode()
    assert "Müller sagte" in decode(text + b" \xff")


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        (b"# T\n\none<br>two\n", ["one two"]),
        (b"# T\n\n<div><p>Words &amp; more</p></div>\n", ["Words & more"]),
        (b"---\nThis is prose.\n---\n\nMore prose.\n", ["This is prose.", "More prose."]),
        (b"# T\n\nText.\n\n## Last one\n", ["Text.", "Last one"]),
    ],
)
def test_markdown_loses_no_word(markdown: bytes, words: list[str]) -> None:
    draft = read_markdown(markdown)
    assert [block.text or block.heading for block in draft.blocks] == words or draft.blocks[0].heading == words[0]


def test_a_list_of_authors() -> None:
    assert read_markdown(b"---\nauthor: [Ada, Jonas]\n---\nText.\n").author == "Ada, Jonas"


def test_short_western_text_is_not_taken_for_baltic() -> None:
    text = "Café owner René Dubois said the naïve plan would “ruin the street” — he wants €500 back."
    assert decode(text.encode("cp1252")) == text


def test_cyrillic_in_an_old_encoding() -> None:
    text = "Дмитрий Песков сказал, что переговоры продолжаются и что дата нового раунда пока не определена. " * 3
    assert decode(text.encode("cp1251")) == text
