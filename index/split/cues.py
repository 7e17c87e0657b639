"""Verbs of speech, and whether a name stands beside one: a first sign that a sentence reports what somebody said."""

import re

from index.split.names import pattern

_CUES = frozenset(
    """
    say says said saying tell tells told telling add adds added adding state states stated stating statement
    announce announces announced announcing declare declares declared declaring declaration insist insists
    insisted insisting claim claims claimed claiming warn warns warned warning argue argues argued arguing
    note notes noted noting explain explains explained explaining describe describes described describing call
    calls called calling refer refers referred reiterate reiterates reiterated stress stresses stressed
    stressing emphasize emphasizes emphasized emphasise emphasises emphasised reject rejects rejected deny
    denies denied confirm confirms confirmed confirming acknowledge acknowledges acknowledged suggest suggests
    suggested write writes wrote writing post posted tweet tweeted respond responds responded reply replies
    replied comment commented remark remarked remarks accuse accuses accused criticize criticized criticise
    criticised condemn condemned express expresses expressed demand demands demanded urge urges urged promise
    promised vow vowed pledge pledged predict predicted report reported quote quoted ask asks asked oppose
    opposes opposed label labels labeled labelled dismiss dismissed decry decries decried assert asserts
    asserted maintain maintains maintained concede conceded admit admitted
    """.split()
)
# "said Kremlin spokesman Dmitry Peskov" stands before the name; "Umerov, the minister and head of the delegation,
# confirmed" behind it, with room for what he is.
_BEFORE, _BEHIND = 40, 90
_SENTENCE_END = re.compile(r"[.!?][”\"’')]*\s+(?=[A-ZÀ-ÞА-Я“\"‘])")


def speaks(name: str, text: str) -> bool:
    """Whether a word of a name stands near a verb of speech, or "according to", in one sentence of `text`."""
    for found in pattern(name).finditer(text):
        before = _SENTENCE_END.split(text[max(found.start() - _BEFORE, 0) : found.start()])[-1].lower()
        behind = _SENTENCE_END.split(text[found.end() : found.end() + _BEHIND])[0].lower()
        if not _CUES.isdisjoint(re.findall(r"\w+", before + " " + behind)) or "according to" in before:
            return True
    return False
