"""Which of the statements that a reader found in some sources are found, and which others?

    python tests/eval/seed_statements.py STATEMENTS.json SOURCES

STATEMENTS.json: a list of {"source", "speaker", "as_written", "content", "start", "end", "speaker_start",
"speaker_end", "quoted", "sure", "why_hard"}, in characters of the text as the project reads it. One counts as found
where at least half of its content is in the content of a statement whose speaker is written there, or is resolved to
that name.
"""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from index.read import read, walk
from index.split.people import same
from index.split.said import Said
from index.split.statements import statements
from index.types import Document, Span

Gold = dict[str, Any]
Given = tuple[Document, Said]


def main(file: str, folder: str) -> None:
    gold: list[Gold] = json.loads(Path(file).read_text(encoding="utf-8"))
    documents = {document.source: document for document in documents_in(folder)}
    given = [(document, said) for document in documents.values() for said in statements(document)]
    hits = [[one for one in given if fits(wanted, one)] for wanted in gold]
    rest = [one for one in given if not any(one in some for some in hits)]
    of_speaker = defaultdict(list)
    for wanted, some in zip(gold, hits, strict=True):
        of_speaker[wanted["speaker"]].append((wanted, bool(some)))
    for speaker, places in sorted(of_speaker.items(), key=lambda pair: -len(pair[1])):
        report(speaker, places)
        extra(one for one in rest if is_by(one, speaker))
    print("\nOf nobody in the list:")
    extra(one for one in rest if not any(is_by(one, name) for name in of_speaker))
    print(f"\n{len(given)} statements given, {len(given) - len(rest)} of them in the list")
    print(f"{sum(not stands(wanted, documents) for wanted in gold)} of the list stand elsewhere in the text now")
    every = [place for places in of_speaker.values() for place in places]
    print(share("all", every), share("sure", [place for place in every if place[0]["sure"]]), sep="\n")


def documents_in(folder: str) -> Iterator[Document]:
    for file in walk([folder])[0]:
        yield from (document for document in read(file) if isinstance(document, Document))


def stands(wanted: Gold, documents: dict[str, Document]) -> bool:
    document = documents.get(wanted["source"])
    return document is not None and document.text[wanted["start"] : wanted["end"]] == wanted["content"]


def fits(wanted: Gold, given: Given) -> bool:
    document, said = given
    content, speaker = (wanted["start"], wanted["end"]), (wanted["speaker_start"], wanted["speaker_end"])
    return (
        document.source == wanted["source"]
        and shared(content, said.content) * 2 >= content[1] - content[0]
        and (shared(speaker, said.speaker) > 0 or is_by(given, wanted["speaker"]))
    )


def shared(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def is_by(given: Given, speaker: str) -> bool:
    """Whether it is resolved to this name, or as it is written names the same."""
    document, said = given
    name = bare(said.who.name or document.text[slice(*said.speaker)])
    return name == bare(speaker) or same(name.title(), speaker)


def bare(name: str) -> str:
    return re.sub(r"['’]s?$", "", name).lower().removeprefix("the ")


def report(speaker: str, places: list[tuple[Gold, bool]]) -> None:
    sure = [found for wanted, found in places if wanted["sure"]]
    print(f"\n{speaker}: {sum(found for _, found in places)} of {len(places)}, sure ones {sum(sure)} of {len(sure)}")
    for wanted, found in places:
        if not found:
            mark = "missed" if wanted["sure"] else "missed, not sure"
            print(f"  {mark}: {wanted['source']} | {wanted['as_written']} | {wanted['content']} ({wanted['why_hard']})")


def extra(given: Iterable[Given]) -> None:
    for document, said in given:
        speaker, cue, content = (document.text[start:end] for start, end in (said.speaker, said.cue, said.content))
        print(f"  extra: {document.source} | {speaker} → {said.who.name} | {cue} | {content}")


def share(what: str, places: list[tuple[Gold, bool]]) -> str:
    return f"{what}: {sum(found for _, found in places)} of {len(places)} found"


if __name__ == "__main__":
    main(*sys.argv[1:3])
