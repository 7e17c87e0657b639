"""Verbs of speech, and whether a name stands beside one: a first sign that a sentence reports what somebody said."""

import re

from index.split.names import fold, pattern

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
_OPENS_CONTENT = frozenset(["that", "whether", "if", "how", "why", "because"])
_SENTENCE_END = re.compile(r"[.!?][”\"’')]*\s+(?=[A-ZÀ-ÞА-Я“\"‘])")


def speaks(name: str, text: str) -> bool:
    """Whether a word of a name stands near a verb of speech, or "according to", in one sentence of `text`.

    In "he added that Putin must get nothing" it does not: what stands behind "that" is what was said.
    """
    text = fold(text)
    for found in pattern(name).finditer(text):
        before = _SENTENCE_END.split(text[max(found.start() - _BEFORE, 0) : found.start()])[-1].lower()
        behind = _SENTENCE_END.split(text[found.end() : found.end() + _BEHIND])[0].lower()
        if "according to" in before or _ends_in_cue(before) or not _CUES.isdisjoint(re.findall(r"\w+", behind)):
            return True
    return False


def _ends_in_cue(before: str) -> bool:
    """Whether the last verb of speech in the words before a name is not cut off from it by "that" or its like."""
    for word in reversed(re.findall(r"\w+", before)):
        if word in _CUES:
            return True
        if word in _OPENS_CONTENT:
            return False
    return False
