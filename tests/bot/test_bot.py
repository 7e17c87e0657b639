import re
from pathlib import Path

import pytest

from bot import Answer, Bot, Turn
from index import Index
from index.errors import QuestionError

ANSWERED = {
    "what did Peskov say": "regrettable",
    "How many prisoners will be exchanged?": "6,000",
    "who rejected the second peace summit": "Russia has rejected",
    "what did Zelensky say about NATO": "NATO",
    "what did Zelenskiy say about rewarding aggression": "reward for war",
    "what did Umerov say": "Umerov",
    "what did Zakharova say about ultimatums": "ultimatums",
    "when was the first peace summit held": "June 2024",
    "where was the first peace summit held": "Switzerland",
    "how many people have been displaced": "10 million",
    "what did Putin demand": "demanded",
    "what did the European Union adopt": "fourteenth package",
}
DECLINED = [
    "What is the capital of Australia?",
    "what did Macron say",
    "what did Peskov say about gas prices",
    "who won the football world cup",
    "how do I bake bread",
]


@pytest.fixture
def bot(real: Index) -> Bot:
    return Bot(real)


@pytest.mark.parametrize(("question", "words"), ANSWERED.items())
def test_answers_are_found_and_verbatim(bot: Bot, question: str, words: str) -> None:
    answer = bot.ask(question)
    assert answer.found
    assert words in answer.text
    for number, citation in enumerate(answer.citations, start=1):
        assert citation.number == number
        assert bot.index.document(citation.source).text[citation.start : citation.end] == citation.quote
    assert tuple(citation for part in answer.parts for citation in part.citations) == answer.citations
    for part in answer.parts:
        marks = " ".join(f"[{citation.number}]" for citation in part.citations)
        assert f"{part.citations[0].quote} {marks}" in answer.text


@pytest.mark.parametrize("question", DECLINED)
def test_declines_have_no_citations(bot: Bot, question: str) -> None:
    answer = bot.ask(question)
    assert not answer.found
    assert answer.citations == ()
    assert answer.text


def test_a_decline_names_what_is_missing(bot: Bot) -> None:
    assert "No source mentions Australia" in bot.ask("What is the capital of Australia?").text
    assert "No source has Macron speaking." in bot.ask("what did Macron say").text
    assert "No source has Peskov speaking on gas prices." in bot.ask("what did Peskov say about gas prices").text


def test_filters_hold_for_the_answer(bot: Bot) -> None:
    answer = bot.ask("what did Zelensky say", publisher="Harbour Dispatch")
    assert {citation.publisher for citation in answer.citations} == {"Harbour Dispatch"}
    assert not bot.ask("what did Peskov say", publisher="Nobody").found


def test_a_follow_up_is_made_whole(bot: Bot) -> None:
    history = [Turn("user", "what did Zelenskyy say after the talks?"), Turn("assistant", "…")]
    answer = bot.ask("and about NATO?", history=history)
    assert answer.asked_as == "what did Zelenskyy say about NATO"
    assert "NATO" in answer.citations[0].quote


@pytest.mark.parametrize(
    "message", ["hello", "thanks", "what can you do?", "which sources do you have?", "who is quoted?"]
)
def test_what_asks_nothing_of_the_sources_is_replied_to(bot: Bot, message: str) -> None:
    history = [Turn("user", "what did Peskov say?"), Turn("assistant", "…")]
    answer = bot.ask(message, history)
    assert answer.found
    assert (answer.citations, answer.passages, answer.parts, answer.asked_as) == ((), (), (), None)
    assert "15 sources" in answer.text or "14 speakers" in answer.text


def test_small_talk_loads_no_model(store: Path) -> None:
    index = Index.open(store, model="no such model")
    history = [Turn("user", "what did Peskov say? " * 90), Turn("assistant", "…")] * 3
    assert "15 sources" in Bot(index).ask("hello", history).text
    index.close()


def conversation(bot: Bot, *questions: str) -> list[Answer]:
    history, answers = list[Turn](), list[Answer]()
    for question in questions:
        answers.append(bot.ask(question, history))
        history += [Turn("user", question), Turn("assistant", answers[-1].text, answers[-1])]
    return answers


def test_nothing_is_shown_twice_where_more_is_asked_for(bot: Bot) -> None:
    answers = conversation(bot, "what did Peskov say?", "what else did he say?", "anything else?", "more")
    places = [(one.source, one.start) for answer in answers for one in answer.citations]
    assert len(places) == len(set(places))
    assert answers[1].found
    assert answers[-1].text == "No source has Peskov saying more than that."
    assert not answers[-1].found


def test_what_was_said_next_is_one_statement_after_it(bot: Bot) -> None:
    first, then, last = conversation(
        bot, "what did Zakharova say about ultimatums?", "what did she say next?", "and then?"
    )
    assert "ultimatums" in first.citations[0].quote
    assert len(then.parts) == 1
    assert "means of pressure" in then.citations[0].quote
    assert last.citations[0].source == "zakharova-briefing.txt"


def test_who_else_is_another(bot: Bot) -> None:
    first, other = conversation(bot, "what did Peskov say about NATO?", "who else?")
    assert other.asked_as == "who else spoke about NATO"
    assert other.found
    assert {one.speaker for one in first.citations}.isdisjoint(one.speaker for one in other.citations)
    again = conversation(bot, "what did Peskov say about NATO?", "who else?", "who else?")[-1]
    assert {one.speaker for one in again.citations}.isdisjoint(
        one.speaker for one in (*first.citations, *other.citations)
    )
    nobody = conversation(bot, "what did Peskov say about NATO?", "who else said that?")[-1]
    assert nobody.text == "No source has anybody else saying that."


MIXED = """The new wing of the hospital opened on Monday after eleven years of building, three mayors and one flood.

Two hundred people came, among them the choir of the school and a brass band from the valley, and it rained.
“We waited eleven years for this,” said nurse Colin Mbeki. The wing has ninety beds and a garden on its roof. A second
one is planned, if the money can be found, for the year after next. Nobody could say who will pay for it."""


def test_one_sentence_in_a_long_passage_is_found(tmp_path: Path) -> None:
    (tmp_path / "wing.txt").write_text(MIXED, encoding="utf-8")
    real = Index.open(tmp_path / "real")
    real.build([tmp_path / "wing.txt"])
    for question in ("What did Mbeki say?", "what did nurse Colin Mbeki say", "Mbeki", "MBEKI"):
        answer = Bot(real).ask(question)
        assert answer.found, question
        assert "We waited eleven years" in answer.citations[0].quote
    assert not Bot(real).ask("What did Grimm say?").found
    real.close()


def test_who_is_quoted_is_told_and_nobody_where_it_is_not_known(bot: Bot) -> None:
    for part in bot.ask("what did the United Nations say").parts:
        assert {c.speaker for c in part.citations} == ({part.statement.speaker} if part.statement else {None})
    assert {c.speaker for c in bot.ask("what did Peskov say").citations} == {"Dmitry Peskov"}
    assert {c.speaker for c in bot.ask("how many prisoners will be exchanged").citations} == {None}


def test_how_many_more_statements_there_are_is_told(bot: Bot) -> None:
    assert re.search(r"\n\n\d+ more statements are in the sources\.$", bot.ask("what did Peskov say", k=2).text)
    assert "more statement" not in bot.ask("what did Peskov say", k=50).text
    assert "more statement" not in bot.ask("what did Peskov say about NATO", k=1).text


def test_k_bounds_the_sentences_too(bot: Bot) -> None:
    assert len(bot.ask("what did Peskov say", k=1).citations) == 1
    assert len(bot.ask("what did Peskov say", k=1).passages) == 1


def test_a_decline_under_filters_says_so(bot: Bot) -> None:
    assert bot.ask("what did Peskov say", publisher="Nobody").text == "No source passes these filters."
    answer = bot.ask("what did Macron say", publisher="Meridian Brief")
    assert answer.text.startswith("No source that passes the filters has Macron speaking.")


def test_question_words_are_never_named_as_missing(bot: Bot) -> None:
    assert bot.ask("what did she say").text.startswith("No source answers this.")


def test_what_is_said_of_somebody_is_not_said_by_him(bot: Bot) -> None:
    assert not any("He added that Putin" in citation.quote for citation in bot.ask("What did Putin say?").citations)


def test_stream_ends_in_what_ask_gives(bot: Bot) -> None:
    assert list(bot.stream("what did Peskov say"))[-1] == bot.ask("what did Peskov say")


def test_to_dict_is_the_json_of_the_contract(bot: Bot) -> None:
    told = bot.ask("what did Peskov say", k=3).to_dict()
    assert list(told)[:6] == ["question", "found", "answer", "confidence", "citations", "passages"]
    assert list(told)[6:] == ["asked_as", "above", "parts", "below", "writer", "dropped", "fallback"]
    assert [number for part in told["parts"] for number in part["citations"]] == [
        citation["number"] for citation in told["citations"]
    ]
    assert len(told["passages"]) == 3
    assert {
        "number",
        "source",
        "title",
        "url",
        "publisher",
        "published",
        "location",
        "start",
        "end",
        "quote",
        "speaker",
        "lit",
    } == set(told["citations"][0])
    assert {"id", "source", "start", "end", "location", "text", "score"} <= set(told["passages"][0])
    assert 0 <= told["confidence"] <= 1


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("what did Pescov say?", "what did Peskov say"),
        ("what did Zaharowa say about ultimatums", "what did Zakharova say about ultimatums"),
        ("what did Peskov say?", None),
        ("how many prisoners will be exchanged?", None),
    ],
)
def test_what_was_asked_instead_is_told(bot: Bot, question: str, read: str | None) -> None:
    answer = bot.ask(question)
    assert answer.found
    assert answer.asked_as == read
    assert answer.question == answer.to_dict()["question"] == question


def test_a_follow_up_may_be_misspelt(bot: Bot) -> None:
    history = [Turn("user", "what did Pescov say?"), Turn("assistant", "…")]
    assert bot.ask("and about the summit?", history).asked_as == "what did Peskov say about the summit"


def test_a_name_of_the_asker_s_own_is_answered_and_told(tmp_path: Path) -> None:
    (tmp_path / "wing.txt").write_text(MIXED, encoding="utf-8")
    (tmp_path / "aliases.toml").write_text('"Colin Mbeki" = ["the night nurse"]\n', encoding="utf-8")
    index = Index.open(tmp_path / "store")
    index.build([tmp_path])
    answer = Bot(index).ask("What did the night nurse say?")
    assert answer.asked_as == "What did Colin Mbeki say"
    assert "We waited eleven years" in answer.citations[0].quote
    assert [source.source for source in index.sources()] == ["wing.txt"]
    index.close()


@pytest.mark.parametrize("question", ["", "   ", "x" * 2001])
def test_no_question_is_told(bot: Bot, question: str) -> None:
    with pytest.raises(QuestionError):
        bot.ask(question)


def test_half_a_character_is_no_fault(bot: Bot) -> None:
    past = [Turn("user", "what did Peskov \ud800 say?"), Turn("assistant", "\udfff" * 3000)]
    assert bot.ask("and about NATO \ud800?", past).question == "and about NATO ??"
    with pytest.raises(QuestionError, match="half a character"):
        bot.index.retrieve("NATO \ud800")


def test_what_only_stands_near_the_topic_is_no_answer_where_something_speaks_of_it(
    index: Index, tmp_path: Path
) -> None:
    texts = tmp_path / "near"
    texts.mkdir()
    (texts / "near.txt").write_text(
        "Otto Hale said that nobody should hurry. Rita Moor told reporters that the ferry is old.", encoding="utf-8"
    )
    index.build([texts])
    ask = Bot(index).ask
    assert [found.quote for found in ask("what did Otto Hale say about the ferry").citations] == [
        "Otto Hale said that nobody should hurry."
    ]
    (texts / "on.txt").write_text("Hale repeated that the ferry will sail.", encoding="utf-8")
    index.build([texts])
    assert [found.quote for found in ask("what did Otto Hale say about the ferry").citations] == [
        "Hale repeated that the ferry will sail."
    ]


def test_what_a_document_says_is_no_speakers_statement(bot: Bot) -> None:
    answer = bot.ask("What does the memorandum say about neutrality?")
    assert answer.found
    assert all(part.kind != "said" for part in answer.parts)


def test_another_summit_is_no_answer(bot: Bot) -> None:
    answer = bot.ask("Where will the second peace summit be held?")
    assert all("first peace summit" not in one.quote for one in answer.citations)


@pytest.mark.parametrize(
    "question", ["what about NATO", "NATO", "Will Ukraine join NATO?", "what did he say about NATO"]
)
@pytest.mark.parametrize("speaker", ["Peskov", "Zelensky"])
def test_with_a_speaker_what_that_one_said_on_it_answers(bot: Bot, question: str, speaker: str) -> None:
    answer = bot.ask(question, speaker=speaker)
    assert {part.kind for part in answer.parts} == {"said"}
    assert {part.statement.speaker.split()[-1] for part in answer.parts if part.statement} == {speaker}
    assert "NATO" in answer.text


def test_with_a_speaker_who_says_nothing_on_it_passages_answer_in_which_that_one_speaks(bot: Bot) -> None:
    answer = bot.ask("How many prisoners will be exchanged?", speaker="Peskov")
    assert not [part for part in answer.parts if part.kind == "said"]
    assert answer.asked_as is None


def test_several_sources_may_answer(bot: Bot) -> None:
    two = ["kremlin.html", "nato.txt"]
    answer = bot.ask("what did Peskov say", source=two)
    assert {citation.source for citation in answer.citations} == {*two}
