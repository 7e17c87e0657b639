"""Questions of our own to five scraped articles (seeds.jsonl): is the first quotation right, and is every quotation a
slice of its source?

python tests/eval/seeds.py FOLDER [QUESTIONS]
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot import Bot, Turn
from bot.types import Answer, Citation
from index import Index

QUESTIONS = Path(__file__).with_suffix(".jsonl")
# Those that were asked first, beside the sixty.
_OLD = "old"


def asked(bot: Bot, question: Mapping[str, Any]) -> Answer:
    """The answer to a question after the turns before it."""
    history: list[Turn] = []
    for before in question.get("before", ()):
        answer = bot.ask(before, history)
        history += [Turn("user", before), Turn("assistant", answer.text, answer)]
    return bot.ask(question["question"], history)


def right(question: Mapping[str, Any], answer: Answer) -> bool:
    """Whether the first quotation has one of the words it must hold; whether there is none where there is no answer."""
    if question.get("unanswerable"):
        return not answer.citations
    return any(words in first(answer) for words in question["wants"])


def first(answer: Answer) -> str:
    """The first quotation; none in a decline, and in a reply to small talk."""
    return answer.citations[0].quote if answer.citations else ""


def lit(question: Mapping[str, Any], answer: Answer) -> bool:
    """Whether the words that answer are lit in the first quotation."""
    words = [one.quote[a - one.start : b - one.start] for one in answer.citations[:1] for a, b in one.lit]
    return any(wanted in word or word in wanted for wanted in question["lit"] for word in words)


def wrong_slices(citations: Iterable[Citation], store: str) -> int:
    """How many quotations are no slice of their source as the command line writes it."""

    @lru_cache
    def text(source: str) -> str:
        command = [sys.executable, "-m", "bot", "text", source, "--store", store]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    return sum(text(one.source)[one.start : one.end] != one.quote for one in citations)


def report(questions: Sequence[Mapping[str, Any]], answers: Sequence[Answer]) -> None:
    """Right by kind, and what was shown instead."""
    good = list(map(right, questions, answers))
    kinds = dict.fromkeys(one["kind"] for one in questions)
    for question, answer, hit in zip(questions, answers, good, strict=True):
        if not hit:
            print(f"MISS {question['kind']} {question['question']!r}: {first(answer) or answer.text}")
    for kind in kinds:
        of_kind = [hit for question, hit in zip(questions, good, strict=True) if question["kind"] == kind]
        print(f"{kind}: {sum(of_kind)} of {len(of_kind)} right")
    sixty = [hit for question, hit in zip(questions, good, strict=True) if question["kind"] != _OLD]
    wanted = [pair for pair in zip(questions, answers, strict=True) if "lit" in pair[0]]
    dark = [question["question"] for question, answer in wanted if not lit(question, answer)]
    print(f"{sum(sixty)} of {len(sixty)} right; words that answer lit in {len(wanted) - len(dark)} of {len(wanted)}")
    print(f"not lit: {dark}")


def main(folder: str, path: str | Path = QUESTIONS) -> int:
    questions = [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as work:
        store = str(Path(work) / "store")
        index = Index.open(store)
        index.build([folder])
        answers = [asked(Bot(index), question) for question in questions]
        report(questions, answers)
        citations = [citation for answer in answers for citation in answer.citations]
        wrong = wrong_slices(citations, store)
        print(f"{len(citations)} quotations, {wrong} not slices of their source")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
