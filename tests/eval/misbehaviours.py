"""What a misbehaving language model gets past the checks, and what an honest one loses to them.

    python tests/eval/misbehaviours.py [CASES] [FOLDER]

Builds an index of FOLDER (sources/ by default), makes honest answers from its statements and sentences, and CASES
(1,000 by default) answers with one sentence in each spoilt: a word of a quotation, a number, a name, a mark, … Every
answer goes through the writer as if a server had sent it. Prints for each kind how many spoilt sentences were shown,
whether every quotation that was shown stands in its source, and how many honest sentences were dropped. Kinds that
cannot be told without understanding are measured too, and marked.
"""

import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from bot import Answer, Bot
from bot.write.bearing import covered
from bot.write.cite import check
from bot.write.items import Item, items
from bot.write.quotations import quotations
from bot.write.write import Writer
from index import Index
from index.split import sentences
from tests.eval.spoiling import SPOILT, UNCHECKED, Case, Written, bare, split

SEED = 7
MOST_QUESTIONS = 60
# Honest sentences in other words than those of sources/, by words that stand where they were taken from.
PARAPHRASES = [line.split("\t") for line in (Path(__file__).parent / "paraphrases.tsv").read_text("utf-8").splitlines()]


class Pieces:
    """Stands for a server: sends a text in small pieces."""

    model = "eval"

    def __init__(self, text: str) -> None:
        self.text = text

    def stream(self, *_: str) -> Iterator[str]:
        return (self.text[at : at + 7] for at in range(0, len(self.text), 7))


def main(cases: str = "1000", folder: str = str(ROOT / "sources")) -> None:
    with tempfile.TemporaryDirectory() as work:
        index = Index.open(Path(work) / "store")
        index.build([folder])
        chance = random.Random(SEED)
        asked = [case for question in questions(index) if (case := case_of(index, question, chance))]
        lost, faults = honest(asked)
        made, shown, leaks, quoted, wrong = spoilt(asked, int(cases), index, chance)
        index.close()
    tell("honest sentences dropped", lost[0], lost[1])
    print("  by fault:", ", ".join(f"{fault} {count}" for fault, count in faults.most_common(9)))
    tell("spoilt sentences shown", made, shown)
    print(f"\nquotations shown: {quoted}, of which not verbatim in their citation: {wrong}")
    for leak in leaks:
        print(f"  shown: {leak}")
    checked = sum(shown[kind] for kind in shown if kind not in UNCHECKED)
    sys.exit(1 if wrong or checked else 0)


def questions(index: Index) -> list[str]:
    """What every speaker said, and the title of every source."""
    speakers = [f"What did {speaker.name} say?" for speaker in index.speakers()]
    return [*speakers, *(f"{source.title}?" for source in index.sources())][:MOST_QUESTIONS]


def case_of(index: Index, question: str, chance: random.Random) -> Case | None:
    found = Bot(index).ask(question)
    given = items(found, index)
    told = tuple(one for item in given for one in sentences_of(item))
    return Case(found, given, told, chance) if len(told) > 2 and len(given) > 1 else None


def sentences_of(item: Item) -> Iterator[Written]:
    """Honest sentences: as they stand, statements with who said them, quotations, and paraphrases."""
    text = item.text.replace("{", "(").replace("}", ")")
    for start, end in sentences(text):
        whole = " ".join(text[start:end].split())
        if whole.endswith(".") and len(whole) > 30:
            yield Written(f"{whole[:-1]} {{}}.", item, "as it stands")
    for said in item.statements:
        content = " ".join(said.content.split()).removeprefix("that ").rstrip(".,").replace("{", "(").replace("}", ")")
        if said.speaker and said.quoted == "indirect" and said.cue.split()[0] in {"said", "added", "stated", "told"}:
            yield Written(f"{said.speaker} said that {content} {{}}.", item, "with its speaker")
        if said.speaker and said.quoted != "indirect":
            for quote in (quotations(said.content) or [])[:1]:
                if "{" not in quote and len(quote.split()) < 40 and "\n" not in quote:
                    yield Written(f"{said.speaker} said: “{quote.rstrip(',.')}” {{}}.", item, "quoted")
    for probe, paraphrase in PARAPHRASES:
        if probe in " ".join(item.text.split()) and item.said is None:
            yield Written(paraphrase, item, "in other words")


def honest(asked: Sequence[Case]) -> tuple[tuple[Counter[str], Counter[str]], Counter[str]]:
    """How many honest sentences of each kind are dropped, and why."""
    made, dropped, faults = Counter[str](), Counter[str](), Counter[str]()
    for case in asked:
        for one in case.honest:
            wrong = fault(one, case)
            made[one.kind] += 1
            dropped[one.kind] += bool(wrong)
            faults[" ".join(wrong.split()[:1])] += bool(wrong)
            if wrong and one.kind != "as it stands":
                print(f"  dropped ({wrong}): {one.text}")
    return (made, dropped), faults


def fault(one: Written, case: Case) -> str:
    return check(one.marked, {item.number: item for item in case.items}).fault


def spoilt(
    asked: Sequence[Case], cases: int, index: Index, chance: random.Random
) -> tuple[Counter[str], Counter[str], list[str], int, int]:
    """Answers with one spoilt sentence each: how many of each kind were made and shown."""
    made, shown, leaks = Counter[str](), Counter[str](), []
    quoted = wrong = 0
    kinds = list(SPOILT)
    kept = [[one for one in case.honest if not fault(one, case)] for case in asked]
    asked = [case for case, good in zip(asked, kept, strict=True) if good]
    kept = list(filter(None, kept))
    while sum(made.values()) < cases:
        case, kind = chance.choice(asked), kinds[sum(made.values()) % len(kinds)]
        good = kept[asked.index(case)]
        one, bad = next(
            ((one, text) for _ in range(20) if (text := SPOILT[kind](one := chance.choice(good), case))),
            (good[0], None),
        )
        if bad is None:
            kinds = kinds[1:] + kinds[:1]
            continue
        others = [other for other in good if covered(one.text, [other.text]) < 0.6]
        chosen = chance.sample(others, min(3, len(others)))
        told = [one.marked for one in chosen]
        told.insert(chance.randrange(len(told) + 1), bad) if kind != "cut" else told.append(bad)
        writer = Writer(Pieces(" ".join(told)), 10**6, len)
        for answer in writer.stream("?", (), case.found, case.items):
            here = verbatim(answer, index) if answer.writer else (0, 0)
            quoted, wrong = quoted + here[0], wrong + here[1]
        made[kind] += 1
        told = {bare(sentence).rstrip(".") for part in answer.parts for sentence in split(part.text or "")}
        if bare(bad).rstrip(".") in told:
            shown[kind] += 1
            leaks.append(f"{kind}: {bad}")
    return made, shown, leaks, quoted, wrong


def verbatim(answer: Answer, index: Index) -> tuple[int, int]:
    """How many quotations an answer shows, and how many stand in none of its citations as they are."""
    told = [words for part in answer.parts for words in quotations(re.sub(r"\s*\[\d+\]", "", part.text or "")) or []]
    quotes = [index.document(one.source).text[one.start : one.end] for one in answer.citations]
    assert all(one.quote == quote for one, quote in zip(answer.citations, quotes, strict=True))
    return len(told), sum(not any(words in quote for quote in quotes) for words in told)


def tell(title: str, made: Counter[str], count: Counter[str]) -> None:
    print(f"\n{title}: {sum(count.values())} of {sum(made.values())}")
    for kind, number in made.items():
        print(f"  {kind:26} {count[kind]:4} of {number:4}{'  (cannot be checked)' if kind in UNCHECKED else ''}")


if __name__ == "__main__":
    main(*sys.argv[1:])
