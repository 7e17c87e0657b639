"""Several speakers of one statement, as in "Ada Holm and Jon Ruiz said"."""

import re
from functools import lru_cache

from index.split.mentions.bodies import is_place, is_whole
from index.split.mentions.gender import by_given
from index.types import Span

_NAME = r"(?:[a-z-]+ ){0,3}[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4}"
_ROLE = r"(?:the|an?|his|her|its|their) [^,;“\"]{1,60}, "
_NAMES = re.compile(_NAME)
_SEVERAL = re.compile(rf"(?P<first>{_NAME}(?:, {_NAME})*?),? and (?P<last>(?P<role>{_ROLE})?{_NAME})")
_FULL = re.compile(r"\b(?P<given>[A-Z][\w’'-]+) (?=(?P<surname>[\w’'.-]+))")
_NO_PART = re.compile(r"^(?:[a-z-]+ )+")
_OWNS = re.compile(r"(?:['’]s?|\.)$")


def several(text: str, speaker: Span) -> list[Span]:
    """The names of those who speak together; the whole of it where it is one speaker, or may be: "Customs and Border
    Protection".
    """
    found = _SEVERAL.fullmatch(text, *speaker)
    if found is None:
        return [speaker]
    parts = [*_listed(text, found.span("first")), found.span("last")]
    # "Holm and the union's chair, Jon Ruiz" are two, whatever Holm is.
    return parts if found["role"] or all(_is_somebody(text, text[slice(*part)]) for part in parts) else [speaker]


def _listed(text: str, span: Span) -> list[Span]:
    return [found.span() for found in _NAMES.finditer(text, *span)]


def _is_somebody(text: str, name: str) -> bool:
    """Whether a name is a place's that speaks, or has a given name, here or where the text has it in full."""
    words = _NO_PART.sub("", name).split()
    bare = " ".join(words)
    if is_place(bare) or is_whole(bare) or any(by_given(word) for word in words[:-1]):
        return True
    return _OWNS.sub("", words[-1]) in _surnames(text)


@lru_cache(maxsize=1)
def _surnames(text: str) -> frozenset[str]:
    """What stands behind given names in a text, which is looked through once for all who speak together in it."""
    return frozenset(_OWNS.sub("", full["surname"]) for full in _FULL.finditer(text) if by_given(full["given"]))
