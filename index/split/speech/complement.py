"""Whether what stands behind a verb of speech is what is said by it."""

from index.split.speech.clauses import Cue
from index.split.speech.lexicon import (
    AUXILIARIES,
    NEEDS_CLAUSE,
    OPENS_AT_ONCE,
    OPENS_CLAUSE,
    PREPOSITIONS,
    SUBORDINATORS,
    TO_DO,
)
from index.split.speech.sentence import Sentence
from index.split.speech.tokens import QUOTATION

_BARE = frozenset("say says said saying".split())
_NEAR = 12  # tokens from where a clause begins to its verb


def fits(sentence: Sentence, cue: Cue, first: int, end: int) -> bool:
    """Whether what stands behind a verb is what is said by it.

    Args:
        sentence: that both stand in.
        cue: the verb.
        first: where what stands behind it begins.
        end: where it ends.
    """
    low, opens = sentence.low(cue.at), sentence.low(first)
    if cue.form == "of":
        return _is_object(sentence, cue, first, end)
    if opens == "to" and cue.form == "say":
        return low in TO_DO
    if low in OPENS_AT_ONCE:
        return opens in OPENS_CLAUSE or opens in {QUOTATION, "to"}
    if low in _BARE:
        return opens not in PREPOSITIONS or _is_clause(sentence, first, end)
    return low not in NEEDS_CLAUSE or _is_clause(sentence, first, end)


def _is_object(sentence: Sentence, cue: Cue, first: int, end: int) -> bool:
    """Whether what stands behind "called" and its like is what is spoken of."""
    low, opens = sentence.low(cue.at), sentence.low(first)
    if first == cue.at + 1 and opens in PREPOSITIONS:
        # Else it is "those accused of it".
        return low.startswith(("call", "advoc")) and opens in {"for", "on", "upon"}
    if low.startswith("refer"):  # To a thing, or to it as something.
        return any(sentence.low(k) in {"as", QUOTATION} for k in range(first, end))
    # "Opposes giving in" tells what he says of it; "opposes the bill" hardly does.
    return not low.startswith("oppos") or opens.endswith("ing")


def _is_clause(sentence: Sentence, first: int, end: int) -> bool:
    """Whether something said stands there: a clause, or words between marks."""
    if sentence.low(first) in OPENS_CLAUSE or sentence.low(first) == "to":
        return True
    near = range(first, min(first + _NEAR, end))
    return any(sentence.low(k) == QUOTATION or (k > first and sentence.is_verb(k)) for k in near)


def is_asked(sentence: Sentence, cue: Cue) -> bool:
    """Whether it is asked if somebody says something: "Will Holm deny it?"."""
    question = sentence.low(len(sentence) - 1) == "?"
    return question and not {sentence.low(0), sentence.low(cue.subject[0] - 1)}.isdisjoint(AUXILIARIES | SUBORDINATORS)
