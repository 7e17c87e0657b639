import json

from bot import Bot, Turn, conversation_dict, conversation_markdown
from index import Index
from tests.bot.test_markdown import seen

ASKED = ["what did Peskov say", "How many prisoners will be exchanged?", "What is the capital of Australia?"]


def talk(bot: Bot) -> list[Turn]:
    turns: list[Turn] = []
    for question in ASKED:
        answer = bot.ask(question, turns)
        turns += [Turn("user", question), Turn("assistant", answer.text, answer)]
    return turns


def test_a_conversation_as_markdown_has_every_quotation_and_its_place(real: Index) -> None:
    turns = talk(Bot(real))
    shown = " ".join(seen(conversation_markdown(turns)).text.split())
    for turn in turns:
        assert turn.answer or " ".join(turn.text.split()) in shown
        for citation in turn.answer.citations if turn.answer else ():
            assert " ".join(citation.quote.split()) in shown
            assert citation.full in shown
            assert citation.source in citation.full or citation.url in citation.full


def test_places_are_written_short_where_that_is_wanted(real: Index) -> None:
    answer = Bot(real).ask("what did Peskov say")
    first = answer.citations[0]
    assert f"1. {first.cite}" in answer.to_markdown("short")
    assert f"1. {first.full}" in answer.to_markdown().replace("\\", "")


def test_a_decline_has_no_places(real: Index) -> None:
    answer = Bot(real).ask("What is the capital of Australia?")
    assert seen(answer.to_markdown()).text.strip() == answer.text


def test_a_conversation_as_json_has_all_of_its_answers(real: Index) -> None:
    turns = talk(Bot(real))
    told = json.loads(json.dumps(conversation_dict(turns)))["turns"]
    assert [turn["role"] for turn in told] == ["user", "assistant"] * len(ASKED)
    for turn, known in zip(told, turns, strict=True):
        assert turn.get("text", "") == ("" if known.answer else known.text)
        assert not known.answer or turn["citations"] == json.loads(json.dumps(known.answer.to_dict()))["citations"]


def test_a_turn_of_which_only_the_text_is_known_keeps_it() -> None:
    turns = [Turn("user", "what *did* he say"), Turn("assistant", "Words. [1]")]
    assert "Words. [1]" in seen(conversation_markdown(turns)).text
    assert conversation_dict(turns)["turns"][1] == {"role": "assistant", "text": "Words. [1]"}
