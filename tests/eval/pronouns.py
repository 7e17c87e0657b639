"""How many of the speakers that are marked in news articles are resolved, and a sample of them to be read by hand.

    python tests/eval/pronouns.py DATA [KIND [N [SEED]]]

DATA is a file in the form of polnear_*.jsonl: articles with every attribution marked. KIND is pronoun (he and she),
name (those whose name is fuller than what is written), or common (those with a "the" that are resolved to somebody);
N of its resolved speakers are written out, each with what stands before it.
"""

import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from index.split.said import Mention, Who
from index.split.sentences import sentences
from index.split.who import who

BEFORE = 600  # characters of a sample
BEHIND = 200
HE_OR_SHE = frozenset("he she his her him".split())


@dataclass(frozen=True)
class Speaker:
    """A marked speaker, and who it is taken for."""

    document: str
    text: str
    mention: Mention
    kind: str
    who: Who

    @property
    def written(self) -> str:
        start, end = self.mention.span
        return self.text[start:end].strip()

    def __str__(self) -> str:
        (start, end), text = self.mention.span, self.text
        before = f"{text[:160]!r} …" if start - BEFORE > 160 else ""
        around = f"{text[max(0, start - BEFORE) : start]}>>>{text[start:end]}<<<{text[end : end + BEHIND]}"
        return (
            f"## {self.document} at {start}: {self.written} = {self.who.name} ({self.who.role})\n{before}\n{around}\n"
        )


def main(data: str, kind: str = "", many: str = "100", seed: str = "1") -> None:
    documents = [json.loads(line) for line in Path(data).read_text(encoding="utf-8").splitlines()]
    began = time.perf_counter()
    speakers = [speaker for document in documents for speaker in resolved(document)]
    spent = time.perf_counter() - began
    if not kind:
        characters = sum(len(document["text"]) for document in documents)
        tell(speakers)
        print(f"{spent:.1f} s, {1e6 * spent / characters:.2f} ms per 1,000 characters")
        return
    some = [speaker for speaker in speakers if is_of(speaker, kind)]
    for number, speaker in enumerate(random.Random(int(seed)).sample(some, min(int(many), len(some))), 1):
        print(f"#{number} {speaker}")


def resolved(document: dict) -> Iterator[Speaker]:
    """The marked speakers of an article."""
    text = document["text"]
    marked = sorted((a for a in document["attributions"] if a["source_spans"]), key=lambda a: a["source_spans"])
    spans = sentences(text)
    mentions = [mention(a, spans) for a in marked]
    for a, one, found in zip(marked, mentions, who(text, mentions), strict=True):
        yield Speaker(document["doc"], text, one, a["source_kind"], found)


def mention(attribution: dict, spans: Sequence[tuple[int, int]]) -> Mention:
    span, said = (hull(attribution[f"{what}_spans"]) for what in ("source", "content"))
    return Mention(span, next((at for at in spans if at[0] <= span[0] < at[1]), span), said)


def hull(spans: Sequence[Sequence[int]]) -> tuple[int, int]:
    return (spans[0][0], spans[-1][1]) if spans else (0, 0)


def is_of(speaker: Speaker, kind: str) -> bool:
    """Whether a speaker is one of those that a sample of a kind is drawn from."""
    if kind == "pronoun":
        return is_he_or_she(speaker) and speaker.who.name is not None
    if speaker.who.name is None or speaker.kind == "pronoun":
        return False
    if kind == "common":
        return speaker.written.lower().startswith("the ") and speaker.who.name.lower() not in speaker.written.lower()
    return speaker.kind == "name"


def is_he_or_she(speaker: Speaker) -> bool:
    return speaker.kind == "pronoun" and speaker.written.lower() in HE_OR_SHE


def tell(speakers: Sequence[Speaker]) -> None:
    named = Counter((speaker.kind, speaker.who.name is not None) for speaker in speakers)
    for kind in sorted({kind for kind, _ in named}):
        every = named[kind, True] + named[kind, False]
        print(f"{kind:8} {every:6} of which named {named[kind, True]:6} ({named[kind, True] / every:.2f})")
    some = [speaker for speaker in speakers if is_he_or_she(speaker)]
    count = sum(speaker.who.name is not None for speaker in some)
    print(f"he, she  {len(some):6} of which resolved {count} ({count / max(len(some), 1):.2f})")
    full = sum(speaker.who.name is not None and " " in speaker.who.name for speaker in some)
    print(f"         by more than one word of a name {full}")


if __name__ == "__main__":
    main(*sys.argv[1:])
