"""Who speaks in a written sentence, and whether the sources have them speaking there."""

import re
from collections.abc import Sequence

from bot.write.bearing import Place, meaning
from index.split.cues import speaking
from index.split.names import NAME, key, names
from index.types import Statement

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
    found = dict.fromkeys(word[0] for word in NAME.finditer(text) if key(word[0]))
    sure = {name: speaking(name, text) for name in found}
    # In "Peskov said Russia agrees" one of the two stands before a verb of speech, and one only behind it.
    least = max(_SPEAKS, max(sure.values(), default=0.0) - _SURER)
    return [name for name in found if sure[name] >= least]


def apart(speaking: Sequence[str], text: str) -> list[str]:
    """Of several words of names those that are several speakers: not words of one name, and not "Ukraine and Russia"."""
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
    return any(speaking(name, place.text) >= _MAY_SPEAK for place in places)


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
    text = next(one.item.document.text for one in places if one.item.document.source == statement.source)
    written = text[statement.speaker_start : statement.speaker_end]
    called = filter(None, (statement.speaker, statement.role, written))
    return any(names(name, _INNER.sub("", one)) for one in called)
