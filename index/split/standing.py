"""How much a name stands out where it is: as the subject of its sentence, beside it, or within another's words."""

import re

from index.split.namings import HEADS, Naming
from index.types import Span

SPEAKS, SUBJECT, HEAD, OBJECT, BESIDE, COMPOUND, TOLD = 1.0, 0.9, 0.8, 0.5, 0.4, 0.25, 0.15

_PREPOSITION = re.compile(
    r"\b(?:of|in|on|at|by|for|with|from|to|about|against|over|like|than|between|among|toward|towards|behind|under"
    r"|without|via|including|and|or)\s(?:the\s|a\s|former\s|both\s)*$"
)
_ADVERBS = r"(?:\w+ly|also|then|now|later|still|just|never|often|once|even|had|has|have|who|both) "
_VERBS = (
    r"(?:is|was|has|had|have|will|would|could|should|may|might|must|can|did|does|says|said|told|tells|adds|asks|argues"
    r"|wrote|writes|called|calls|went|came|made|makes|took|takes|gave|gives|got|won|lost|led|leads|ran|runs|met|spoke"
    r"|speaks|thinks|thought|believes|wants|seems|knew|knows|held|holds|kept|left|felt|found|put|saw|began|sought|needs"
    r"|continues|claims|notes|insists|refuses|plans|hopes|faces|supports|opposes|stood|sat|sent|paid|laid|brought"
    r"|\w{3,}ed)\b"
)
_VERB = re.compile(rf"(?:\s\([^)\n]*\))?(?:,[^“”\"\n]{{1,120}}?,)?\s(?:{_ADVERBS}){{0,3}}{_VERBS}")
_SAID = re.compile(
    r"\b(?:said|says|added|asked|wrote|according to|told|argued|explained|tweeted|replied)\s(?:\w+\s){0,4}$"
)
_OWNS = re.compile(r"['’][sS]?(?=\s|$)")
_NOUN = re.compile(
    r"\s(?:campaign|supporters?|aides?|advisers?|administration|spokes\w+|surrogates?|team|camp|allies|backers|voters?"
    r"|ally|adviser|presidency|rally|rallies|delegates?|foundation|family|policy|officials?|Foundation|Tower|staff\w*)\b"
)


def standing(text: str, naming: Naming, sentence: Span) -> float:
    """In 0..1, the more the likelier that a pronoun later means whom it names."""
    start, end = naming.span
    start -= len(naming.titles) + 1 if naming.titles else 0
    before, behind = text[max(sentence[0], start - 40) : start], text[end : min(sentence[1], end + 160)]
    if _NOUN.match(behind):
        return COMPOUND
    if _OWNS.match(behind):
        return BESIDE
    if _PREPOSITION.search(before) and not before.endswith("ccording to "):
        return BESIDE
    if _VERB.match(behind) or _SAID.search(before):
        return SUBJECT
    return HEAD if _opens(text[sentence[0] : start]) else OBJECT


def _opens(before: str) -> bool:
    """Whether hardly anything stands before it in its sentence."""
    return len(before) < 40 and all(word.strip(",") in HEADS for word in before.lower().split())
