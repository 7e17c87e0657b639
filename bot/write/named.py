"""The names in a written sentence: each must be known to the sources, and nobody may be a mere "he"."""

import re
from collections.abc import Sequence

from bot.write.bearing import meaning
from index.search.query import carries_meaning
from index.split.names import NAME, fold, names
from index.split.speech.lexicon import MONTH_NAMES

# Words that open a sentence and are no names.
_OPENING = frozenset(
    """
    additionally although among amid another both despite earlier each finally first further furthermore however instead
    later likewise many meanwhile moreover nevertheless nobody none nothing officials others overall per previously
    separately several similarly since some soon specifically still thereby though thus together unlike until while
    within without yet sources reports
    """.split()
)
_HE = re.compile(r"\b(?:he|she|him|hers|himself|herself)\b", re.IGNORECASE)
_HIS = re.compile(r"\b(?:his|her)\b", re.IGNORECASE)
_THEY = re.compile(r"^\W*(?:they|their|them|these|those)\b", re.IGNORECASE)
_PAIR = re.compile(r"(?=\b([A-Z]\w+ [A-Z]\w+))")
# A month goes with its year as one word of a name goes with the next.
_MONTH = re.compile(rf"\b({'|'.join(MONTH_NAMES)}),? (\d{{4}})\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’][sS]?$")


def unknown(text: str, known: Sequence[str], *, first: bool) -> str:
    """A name in a text that does not stand in what is known, in whatever spelling; empty if all do.

    Args:
        text: what was written, without its quotations.
        known: where the names may stand.
        first: whether the text opens a sentence, where any word has a capital.
    """
    told = fold("\n".join(" ".join(one.split()) for one in known))
    words = {*re.findall(r"\w+", told)}
    lower = {word.lower() for word in words}
    for name in _names(text, meaning(told) if first else None):
        exact = name.lower() in MONTH_NAMES
        if not (fold(name) in words or (not exact and (fold(name).lower() in lower or names(name, told)))):
            return name
    pairs = (*_PAIR.findall(fold(text)), *map(" ".join, _MONTH.findall(text)))
    return next((pair for pair in pairs if not _stands(pair, told, first=first, text=text)), "")


def _stands(pair: str, told: str, *, first: bool, text: str) -> bool:
    """Whether two words of one name or day stand so in what is known, with at most two other words between them."""
    one, other = pair.split()
    if first and text.lstrip().startswith(one) and not carries_meaning(one):
        return True
    return bool(
        re.search(rf"\b{re.escape(one)}[^\w\n]+(?:\w+[^\w\n]+){{0,2}}{re.escape(other)}\b", told, re.IGNORECASE)
    )


def dangling(text: str) -> bool:
    """Whether it cannot be told whom a sentence means that stands alone: "he" before any name."""
    at = min((found.start() for found in NAME.finditer(text) if _is_name(text, found)), default=len(text))
    he = _HE.search(text)
    return bool((he and he.start() < at) or _THEY.match(text) or (_HIS.search(text) and at == len(text)))


def _names(text: str, opening: frozenset[str] | None) -> list[str]:
    """The words with capitals; the first one of a sentence only if it is no word that the sources have."""
    found = [(_POSSESSIVE.sub("", one[0]), one) for one in NAME.finditer(text)]
    return [
        name
        for name, one in found
        if opening is None or (_is_name(text, one) and not (_opens(text, one) and meaning(name) <= opening))
    ]


def _is_name(text: str, found: re.Match[str]) -> bool:
    """A word with a capital that is none of those which may open a sentence."""
    word = found[0].lower()
    return not (_opens(text, found) and (word in _OPENING or not carries_meaning(word)))


def _opens(text: str, found: re.Match[str]) -> bool:
    return not re.search(r"\w", text[: found.start()])
