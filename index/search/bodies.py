"""Names of bodies that speak, as against those of people: "Foreign Ministry", "Trump campaign"."""

import re

from index.split.names import fold

_BODIES = frozenset(
    """
    administration agency agencies alliance army assembly association authority authorities bank board brigade bureau
    cabinet campaign center centre chamber church city club coalition college command commission committee company
    confederation congress corp corporation council county court courts daily department district embassy federation
    force forces foundation fund government group guard herald house inc initiative institute institution journal
    kingdom kremlin league legislature llc ltd magazine media military ministry mission movement nations navy network
    news newspaper office organisation organization panel parliament party pentagon police post press project radio
    republic review school secretariat security senate service services society staff state states station street
    syndicate team television times treasury tribune tribunal tv union university watch
    """.split()
)
_OF = re.compile(r" (?:of|for|and|on|&) ")
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_POSSESSIVE = re.compile(r"'s?$")
# "Russia's", "Russian" and "Russia", "Ukraine" and "Ukrainian": what they have in common.
_COUNTRY = re.compile(r"(?<=...)(?:ian|ia|an|a|e|n)$")


def is_body(name: str) -> bool:
    """Whether a name is a body's: by its last word, or the one before "of"."""
    words = _WORD.findall(fold(name))
    if not words:
        return False
    last = words[-1]
    # "Scott Pelley of CBS" would be one too: who is named by what he belongs to has no name of his own here.
    heads = {last.lower(), *(part.rsplit(maxsplit=1)[-1].lower() for part in _OF.split(name)[:-1] if part.strip())}
    return last[0].islower() or not _BODIES.isdisjoint(heads)


def plain(name: str) -> tuple[str, ...]:
    """The words of a name in small letters, without "the", possessive endings, marks and diacritics."""
    words = (_POSSESSIVE.sub("", word) for word in _WORD.findall(fold(name).lower().replace(".", "")))
    return tuple(word for word in words if word != "the")


def body(name: str) -> tuple[str, ...]:
    """What the ways to write the name of one body have in common: Russia's Foreign Ministry is the Russian one."""
    first, *others = plain(name) or ("",)
    return (_COUNTRY.sub("", first) if others else first, *others)
