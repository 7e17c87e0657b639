from pathlib import Path

from bot.extract.sentences import MOST_SAID, extract
from index import Index
from index.search import understand


def sentences(index: Index, question: str, **texts: str) -> list[str]:
    asked = understand(question)
    return [sentence.text for sentence in extract(asked, index.retrieve(question, 8), index)]


def write(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def test_the_sentence_with_the_number_answers_how_many(index: Index, folder: Path) -> None:
    write(folder, a="The prisoners were tired. An exchange of 300 prisoners was agreed. Prisoners sang.")
    index.build([folder])
    assert sentences(index, "how many prisoners were exchanged")[0] == "An exchange of 300 prisoners was agreed."


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
