"""How soon the first words of an answer are there, and the whole of it, beside `retrieve` on the same questions.

    python tests/bench/answers.py STORE QUESTIONS [ROUNDS]

QUESTIONS has one a line, which a tab and a word may precede that names their kind: facts, said. Every question is
retrieved in one round and asked in the next, so that nothing of it is remembered: the ratios are of one run, on one
machine, of the same questions.
"""

import sys
import time
from collections import defaultdict
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from bot import Bot
from index import Index

_WAYS = ("retrieve", "first words", "whole")
Times = dict[str, dict[str, list[float]]]


def main(store: str, questions: str, rounds: str = "2") -> None:
    index = Index.open(store)
    bot = Bot(index)
    asked = [line.rpartition("\t")[::2] for line in Path(questions).read_text(encoding="utf-8").splitlines() if line]
    for _, question in asked[:20]:
        bot.ask(question)  # Opens what no later question waits for.
    times: Times = defaultdict(lambda: defaultdict(list))
    for number in range(2 * int(rounds)):
        for place, (kind, question) in enumerate(asked):
            took = times[kind or "all"]
            if (place + number) % 2:
                took["retrieve"].append(clocked(index, question))
            else:
                first, whole = answered(bot, question)
                took["first words"].append(first)
                took["whole"].append(whole)
    show(times)


def clocked(index: Index, question: str) -> float:
    began = time.perf_counter()
    index.retrieve(question)
    return (time.perf_counter() - began) * 1000


def answered(bot: Bot, question: str) -> tuple[float, float]:
    """Milliseconds until something can be shown, and until the answer is whole."""
    began = time.perf_counter()
    first = 0.0
    for answer in bot.stream(question):
        first = first or ((time.perf_counter() - began) * 1000 if answer.text else 0.0)
    return first, (time.perf_counter() - began) * 1000


def show(times: Times) -> None:
    print(f"{'ms, p50 / p95':14}" + "".join(f"{way:>20}" for way in _WAYS) + f"{'times retrieve (p50)':>28}")
    for kind, took in times.items():
        middle = {way: median(took[way]) for way in _WAYS}
        cells = "".join(f"{middle[way]:>11.1f} / {quantiles(took[way], n=20)[-1]:5.1f} " for way in _WAYS)
        ratios = " / ".join(f"{middle[way] / middle['retrieve']:.2f}" for way in _WAYS[1:])
        print(f"{kind:14}{cells}{ratios:>26}   ({len(took['whole'])} asked)")


if __name__ == "__main__":
    main(*sys.argv[1:4])
