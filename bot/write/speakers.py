"""Who speaks in a written sentence, and whether the sources have them speaking there."""

from collections.abc import Sequence

from bot.write.bearing import Place, meaning
from index.split.cues import speaking
from index.split.names import NAME, key, names
from index.types import Statement

# How surely one must speak in what was written to be looked for, and in a source where no statement is known to be
# found.
_SPEAKS, _MAY_SPEAK = 0.5, 0.3
# What is said of a claim's words in a statement, measured by the best one there.
_AS_GOOD = 0.5


def speakers(text: str) -> list[str]:
    """The words of names that speak in a text, each once."""
    found = dict.fromkeys(key(word[0]) and word[0] for word in NAME.finditer(text))
    return [name for name in found if name and speaking(name, text) >= _SPEAKS]


def may_speak(name: str, text: str, quoted: Sequence[str], places: Sequence[Place]) -> bool:
    """Whether one who speaks in what was written speaks in the sentences that bear it.

    Args:
        name: a word of the name.
        text: what was written.
        quoted: what it quotes.
        places: the sentences that bear it.
    """
    if any(names(name, one.item.document.publisher or "") for one in places):
        return True
    if found := _nearest(text, quoted, places):
        return any(names(name, _called(one, places)) for one in found)
    return any(speaking(name, place.text) >= _MAY_SPEAK for place in places)


def _nearest(text: str, quoted: Sequence[str], places: Sequence[Place]) -> list[Statement]:
    """Those of the statements that hold what is quoted, or else most of the words."""
    found = [one for place in places for one in place.statements]
    if quoted:
        return [one for one in found if any(words in one.content for words in quoted)] or found
    wanted = meaning(text)
    good = [len(wanted & meaning(one.content)) / max(len(meaning(one.content)), 1) for one in found]
    return [one for one, share in zip(found, good, strict=True) if share >= _AS_GOOD * max(good)]


def _called(statement: Statement, places: Sequence[Place]) -> str:
    """All that the sources call the one who speaks."""
    text = next(one.item.document.text for one in places if one.item.document.source == statement.source)
    written = text[statement.speaker_start : statement.speaker_end]
    return " ".join(filter(None, (statement.speaker, statement.role, written)))
