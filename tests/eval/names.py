"""Are the spellings of one person's name one, and the names of different people apart?

    python tests/eval/names.py [-v]

Over tests/split/name_pairs.json, whose half "kept_aside" was not looked at while the rules were made. The pairs were
dealt to the halves by name, so that all the spellings of one name are in one half. -v lists what is wrong in the other
half.
"""

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from index.split.names import key
from index.split.people import same

PAIRS = ROOT / "tests" / "split" / "name_pairs.json"
Pair = tuple[str, str]
Judge = Callable[[str, str], bool]


def main(verbose: str = "") -> None:
    for half, pairs in halves().items():
        for what, judge, kept in (("same", same, None), ("key", one_key, one_word)):
            alike, apart = (list(filter(kept, pairs[kind])) for kind in ("same", "different"))
            precision, recall = rates(judge, alike, apart)
            print(
                f"{half:10} {what:4} precision {precision:.3f} recall {recall:.3f} "
                f"({len(alike)} pairs of one name, {len(apart)} of two)"
            )
            if verbose and half == "develop":
                report(judge, alike, apart)


def halves() -> dict[str, dict[str, list[Pair]]]:
    """The pairs that are one name ("same") and two ("different"), of each half."""
    return json.loads(PAIRS.read_text(encoding="utf-8"))


def one_key(one: str, other: str) -> bool:
    return key(one) == key(other)


def one_word(pair: Pair) -> bool:
    return not any(" " in name for name in pair)


def rates(judge: Judge, alike: Iterable[Pair], apart: Iterable[Pair]) -> tuple[float, float]:
    """Precision and recall."""
    right, wrong = ([judge(*pair) for pair in pairs] for pairs in (alike, apart))
    return sum(right) / (sum(right) + sum(wrong)), sum(right) / len(right)


def report(judge: Judge, alike: list[Pair], apart: list[Pair]) -> None:
    for pair in alike:
        if not judge(*pair):
            print("  missed:", *pair, sep=" | ")
    for pair in apart:
        if judge(*pair):
            print("  confused:", *pair, sep=" | ")


if __name__ == "__main__":
    main(*sys.argv[1:2])
