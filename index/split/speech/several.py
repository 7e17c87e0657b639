"""Several speakers of one statement, as in "Ada Holm and Jon Ruiz said"."""

import re
from collections.abc import Sequence
from functools import lru_cache

from index.split.mentions.bodies import is_body, is_place, is_whole
from index.split.mentions.gender import by_given
from index.split.mentions.nouns import is_head
from index.types import Span

_CAPITALS = r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4}"
_ROLES = r"(?:(?!(?:of|for|to|from|with|by|in|at|on) )[a-z-]+ ){1,3}"
_NAME = rf"(?:(?:{_CAPITALS} )?{_ROLES})?{_CAPITALS}"
_ROLE = r"(?:the|an?|his|her|its|their) [^,;“\"]{1,60}, "
_NAMES = re.compile(_NAME)
_BOTH = r"(?:, (?:who|both|all|each|among)\b[^,;“\"]*)?"
_SEVERAL = re.compile(rf"(?P<first>{_NAME}(?:, {_NAME})*?),? and (?P<last>(?P<role>{_ROLE})?{_NAME}){_BOTH}")
_FULL = re.compile(r"\b(?P<given>[A-Z][\w’'-]+) (?=(?P<surname>[\w’'.-]+))")
_NO_PART = re.compile(r"^.*\b[a-z-]+ ")
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
    return parts if found["role"] or _are_several(text, [_bare(text[slice(*part)]) for part in parts]) else [speaker]


def _bare(name: str) -> list[str]:
    """The words of a name without what the one is called before it: of "former mayor Ada Holm" two."""
    return _NO_PART.sub("", name).split()


def _are_several(text: str, names: Sequence[list[str]]) -> bool:
    """Whether each is somebody's name: surely, or by two words beside one who has a given name."""
    beside_one = any(_has_given(words) for words in names)
    return all(_is_somebody(text, words) or (beside_one and _is_full(words)) for words in names)


def _listed(text: str, span: Span) -> list[Span]:
    return [found.span() for found in _NAMES.finditer(text, *span)]


def _is_somebody(text: str, words: Sequence[str]) -> bool:
    """Whether a name is a place's that speaks, or has a given name, here or where the text has it in full."""
    bare = " ".join(words)
    return is_place(bare) or is_whole(bare) or _has_given(words) or _OWNS.sub("", words[-1]) in _surnames(text)


def _has_given(words: Sequence[str]) -> bool:
    return any(by_given(word) for word in words[:-1])


def _is_full(words: Sequence[str]) -> bool:
    """Whether it may be somebody's name: "Lindsey Vale", but not "House Speaker" or "Ways Committee"."""
    return len(words) > 1 and not is_head(words[-1]) and not is_body(" ".join(words))


@lru_cache(maxsize=1)
def _surnames(text: str) -> frozenset[str]:
    """What stands behind given names in a text, which is looked through once for all who speak together in it."""
    return frozenset(_OWNS.sub("", full["surname"]) for full in _FULL.finditer(text) if by_given(full["given"]))
