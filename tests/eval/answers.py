"""How often the answer without a language model holds what was asked, and how well the words lit in it match.

    python tests/eval/answers.py DATA STORE [--half a|b]

DATA is a folder with squad2_dev.json; STORE is built once and used again. Questions that can be answered are asked,
those of every other article with --half: the weights were fitted on half a alone. "As asked" counts a decline as a
miss; "none declined" takes the sentences from the best passages, however unsure they are.
"""

import argparse
import json
import re
import string
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))


from bot import Bot
from bot.extract.exact.wanted import wanted
from bot.extract.sentences import extract
from index import Index
from tests.eval.tasks import squad

_DEPTH = 8  # passages, as the bot takes them
_NO_WORD = re.compile(r"\b(?:a|an|the)\b")


class Asked(NamedTuple):
    """A question, the answers that people gave, the paragraph that has them, and the number of its article."""

    question: str
    answers: list[str]
    paragraph: str
    article: int


class Hit(NamedTuple):
    """Whether the first sentence, or any, holds an answer, how well the first words lit match, and whether exactly."""

    first: bool
    any: bool
    f1: float
    exact: bool


def main(data: Path, store: Path, half: str | None) -> None:
    texts, _ = squad(data)
    for text in texts:
        text.write(store / "texts")
    index = Index.open(store / "index")
    index.build([store / "texts"])
    asked = [one for one in questions(data) if half is None or one.article % 2 == "ab".index(half)]
    bot, seconds, alone = Bot(index), [], []
    answered, straight, kinds, declined = [], [], [], 0
    for one in asked:
        began = time.perf_counter()
        index.retrieve(one.question, _DEPTH)
        alone.append(time.perf_counter() - began)
        began = time.perf_counter()
        answer = bot.ask(one.question)
        seconds.append(time.perf_counter() - began)
        declined += not answer.found
        answered.append(
            hit(one, [(c.quote, [c.quote[a - c.start : b - c.start] for a, b in c.lit]) for c in answer.citations])
        )
        straight.append(hit(one, extracted(index, one.question)))
        want = wanted(one.question)
        kinds.append(want.kind if want else "none")
    print(f"{len(asked)} questions, {declined / len(asked):.3f} declined")
    tell("as asked", answered)
    tell("none declined", straight)
    for kind, number in Counter(kinds).most_common():
        tell(f"  {kind}, {number}", [one for one, own in zip(straight, kinds, strict=True) if own == kind])
    print(f"p50: retrieve {median(alone) * 1000:.1f} ms, ask {median(seconds) * 1000:.1f} ms")


def questions(data: Path) -> Iterator[Asked]:
    """The questions that can be answered."""
    articles = json.loads((data / "squad2_dev.json").read_text(encoding="utf-8"))["data"]
    for number, article in enumerate(articles):
        for paragraph in article["paragraphs"]:
            for qa in paragraph["qas"]:
                if answers := [answer["text"] for answer in qa["answers"]]:
                    yield Asked(qa["question"], answers, paragraph["context"], number)


def extracted(index: Index, question: str) -> list[tuple[str, list[str]]]:
    """The sentences that would be given, with their words lit, were nothing declined."""
    asked = index.understand(question)
    with index.steady():
        found = extract(asked, index.retrieve(asked, _DEPTH), index)
    return [(one.text, [one.text[a - one.start : b - one.start] for a, b in one.lit]) for one in found]


def hit(asked: Asked, given: Sequence[tuple[str, list[str]]]) -> Hit:
    golds = [gold for answer in asked.answers if (gold := plain(answer))]
    holds = [any(f" {' '.join(gold)} " in f" {' '.join(plain(text))} " for gold in golds) for text, _ in given]
    lit = plain(given[0][1][0]) if given and given[0][1] else []
    return Hit(holds[:1] == [True], any(holds), max((overlap(lit, gold) for gold in golds), default=0.0), lit in golds)


def plain(text: str) -> list[str]:
    """The words of an answer as SQuAD compares them: small, without marks and articles."""
    bare = "".join(letter for letter in text.lower() if letter not in string.punctuation)
    return _NO_WORD.sub(" ", bare).split()


def overlap(one: Sequence[str], other: Sequence[str]) -> float:
    """F1 over words."""
    shared = sum((Counter(one) & Counter(other)).values())
    return 2 * shared / (len(one) + len(other)) if shared else 0.0


def tell(name: str, hits: Sequence[Hit]) -> None:
    first, some, f1, exact = (sum(values) / len(hits) for values in zip(*hits, strict=True))
    print(f"{name}: first sentence {first:.3f}, any {some:.3f}, lit F1 {f1:.3f}, exact {exact:.3f}", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("store", type=Path)
    parser.add_argument("--half", choices="ab")
    told = parser.parse_args()
    main(told.data, told.store, told.half)
