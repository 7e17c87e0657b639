"""Whose saying a noun is: "Kyiv's call for talks"."""

from index.split.speech.lexicon import DETERMINERS, POSSESSIVE, PREPOSITIONS
from index.split.speech.phrases import phrase_to
from index.split.speech.sentence import Range, Sentence

# What leads away from an owner, as in "a reply to Kyiv's call".
_AWAY = frozenset("to with behind against".split())


def owner_of(sentence: Sentence, i: int) -> Range | None:
    """Whose saying a noun is: "Kyiv's repeated call for"."""
    after = sentence.low(i + 1)
    urged = sentence.low(i)[:4] in {"call", "dema", "plea", "insi"} and after in {"for", "on"}
    told = sentence.low(i)[:5] in {"asser", "state"} and after in {"of", "regarding"}
    if after != "that" and not urged and not told:
        return None
    for j in range(i - 1, max(i - 4, -1), -1):
        if sentence.low(j) in POSSESSIVE:
            return j, j + 1
        if sentence.low(j).endswith(("'s", "s'")):
            return _nearest(sentence, phrase_to(sentence, j + 1))
        if not sentence.tokens[j].is_word or sentence.low(j) in PREPOSITIONS or sentence.low(j) in DETERMINERS:
            return None
    return None


def _nearest(sentence: Sentence, owner: Range | None) -> Range | None:
    """An owner without what stands before it: "a reply to" Kyiv's call."""
    if owner is None:
        return None
    return next((k + 1 for k in range(*owner) if sentence.low(k) in _AWAY), owner[0]), owner[1]
