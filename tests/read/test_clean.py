import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.read.clean import FURNITURE, lines, one_line, tidy


@given(st.text())
def test_tidy_is_done_after_one_time(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@given(st.text())
def test_tidy_loses_no_letter(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert [c for c in tidy(text) if c.isalnum()] == [c for c in composed if c.isalnum()]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_every_line_end_is_one(end: str) -> None:
    assert tidy(f"one{end}two") == "one\ntwo"


def test_invisible_characters_go_and_composed_forms_come() -> None:
    assert tidy("Ze\u00adlen\u200bsky\ufeff e\u0301 e\u200b\u0301") == "Zelensky é é"


def test_half_a_character_is_none() -> None:
    assert tidy("a\ud800b\udc00") == "a\ufffdb\ufffd"


def test_nothing_turns_around_what_stands_beside_it() -> None:
    assert tidy("\u202egnp.exe\u2066 \u2067שלום \u202d1\u202c\u2069") == "gnp.exe שלום 1"


def test_one_line() -> None:
    assert one_line(" a\n b\t\tc ") == "a b c"


@pytest.mark.parametrize(
    "line",
    [
        "Join on WhatsApp",
        "Leave a Comment",
        "Leave a Reply",
        "Share to:",
        "Table of Contents",
        "close",
        "Scroll to Top",
        "---|",
    ],
)
def test_furniture(line: str) -> None:
    assert FURNITURE.fullmatch(line)
    assert lines(line) == []


@pytest.mark.parametrize(
    "line", ["Close the door.", "Share prices fell.", "He will join on Monday.", "Keywords matter."]
)
def test_sentences_are_no_furniture(line: str) -> None:
    assert lines(line) == [line]


PAGE = """harbourman7
Ships Wait Outside The Bay

harbourman7
Share on Facebook | Twitter
Contents
1) Why they wait
2. What comes next |
Meta Description: Ships wait outside the bay, and nobody says why.
Ships Wait Outside The Bay Again
Forty ships were waiting on Monday, the harbour master said.
Why they wait
No pilot came. |
BERG
They will come tomorrow.
BERG
Or the day after.
What comes next
Nobody knows.
Privacy Policy
© 2025 The Harbour Page. All rights reserved.
"""


def test_a_page_loses_its_furniture_and_no_sentence() -> None:
    assert lines(PAGE) == [
        "Ships Wait Outside The Bay",
        "",
        "Ships Wait Outside The Bay Again",
        "Forty ships were waiting on Monday, the harbour master said.",
        "Why they wait",
        "No pilot came.",
        "BERG",
        "They will come tomorrow.",
        "BERG",
        "Or the day after.",
        "What comes next",
        "Nobody knows.",
        "",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "We close at noon.",
        "Follow us, he said.",
        "Close allies were told.",
        "He said: read more.",
        "Email from the minister was leaked.",
        "Open to talks",
        "1) They leave.",
        "Copyright law was changed in 2024.",
        "Comments by the minister were read out.",
    ],
)
def test_a_sentence_is_no_furniture(line: str) -> None:
    assert lines(line) == [line]
