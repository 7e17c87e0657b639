"""Who speaks in a written sentence, and whether the sources have them speaking there."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.write.bearing import Place, covered, meaning
from bot.write.items import Item
from index.search.query import carries_meaning
from index.split.cues import speaking
from index.split.mentions.phrase import PRONOUNS
from index.split.names import NAME, key, names
from index.split.statements import statements
from index.types import Document, Statement

_BLANK = Document("", "", None, None, None, None, "", (), "")
_FIRST = re.compile(r"^(?:The|A|An|Its|Their|Some|Many|Several|Other|Both)\b")
_ACCORDING = re.compile(r"\b(?:according to|in the words of)\b", re.IGNORECASE)
_INNER = re.compile(r"\b[A-Z][\w'’]* (?=[A-Z])")
# How surely one must speak in what was written to be looked for, and in a source where no statement is known to be
# found.
_SPEAKS, _MAY_SPEAK = 0.5, 0.3
# Of several, those who do less surely than the surest by more than this are spoken of.
_SURER = 0.2
# What is said of a claim's words in a statement, measured by the best one there.
_AS_GOOD = 0.5


def speakers(text: str) -> list[str]:
    """The words of names that speak in a text, each once."""
    found = dict.fromkeys(word[0] for word in NAME.finditer(text) if key(word[0]) and carries_meaning(word[0]))
    sure = {name: speaking(name, text) for name in found}
    # In "Peskov said Russia agrees" one of the two stands before a verb of speech, and one only behind it.
    least = max(_SPEAKS, max(sure.values(), default=0.0) - _SURER)
    return [name for name in found if sure[name] >= least]


def strangers(text: str, quoted: Sequence[str], places: Sequence[Place]) -> str:
    """One who speaks without a name in what was written, as "the government", and is not who speaks in the sentences
    that bear it; empty if there is none. Arguments as for `may_speak`.
    """
    told = " ".join(place.text for place in places)
    for phrase in _phrases(text):
        found = _nearest(text, quoted, places)
        called = " ".join(part for one in found for part in _called(one, places)) or told
        if not (meaning(phrase) <= meaning(f"{called} {told}") and meaning(phrase) & meaning(called)):
            return phrase
    return ""


def _phrases(text: str) -> list[str]:
    """What those are called who speak in a text, names and pronouns aside."""
    spans = [one.speaker for one in statements(replace(_BLANK, text=text))]
    phrases = [text[start:end] for start, end in spans]
    return [one for one in phrases if one.lower() not in PRONOUNS and not NAME.search(_FIRST.sub("", one))]


def attributed(text: str) -> bool:
    """Whether it is told of a text's words who says them, be it by a pronoun or a role."""
    return bool(speakers(text) or _ACCORDING.search(text) or statements(replace(_BLANK, text=text)))


def unsaid(item: Item) -> list[str]:
    """What stands in an item beside what somebody says there."""
    parts, at = [], item.start
    for one in sorted(item.statements, key=lambda said: said.start):
        parts.append(item.document.text[at : max(one.start, at)])
        at = max(one.end, at)
    return [*parts, item.document.text[at : item.end]]


def apart(speaking: Sequence[str], text: str) -> list[str]:
    """Of several words of names those of several speakers: not words of one name, and not "Ukraine and Russia"."""
    return [
        name
        for name in speaking
        if not any(
            re.search(rf"\b{re.escape(name)}(?:,? and)?(?: the)?(?: [A-Z]\w+)* {re.escape(other)}\b", text)
            for other in speaking
        )
    ]


def may_speak(name: str, text: str, quoted: Sequence[str], places: Sequence[Place]) -> bool:
    """Whether one who speaks in what was written speaks in the sentences that bear it.

    Args:
        name: a word of the name.
        text: what was written.
        quoted: what it quotes.
        places: the sentences that bear it.
    """
    if found := _nearest(text, quoted, places):
        return any(_is_called(name, one, places) for one in found)
    told = NAME.sub("", text)
    # Whoever speaks in one sentence does not say what stands in another.
    there = [place.text for place in places if not meaning(told) or covered(told, [place.text]) >= _AS_GOOD]
    return any(speaking(name, sentence) >= _MAY_SPEAK for sentence in there)


def _nearest(text: str, quoted: Sequence[str], places: Sequence[Place]) -> list[Statement]:
    """Those of the statements that hold what is quoted, or else most of the words."""
    found = [one for place in places for one in place.statements]
    if quoted:
        return [one for one in found if any(words in one.content for words in quoted)] or found
    wanted = meaning(text)
    good = [len(wanted & meaning(one.content)) / max(len(meaning(one.content)), 1) for one in found]
    return [one for one, share in zip(found, good, strict=True) if share >= _AS_GOOD * max(good)]


def _is_called(name: str, statement: Statement, places: Sequence[Place]) -> bool:
    """Whether the sources call the one who speaks by a name: not by the first word of "Foreign Ministry"."""
    return any(names(name, _INNER.sub("", one)) for one in _called(statement, places))


def _called(statement: Statement, places: Sequence[Place]) -> list[str]:
    """All that the sources call the one who speaks."""
    text = next(one.item.document.text for one in places if one.item.document.source == statement.source)
    written = text[statement.speaker_start : statement.speaker_end]
    return [one for one in (statement.speaker, statement.role, written) if one]
