"""Several speakers of one statement, as in "Ada Holm and Jon Ruiz said"."""

import re

from index.split.mentions.bodies import is_place, is_whole
from index.split.mentions.gender import by_given
from index.types import Span

_NAME = r"(?:[a-z-]+ ){0,3}[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4}"
_SEVERAL = re.compile(rf"(?P<first>{_NAME}(?:, {_NAME})*?),? and (?P<last>{_NAME})")


def several(text: str, speaker: Span) -> list[Span]:
    """The names of those who speak together; the whole of it where it is one speaker, or may be: "Customs and Border
    Protection".
    """
    found = _SEVERAL.fullmatch(text, *speaker)
    if found is None:
        return [speaker]
    parts = [*_listed(text, found.span("first")), found.span("last")]
    return parts if all(_is_somebody(text, text[slice(*part)]) for part in parts) else [speaker]


def _listed(text: str, span: Span) -> list[Span]:
    return [found.span() for found in re.compile(_NAME).finditer(text, *span)]


def _is_somebody(text: str, name: str) -> bool:
    """Whether a name is a place's that speaks, or has a given name, here or where the text has it in full."""
    words = re.sub(r"^(?:[a-z-]+ )+", "", name).split()
    bare = " ".join(words)
    if is_place(bare) or is_whole(bare) or any(by_given(word) for word in words[:-1]):
        return True
    full = re.compile(rf"\b([A-Z][\w’'-]+) {re.escape(words[-1])}\b")
    return any(by_given(given[1]) for given in full.finditer(text))
