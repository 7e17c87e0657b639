"""How much a name stands out where it is: as the subject of its sentence, beside it, or within another's words."""

import re

from index.split.mentions.namings import HEADS, Naming
from index.split.mentions.roles import fits
from index.types import Span

SPEAKS, SUBJECT, HEAD, POSSESSOR, OBJECT, BESIDE, COMPOUND, TOLD = 1.0, 0.9, 0.8, 0.65, 0.5, 0.4, 0.25, 0.15

_NEAR, _BEHIND, _FAR = 40, 160, 200  # characters
_PREPOSITION = re.compile(
    r"\b(?:of|in|on|at|by|for|with|from|to|about|against|over|like|than|between|among|toward|towards|behind|under"
    r"|without|via|including)\s(?:the\s|a\s|former\s|both\s)*$"
)
_ADVERBS = r"(?:\w+ly|also|then|now|later|still|just|never|often|once|even|had|has|have|both) "
_VERBS = (
    r"(?:is|was|has|had|have|will|would|could|should|may|might|must|can|did|does|says|said|told|tells|adds|asks|argues"
    r"|wrote|writes|called|calls|went|came|made|makes|took|takes|gave|gives|got|won|lost|led|leads|ran|runs|met|spoke"
    r"|speaks|thinks|thought|believes|wants|seems|knew|knows|held|holds|kept|left|felt|found|put|saw|began|sought|needs"
    r"|continues|claims|notes|insists|refuses|plans|hopes|faces|supports|opposes|stood|sat|sent|paid|laid|brought"
    r"|\w{3,}ed|[a-z]{3,}s (?:his|her|that|it|the|an?))\b"
)
_VERB = re.compile(
    rf"(?:,? who (?:also |has |had )?(?:said|says|told|added)\b)"
    rf"|(?:\s\([^)\n]*\))?(?:,[^“”\"\n]{{1,120}}?,)?,?\s(?:{_ADVERBS}){{0,3}}{_VERBS}"
)
_SAID = re.compile(r"\b(?:said|says|added|wrote|according to|tweeted|replied)\s(?:\w+\s){0,4}$")
# Who is asked is who speaks next.
_ASKED = re.compile(r"\b(?:asked|asks|asking|pressed|questioned|interviewed)\s(?:\w+\.?\s){0,2}$")
_SUBORDINATE = re.compile(r"(?:When|While|As|After|Although|Though|Since|If|Because|Before|Once|Unlike)\s[^,“\"]*")
_OWNS = re.compile(r"['’][sS]?(?=\s|$)")
_NOUN = re.compile(
    r"\s(?:campaign|supporters?|aides?|advisers?|administration|spokes\w+|surrogates?|team|camp|allies|backers|voters?"
    r"|ally|adviser|presidency|rally|rallies|delegates?|foundation|family|policy|officials?|Foundation|Tower|staff\w*)\b"
)


def standing(text: str, naming: Naming, sentence: Span) -> float:
    """In 0..1, the more the likelier that a pronoun later means whom it names."""
    start, end = naming.span
    start -= len(naming.titles) + 1 if naming.titles else 0
    before, behind = text[max(sentence[0], start - _NEAR) : start], text[end : min(sentence[1], end + _BEHIND)]
    opens = start - sentence[0] < _NEAR and _is_head(before)
    if _NOUN.match(behind):
        return COMPOUND
    if not before and not behind.strip(".* "):
        return TOLD
    if _OWNS.match(behind):
        return POSSESSOR if opens else BESIDE
    return _of_verb(before, behind, text[sentence[0] : min(start, sentence[0] + _FAR)], opens=opens)


def _of_verb(before: str, behind: str, all_before: str, *, opens: bool) -> float:
    """By what it is to the verb: who does it, who is asked, or who else is there."""
    if _ASKED.search(before):
        return SPEAKS
    if "(" in before and ")" not in before[before.rindex("(") :]:
        return BESIDE
    if _PREPOSITION.search(before) and not before.endswith("ccording to "):
        return BESIDE
    if len(all_before) < _FAR and _SUBORDINATE.fullmatch(all_before):
        return OBJECT
    if _VERB.match(behind) or _SAID.search(before):
        return SUBJECT
    return HEAD if opens else OBJECT


def _is_head(before: str) -> bool:
    """Whether nothing stands before it but what opens a sentence, and what its bearer is."""
    return all(word.strip(",").lower() in HEADS or fits(word) for word in before.split())
