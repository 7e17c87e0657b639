"""Names of bodies that speak, as against those of people: "Foreign Ministry", "Trump campaign"."""

import re

from index.split.mentions import bodies
from index.split.names import ARTICLE, fold

_OF = re.compile(r" (?:of|for|and|on|&) ")
_SEVERAL = 2
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_ARTICLE = re.compile(rf"{ARTICLE}-")
_POSSESSIVE = re.compile(r"'s?$")
# "Russia's", "Russian" and "Russia", "Ukraine" and "Ukrainian": what they have in common.
_COUNTRY = re.compile(r"(?<=...)(?:ian|ia|an|a|e|n)$")


def is_body(name: str) -> bool:
    """Whether a name of several words is a body's: by its words, or those before "of". One word may be anybody's."""
    words = _WORD.findall(fold(name))
    if len(words) < _SEVERAL:
        return False
    heads = [part for part in _OF.split(name.title() if name.isupper() else name) if part.strip()]
    return _ARTICLE.sub("", words[-1])[0].islower() or any(bodies.is_body(head.strip()) for head in heads)


def plain(name: str) -> tuple[str, ...]:
    """The words of a name in small letters, without "the", possessive endings, marks and diacritics."""
    words = (_POSSESSIVE.sub("", word) for word in _WORD.findall(fold(name).lower().replace(".", "")))
    return tuple(word for word in words if word != "the")


def body(name: str) -> tuple[str, ...]:
    """What the ways to write the name of one body have in common: Russia's Foreign Ministry is the Russian one."""
    first, *others = plain(name) or ("",)
    return (_COUNTRY.sub("", first) if others else first, *others)


def initials(name: str) -> str:
    """The first letters of a name's words in capitals: "ICRC" for the International Committee of the Red Cross."""
    return "".join(word[0] for word in _WORD.findall(fold(name)) if word[0].isupper() and word != "The")
