"""Where what is said begins, if it stands behind its cue."""

from index.split.speech.beside import TOLD, Beside
from index.split.speech.clauses import Cue
from index.split.speech.lexicon import AUXILIARIES, NOMINATIVE, PREPOSITIONS, SUBORDINATORS, TIMES
from index.split.speech.sentence import Sentence
from index.split.speech.tokens import QUOTATION

_FAR = 25  # tokens between a cue and the "that" or the quotation that belongs to it


def begin(sentence: Sentence, beside: Beside, cue: Cue) -> int:
    """The token with which what is said behind a cue begins.

    Args:
        sentence: that both stand in.
        beside: tells what belongs to the cue.
        cue: the verb.
    """
    i = cue.at + 1
    if cue.form == "of":
        while sentence.low(cue.at).startswith(("point", "refer")) and sentence.low(i) in {"to", "out"}:
            i += 1
        return i
    if sentence.low(cue.at) in TOLD:
        i = beside.addressee(i)
    opens = _opening(sentence, i)
    if opens is not None and (beside.belongs(i) or sentence.low(i) in {",", ":", "that", QUOTATION}):
        return opens
    while (
        sentence.low(i) in TIMES or (sentence.low(i) == "on" and sentence.low(i + 1) in TIMES) or _is_how(sentence, i)
    ):
        i += 1
    while sentence.low(i) in {",", ":"}:
        i += 1
    return i


def _is_how(sentence: Sentence, i: int) -> bool:
    return sentence.is_adverb(i) and sentence.low(i) not in {"just", "only", "even", "all", "both", "not", "never"}


def _opening(sentence: Sentence, i: int) -> int | None:
    """The "that", or what stands behind the colon, or the quotation, with which a content begins further on."""
    for k in range(i, min(i + _FAR, len(sentence))):
        low = sentence.low(k)
        if low in {"that", QUOTATION}:
            return k
        if low == ":":
            return k + 1
        if low in NOMINATIVE or low in AUXILIARIES or low == ";" or (low in SUBORDINATORS and low not in PREPOSITIONS):
            return None
    return None
