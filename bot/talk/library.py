"""What is told of the library itself: its sources, their dates, who is quoted in them, and questions to start from."""

import re
from collections.abc import Iterator, Sequence

from bot.count import counted
from index import Index, Source, Speaker
from index.types import cite

_NOUN = r"(?:sources?|documents?|articles?|texts?|files?|briefs?|papers?)"
_OF = rf"(?:(?:the|your|these|those|all|all the|all your) )?{_NOUN}"
_WHOLE = r"(?:the|this|your) (?:library|collection)"
_IN = rf"(?: (?:in|from|of|here|there|altogether|in all|in total|in {_WHOLE}|(?:in|by|from) {_OF}))*"
_THEM = rf"(?:{_OF}|they|{_WHOLE})"
_HAVE = r"(?:do you (?:have|know|hold|use)|have you got|are (?:there|here)|can you (?:use|search|read)|is there)"
_TIME = r"(?:what|which) (?:dates?|period|times?|time span|years?|months?)"
_SHOW = r"(?:what are|list|show(?: me)?|name|give me)(?: all)?"
_QUOTED = r"(?:is|are|gets?) (?:most )?quoted(?: (?:most|most often|the most))?"
_ASKED = {
    "number": (rf"how many {_NOUN}(?: {_HAVE}| are)?{_IN}",),
    "sources": (
        rf"(?:what|which) {_NOUN}(?: {_HAVE}| are){_IN}",
        rf"{_SHOW} {_OF}{_IN}",
        rf"what(?:[’']s| is) in {_WHOLE}",
        r"what do you (?:have|know)",
    ),
    "speakers": (
        rf"(?:who|which people) {_QUOTED}{_IN}",
        rf"who (?:speaks?|talks?)(?: (?:the )?most)?{_IN}",
        rf"who are the (?:speakers|people){_IN}",
        r"who do you (?:know|quote)",
        rf"who is in {_OF}",
        rf"{_SHOW}(?: the)? (?:speakers|people)(?: who speak)?{_IN}",
    ),
    "dates": (
        rf"{_TIME} (?:do|does) {_THEM} (?:cover|span|have)",
        rf"{_TIME} (?:are|is) {_THEM} (?:from|of)",
        rf"(?:how old|how recent|how new|from when|of when) (?:are|is) {_THEM}",
        rf"when (?:are|were|was) {_THEM} (?:from|published)",
    ),
    "about": (
        r"what(?:[’']s| is) (?:this|all this|this all) about",
        r"what(?:[’']s| is) new(?: today| here| in the news)?",
        rf"what (?:are|is) {_THEM} about",
        rf"(?:what|which) (?:topics?|subjects?|themes?) (?:do you cover|(?:do|does) {_THEM} cover|{_HAVE}){_IN}",
    ),
}
# Of nothing else where nothing else was asked about before.
_POINTS = re.compile(r"\b(?:they|this|all this|this all)\b", re.IGNORECASE)
_KINDS = {
    name: re.compile(rf"\W*(?:(?:so|and|but|ok|okay|please),? )?(?:{'|'.join(ways)})\W*", re.IGNORECASE)
    for name, ways in _ASKED.items()
}
# Sources and people that are listed, and those that are named in passing.
_LISTED, _NAMED = 20, 5
# A topic that a question can have as it stands: "the talks", "NATO", "prisoners".
_READY = re.compile(r"the .+|[A-Z].*|.+[^s]s")
_NOBODY = "Nobody is quoted in them."


def asked_of(text: str) -> str | None:
    """What is asked of the library itself: "number", "sources", "speakers", "dates" or "about"; None where the question
    is one for the sources to answer.
    """
    line = " ".join(text.split())
    return next((name for name, pattern in _KINDS.items() if pattern.fullmatch(line)), None)


def points(text: str) -> bool:
    """Whether a question of the library only says "they" or "this" of it, which may be of something else."""
    return bool(_POINTS.search(text))


def told_of(what: str, index: Index) -> str:
    """The reply to it, as `asked_of` names it.

    Raises:
        StoreError: the store is missing or broken.
    """
    sources, speakers = index.sources(), index.speakers()
    match what:
        case "sources":
            return _listed(
                f"There {_are(len(sources))}:", [cite(s.title, s.publisher or "", s.published) for s in sources]
            )
        case "speakers":
            return (
                _listed(f"{counted(len(speakers), 'speaker')}:", list(map(_speaker, speakers))) if speakers else _NOBODY
            )
        case "about":
            return f"{_titles(sources)} {_topics(speakers, index)}".strip()
    return f"There {_are(len(sources))}{_dates(sources)}."


def introduction(index: Index) -> str:
    """What is in the library, and what can be asked.

    Raises:
        StoreError: the store is missing or broken.
    """
    sources, speakers = index.sources(), index.speakers()
    held = f"I answer from {counted(len(sources), 'source')}{_dates(sources)}, in their own words."
    quoted = ", ".join(f"{one.name} ({one.statements})" for one in speakers[:_NAMED])
    asked = starters(index)
    begin = _listed("You may ask:", asked) if asked else ""
    return "\n\n".join(filter(None, (f"{held} {f'Most quoted: {quoted}.' if quoted else _NOBODY}", begin)))


def starters(index: Index) -> list[str]:
    """Three questions to start from, made of who speaks in the sources and of what; fewer where hardly anybody does.

    Raises:
        StoreError: the store is missing or broken.
    """
    speakers = index.speakers()[:_NAMED]
    bare = [f"What did {one.name} say?" for one in speakers]
    on = list(_on_topics(speakers[1:], index))
    about = [f"What did {name} say about {topic}?" for name, topic in on[:1]]
    who = [f"Who spoke about {topic}?" for _, topic in on[1:2]]
    return (bare[:1] + about + who + bare[1:])[:3]


def _on_topics(speakers: Sequence[Speaker], index: Index) -> Iterator[tuple[str, str]]:
    """Each speaker with what they spoke of, the most frequent first; no topic twice."""
    ready = [
        (number, one.name, topic)
        for one in speakers
        for topic, number in index.topics(one.name)
        if _READY.fullmatch(topic)
    ]
    topics, names = set[str](), set[str]()
    for _, name, topic in sorted(ready, key=lambda one: -one[0]):
        if topic not in topics and name not in names:
            topics.add(topic)
            names.add(name)
            yield name, topic


def _titles(sources: Sequence[Source]) -> str:
    latest = sorted(sources, key=lambda one: one.published or "", reverse=True)[:_NAMED]
    return (
        f"{counted(len(sources), 'source')}{_dates(sources)}, such as {', '.join(f'“{one.title}”' for one in latest)}."
    )


def _topics(speakers: Sequence[Speaker], index: Index) -> str:
    said = "; ".join(f"{name} on {topic}" for name, topic in _on_topics(speakers[:_NAMED], index))
    return f"Most quoted: {said}." if said else ""


def _dates(sources: Sequence[Source]) -> str:
    """Of when they are, as far as they tell."""
    days = sorted(one.published for one in sources if one.published)
    if not days:
        return ""
    span = days[0] if days[0] == days[-1] else f"{days[0]} to {days[-1]}"
    return f" of {span}" if len(days) == len(sources) else f" ({len(days)} with a date: {span})"


def _speaker(one: Speaker) -> str:
    return f"{one.name}{f', {one.roles[0]}' if one.roles else ''} ({counted(one.statements, 'statement')})"


def _listed(head: str, lines: Sequence[str]) -> str:
    more = [f"and {len(lines) - _LISTED} more"] if len(lines) > _LISTED else []
    return "\n".join([head, *(f"- {line}" for line in [*lines[:_LISTED], *more])])


def _are(number: int) -> str:
    return f"{'is' if number == 1 else 'are'} {counted(number, 'source')}"
