"""Whether follow-ups are understood: how many are made whole as they should be, and how many are then answered right.

    python tests/eval/follow.py [STORE]

The conversations of follow.jsonl are held over the project's own sources, of which an index is built in STORE, or for
this run alone. A line has the questions of one, the ways in which the last may be made whole (none: it stands as it
is), and words of which the first citation must hold one (null: there must be none). Its half says whether the rules
were made looking at it. --misses lists those of the half that was looked at.
"""

import json
import sys
from collections import defaultdict
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from bot import Answer, Bot, Turn
from bot.talk.follow import make_whole
from index import Index

WORKED_ON = "worked on"
Line = dict[str, Any]


def main(store: str, *how: str) -> None:
    index = Index.open(store)
    index.build([ROOT / "sources"])
    bot, told = Bot(index), defaultdict[tuple[str, str], list[bool]](list)
    times: list[float] = []
    for line in map(json.loads, (ROOT / "tests/eval/follow.jsonl").read_text(encoding="utf-8").splitlines()):
        history = held(bot, line["turns"][:-1])
        began = perf_counter()
        make_whole(line["turns"][-1], history, index)
        times.append(perf_counter() - began)
        answer = bot.ask(line["turns"][-1], history)
        for name, right in judged(line, answer).items():
            told[line["half"], name].append(right)
            if not right and "--misses" in how and line["half"] == WORKED_ON:
                first = answer.citations[0].quote if answer.citations else answer.text
                print(f"{name}: {line['turns']}\n    asked as: {answer.asked_as}\n    {first}")
    for (half, name), right in sorted(told.items()):
        print(f"{half}, {name}: {sum(right)} of {len(right)}, {sum(right) / len(right):.3f}")
    print(f"made whole in {1000 * median(times):.2f} ms (median), {1000 * max(times):.2f} ms at most")
    index.close()


def held(bot: Bot, questions: list[str]) -> list[Turn]:
    """A conversation, each answer with what it was made from."""
    history: list[Turn] = []
    for question in questions:
        answer = bot.ask(question, history)
        history += [Turn("user", question), Turn("assistant", answer.text, answer)]
    return history


def judged(line: Line, answer: Answer) -> dict[str, bool]:
    """Whether the last question was made whole as it should be, and whether the answer begins as it should."""
    right = {}
    if "whole" in line:
        wanted = line["whole"] or [line["turns"][-1]]
        right["whole"] = plain(answer.asked_as or answer.question) in map(plain, wanted)
    if "holds" in line:
        first = answer.citations[0].quote if answer.citations else ""
        right["answer"] = any(words in first for words in line["holds"]) if line["holds"] else not first
    return right


def plain(question: str) -> str:
    return " ".join(question.lower().rstrip("?!. ").split())


if __name__ == "__main__":
    stores = [one for one in sys.argv[1:] if not one.startswith("--")]
    with TemporaryDirectory() as folder:
        main(stores[0] if stores else folder, *(one for one in sys.argv[1:] if one.startswith("--")))
