from bot import Bot
from bot.write.items import in_words, items
from index import Index


def test_items_are_slices_and_know_who_speaks(real: Index) -> None:
    answer = Bot(real).ask("what did Peskov say about the refusal")
    given = items(answer, real)
    assert [one.number for one in given] == list(range(1, len(given) + 1))
    assert {(p.source, p.start, p.end) for p in answer.passages} <= {(i.document.source, i.start, i.end) for i in given}
    first = given[0]
    assert first.said
    assert first.text == answer.citations[0].quote
    assert (
        first.about == "Kremlin regrets refusal, Meridian Brief, 2 March 2025, said by Dmitry Peskov, Kremlin spokesman"
    )
    assert {one.speaker for one in first.statements} == {"Dmitry Peskov"}
    for one in given:
        assert all(said.start < one.end and one.start < said.end for said in one.statements)


def test_days_in_words() -> None:
    assert in_words("2025-03-02") == "2 March 2025"
    assert in_words(None) == ""
