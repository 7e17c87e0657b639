"""Who says what: forms of reported speech, and laws that hold for any text."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.split.said import Said
from index.split.statements import statements
from index.types import Document, Quoted

Row = tuple[str, str, str, Quoted]
"""Speaker, cue, content, and how it is quoted."""

FORMS: list[tuple[str, list[Row]]] = [
    (
        "“The ferry sails,” said Ada Holm, the harbour's speaker.",
        [("Ada Holm, the harbour's speaker", "said", "“The ferry sails,”", "direct")],
    ),
    ("Holm said that the ferry sails.", [("Holm", "said", "that the ferry sails", "indirect")]),
    ("According to Holm, the ferry sails.", [("Holm", "According to", "the ferry sails", "indirect")]),
    ("The ferry sails, according to Holm.", [("Holm", "according to", "The ferry sails", "indirect")]),
    (
        "The ferry sails, Holm told reporters, adding that nobody had been asked.",
        [
            ("Holm", "told", "The ferry sails", "indirect"),
            ("Holm", "adding", "that nobody had been asked", "indirect"),
        ],
    ),
    ("Holm called the delay “a gift.”", [("Holm", "called", "the delay “a gift.”", "mixed")]),
    ("In a statement on X, she wrote: “We sail.”", [("she", "wrote", "“We sail.”", "direct")]),
    (
        "“We sail,” Holm said. “We always did, and we will sail tomorrow.”",
        [("Holm", "said", "“We always did, and we will sail tomorrow.”", "direct")],
    ),
    (
        "Ada Holm, 44, of Arden, said she would sail.",
        [("Ada Holm, 44, of Arden", "said", "she would sail", "indirect")],
    ),
    (
        "Ada Holm, who was elected last year, warned that the pier may fall.",
        [("Ada Holm, who was elected last year", "warned", "that the pier may fall", "indirect")],
    ),
    (
        "The row drew an angry reply from Mayor Ada Holm, who called the plan “a gift.”",
        [("Mayor Ada Holm, who", "called", "the plan “a gift.”", "mixed")],
    ),
    (
        "The mayor denied that the money was gone and accused the council of lying.",
        [
            ("The mayor", "denied", "that the money was gone", "indirect"),
            ("The mayor", "accused", "the council of lying", "indirect"),
        ],
    ),
    (
        "Holm said the pier would fall, but the council said it would hold.",
        [
            ("Holm", "said", "the pier would fall", "indirect"),
            ("the council", "said", "it would hold", "indirect"),
        ],
    ),
    (
        "On Monday, the harbour's director went on to say that it was full.",
        [("the harbour's director", "went on to say", "that it was full", "indirect")],
    ),
    ("Holm vowed to sail.", [("Holm", "vowed", "to sail", "indirect")]),
    (
        "Holm's claim that the pier is safe was heard.",
        [("Holm's", "claim", "that the pier is safe was heard", "indirect")],
    ),
    (
        "Holm described the pier as “rotten,” saying that it had to go.",
        [
            ("Holm", "described", "the pier as “rotten,”", "mixed"),
            ("Holm", "saying", "that it had to go", "indirect"),
        ],
    ),
    (
        "Holm has a plan, and the people who know the pier say that it will work.",
        [("the people who know the pier", "say", "that it will work", "indirect")],
    ),
    ("“It is old. It holds.” Ada Holm said on Monday.", [("Ada Holm", "said", "“It is old. It holds.”", "direct")]),
    ("“No.” Holm said it was late.", [("Holm", "said", "it was late", "indirect")]),
    ("‘It sails,’ said Ada Holm.", [("Ada Holm", "said", "‘It sails,’", "direct")]),
    ("“Will it hold?” asked Ada Holm.", [("Ada Holm", "asked", "“Will it hold?”", "direct")]),
    ('"We sail," Holm told "Good Morning Arden" on Friday.', [("Holm", "told", '"We sail,"', "direct")]),
    (
        "While Holm says the pier is safe, nobody walks on it.",
        [("Holm", "says", "the pier is safe", "indirect")],
    ),
    ("A broker there said that wheat is dear.", [("A broker", "said", "that wheat is dear", "indirect")]),
    (
        "On 16 May 2025 the crews agreed to sail.",
        [("the crews", "agreed", "to sail", "indirect")],
    ),
    (
        "Analysts at Brook & Pell said the pier was dear.",
        [("Analysts at Brook & Pell", "said", "the pier was dear", "indirect")],
    ),
    (
        "Holm firmly opposed the pier, advocating for a road.",
        [("Holm", "advocating", "for a road", "indirect")],
    ),
    (
        "It was an answer to Ada Holm's call for calm on the pier.",
        [("Ada Holm's", "call", "calm on the pier", "indirect")],
    ),
    ("Holm's call for calm was heard by few.", [("Holm's", "call", "calm", "indirect")]),
    (
        "According to the buyer, Ada Holm, the ferry sails.",
        [("the buyer, Ada Holm", "According to", "the ferry sails", "indirect")],
    ),
    (
        "According to the report, New Arden, the ferry sails.",
        [("the report", "According to", "New Arden, the ferry sails", "indirect")],
    ),
    ("In 1984 clerk Ada Holm said that it sails.", [("clerk Ada Holm", "said", "that it sails", "indirect")]),
    (
        "Holm was quoted by the Herald as saying that the ferry sails.",
        [("Holm", "saying", "that the ferry sails", "indirect")],
    ),
    (
        "The Herald quoted Ada Holm, a sailor, as saying that the ferry sails.",
        [("Ada Holm, a sailor", "saying", "that the ferry sails", "indirect")],
    ),
    (
        "Holm and the union's chair, Jon Ruiz, promised a pump.",
        [("Holm", "promised", "a pump", "indirect"), ("the union's chair, Jon Ruiz", "promised", "a pump", "indirect")],
    ),
    (
        "Harbour master Ada Holm on X: “We sail.” Holm was late.",
        [("Harbour master Ada Holm", ":", "“We sail.”", "direct")],
    ),
]

SILENT = [
    "Ada Holm, who wrote the report, did not say that the pier is old.",
    "Neither side has said yes, and neither has said no.",
    "The mayor rejected that.",
    "The crews know a third way: a wall by the pier, written down and signed.",
    "Holm did not say that the ferry sails.",
    "Holm never claimed that it was safe.",
    "The ministry reported a loss.",
    "A ferry called Promise sails at noon.",
    "Holm was told that the ferry sails.",
    "Sixty pledged delegates were there.",
    "The storms suggest a wet summer.",
    "Will Holm reject the offer?",
    "Holm, asked about the pier, shook her head.",
    "The town claims office is shut.",
    "Conclusion: the pier is old.",
    "Die Fähre fährt nicht, sagte Holm, und niemand weiß, warum das so ist.",
    "",
]


def _document(text: str, published: str | None = "2025-03-07") -> Document:
    return Document("a.txt", "A", None, None, published, None, text, (), "0")


def _rows(text: str) -> list[Row]:
    return [
        (text[slice(*said.speaker)], text[slice(*said.cue)], text[slice(*said.content)], said.quoted)
        for said in statements(_document(text))
    ]


@pytest.mark.parametrize(("text", "rows"), FORMS, ids=[text[:40] for text, _ in FORMS])
def test_finds_who_says_what(text: str, rows: list[Row]) -> None:
    assert _rows(text) == rows


@pytest.mark.parametrize("text", SILENT)
def test_takes_nothing_for_a_statement_that_is_none(text: str) -> None:
    assert _rows(text) == []


def test_what_another_one_reports_is_that_ones() -> None:
    assert [row[0] for row in _rows("Holm said that Ruiz claims the pier is safe.")] == ["Holm"]


def test_a_quotation_runs_over_paragraphs() -> None:
    text = "“The pier is old,” Holm said.\n\n“We shall build another one, and it will be longer.”"
    assert _rows(text) == [("Holm", "said", "“We shall build another one, and it will be longer.”", "direct")]
    text = "Holm said: “The pier is old.\n\n“We shall build another one.”"
    assert _rows(text) == [("Holm", "said", text[text.index("“") :], "direct")]


def test_a_sentence_announces_the_quotation_of_the_next_paragraph() -> None:
    assert _rows("Holm continued:\n\n“The pier is old.”") == [("Holm", "continued", "“The pier is old.”", "direct")]


def test_a_headline_names_its_speaker() -> None:
    text = "Holm: ferry may sail\n\nAda Holm spoke of it at noon."
    assert _rows(text)[0] == ("Holm", ":", "ferry may sail", "indirect")


def test_the_name_of_a_paper_is_not_said_by_whom_it_is_of() -> None:
    assert _rows("Holm Lines: statement on safety\n\nHolm Lines is old.") == []


def test_what_a_record_says_is_said_by_its_speaker() -> None:
    text = "the mayor's aide: We sail. It is late.\n\nNobody asked: not once."
    (said,) = statements(replace(_document(text), origins={"speaker": "record"}))
    assert (text[slice(*said.speaker)], said.quoted) == ("the mayor's aide", "direct")
    assert text[slice(*said.content)] == "We sail. It is late.\n\nNobody asked: not once."
    assert _rows(text) == []
    assert statements(replace(_document("Q: Does it sail to the pier?"), origins={"speaker": "record"})) == []


def test_turns_of_a_transcript_are_statements() -> None:
    text = "RUIZ: Does it sail?\n\nHOLM: It does.\n\nAt noon, as always.\n\nRUIZ: Thank you.\n\nHOLM: Good night."
    assert [row[:3] for row in _rows(text)] == [
        ("RUIZ", ":", "Does it sail?"),
        ("HOLM", ":", "It does.\n\nAt noon, as always."),
        ("RUIZ", ":", "Thank you."),
        ("HOLM", ":", "Good night."),
    ]


def test_she_behind_an_arabic_name_is_its_bearer_and_no_one_before() -> None:
    text = (
        "Mayor Anna Voss came late. “I wait,” Voss said.\n\n"
        "Fatima al-Zahrawi, who leads the union, said nobody had asked. “Nobody came,” she said. “Fish will die.”"
    )
    assert [said.who.name for said in statements(_document(text))] == ["Anna Voss", *["Fatima al-Zahrawi"] * 2]


def test_of_questions_and_answers_only_what_somebody_says_is_a_statement() -> None:
    text = "Q: Does it sail?\n\nHolm: It does.\n\nQ: When?\n\nHolm: At noon."
    assert [row[:3] for row in _rows(text)] == [("Holm", ":", "It does."), ("Holm", ":", "At noon.")]


def test_tells_who_is_meant_when_and_through_what() -> None:
    text = "Harbour speaker Ada Holm came late.\n\n“The ferry sails,” Holm told the Arden Herald on Thursday."
    (said,) = statements(_document(text))
    assert (said.who.name, said.who.role) == ("Ada Holm", "Harbour speaker")
    assert (said.spoken, said.medium) == ("2025-03-06", "the Arden Herald")


def test_a_day_in_what_is_said_is_not_the_day_of_speech() -> None:
    (said,) = statements(_document("Holm said that the ferry had sailed on Tuesday."))
    assert said.spoken is None


def test_a_quotation_is_surer_than_a_report() -> None:
    direct, indirect = (
        statements(_document(t))[0].sure for t in ("“It sails,” said Holm.", "Holm warned that it leaks.")
    )
    assert direct > indirect


_PIECES = st.sampled_from(
    [
        *"“” \"'.,:()—x",
        *(
            "''",
            "Peskov",
            "he",
            "said",
            "saying",
            "told reporters",
            "that",
            "\n\n",
            "according to",
            "who",
            "and",
            "claims",
        ),
        *("PESKOV: ", "the minister", "’s", "on Monday", "İ", "ß", "\u2028"),
    ]
)


@pytest.mark.parametrize("words", ["men who ", "and Holm said that it rains ", "(said) "])
def test_a_sentence_without_end_is_read_in_pieces(words: str) -> None:
    text = f"{words * 2000}Holm said that it rains"
    assert all(said.sentence[1] - said.sentence[0] < 3000 for said in statements(_document(text)))


def test_a_long_sentence_is_cut_in_no_quotation() -> None:
    quotation = f"“{'the ferry sails, ' * 100}”"
    for text in (f"{quotation} said Ada Holm", f"{'The pier fell, and ' * 99}{quotation} said Ada Holm"):
        (said,) = statements(_document(text))
        assert quotation in text[slice(*said.content)]


@given(st.one_of(st.text(), st.lists(_PIECES).map(" ".join), st.lists(_PIECES).map("".join)))
def test_spans_lie_inside_the_text_and_do_not_overlap(text: str) -> None:
    for said in statements(_document(text)):
        for start, end in (said.content, said.speaker, said.cue, said.sentence):
            assert 0 <= start < end <= len(text)
        assert said.speaker[1] <= said.content[0] or said.content[1] <= said.speaker[0]
        assert said.sentence[0] <= min(said.content[0], said.speaker[0], said.cue[0])
        assert said.sentence[1] >= max(said.content[1], said.speaker[1], said.cue[1])
        assert text[slice(*said.content)].strip()


@given(st.lists(_PIECES).map(" ".join))
def test_the_same_text_gives_the_same_statements(text: str) -> None:
    first: list[Said] = statements(_document(text))
    assert statements(_document(text)) == first
