"""Pairs of sentences of two sources (differ.jsonl), half of which disagree: which are told to?

python tests/eval/differ.py [PAIRS]
"""

import json
import sys
from pathlib import Path
from typing import Any

from bot.extract.differing.differ import differences
from bot.extract.sentences import Sentence
from index import Passage
from index.search import coverage, understand

PAIRS = Path(__file__).with_suffix(".jsonl")


def sentence(text: str, source: str, words: tuple[frozenset[str], ...]) -> Sentence:
    """A sentence that is a source, every word of the question as rare as any other."""
    passage = Passage(source, source, source, None, None, None, text, 0, len(text), "", 1.0)
    covers = coverage(text, dict.fromkeys(words, 1.0))
    return Sentence(passage, 0, len(text), text, covers, covers, speaks=False)


def told(pair: dict[str, Any]) -> bool:
    """Whether the two sentences are told to differ."""
    asked = understand(pair["question"])
    return bool(differences(asked, [sentence(pair[which], which, asked.terms) for which in ("one", "other")]))


def main(path: str | Path = PAIRS) -> int:
    pairs = [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]
    wrong = [pair for pair in pairs if told(pair) != pair["differ"]]
    for pair in wrong:
        print(f"{'MISSED' if pair['differ'] else 'FALSE ALARM'} {pair['question']!r}: {pair['one']} / {pair['other']}")
    false = sum(not pair["differ"] for pair in wrong)
    differing = sum(pair["differ"] for pair in pairs)
    print(f"{len(pairs)} pairs, {differing} differ: {len(pairs) - len(wrong)} right, {false} false alarms")
    return int(false > 0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
