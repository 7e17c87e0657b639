"""Whether a word that may be a verb of speech is one, by its subject and by what stands behind it."""

import re

from index.split.speech.lexicon import (
    BE,
    DETERMINERS,
    NOMINATIVE,
    NOUNS,
    OF_FACTS,
    PEOPLE,
    PREPOSITIONS,
)
from index.split.speech.sentence import Range, Sentence
from index.split.speech.tokens import QUOTATION

# "A website called …", "a letter written …": participles, unless the subject is somebody.
_PARTICIPLES = frozenset("called dubbed labeled labelled described written".split())
_TO_DO = frozenset("promises vows pledges promise vow pledge claims claim".split())
_PLURALS = frozenset("people men women police".split())


def agrees(sentence: Sentence, i: int, subject: Range, start: int) -> bool:
    """Whether a word is a verb that the subject is the subject of.

    Args:
        sentence: that both stand in.
        i: the word.
        subject: who would speak.
        start: where the verb group begins.
    """
    low, last = sentence.low(i), sentence.low(subject[1] - 1)
    if last.endswith(("'s", "s'")) and last not in NOMINATIVE:
        return False  # "Kyiv's declared goals".
    if low in OF_FACTS and not _can_speak(sentence, subject):
        return False
    if "percent" in {sentence.low(k) for k in range(*subject)} or _is_asked(sentence, i, start):
        return False
    if start < i or last in NOMINATIVE | {"who"}:
        return True
    if low in _PARTICIPLES:
        return _calls(sentence, i, subject)
    return low not in NOUNS or _is_no_noun(sentence, i, subject)


def _is_asked(sentence: Sentence, i: int, start: int) -> bool:
    """Whether the subject is who is asked: "…, asked about it"."""
    after = sentence.low(i + 1) in PREPOSITIONS | {"whether", "if"}
    return sentence.low(start - 1) == "," and sentence.low(i) in {"asked", "told"} and after


def _can_speak(sentence: Sentence, subject: Range) -> bool:
    """Whether a subject is somebody, by a name or such a noun at its end or before a comma, or a pronoun."""
    end = next((k for k in range(*subject) if sentence.low(k) == ","), subject[1])
    last = sentence.low(end - 1)
    if last == "who" or (last in NOMINATIVE and not last.startswith("it")):
        return True
    one = re.sub(r"ies$", "y", last) if last.endswith("ies") else last.removesuffix("s")
    return sentence.is_name(end - 1) or one in PEOPLE


def _calls(sentence: Sentence, i: int, subject: Range) -> bool:
    """Whether somebody calls something so; in "a program called Promise" a name follows an article and a noun."""
    if sentence.low(i) == "written":
        return False
    if sentence.is_name(subject[1] - 1):
        return True
    article = any(sentence.low(k) in {"a", "an"} for k in range(*subject))
    named = sentence.is_name(i + 1) or sentence.low(i + 1) == QUOTATION
    return not (sentence.low(subject[0]) in {"a", "an"} or (article and named))


def _is_no_noun(sentence: Sentence, i: int, subject: Range) -> bool:
    """Whether "claims", "report" and their like are verbs: they agree with the subject, and what follows fits."""
    low, after, last = sentence.low(i), sentence.low(i + 1), sentence.low(subject[1] - 1)
    fits = (after == "to" and low in _TO_DO) or (after in {"for", "on"} and low in {"calls", "call"})
    if not fits and (after in PREPOSITIONS | BE or after in {"has", "had", "and", ".", ")"}):
        return False
    if low.endswith("s") and not low.endswith("ss"):
        opens = after in DETERMINERS | NOMINATIVE | {"that", QUOTATION, ":", ","} or sentence.is_name(i + 1)
        one = sentence.low(subject[0]) in DETERMINERS and not last.endswith("s")
        return sentence.is_name(subject[1] - 1) or (one and opens)
    return low.endswith(("ed", "ght")) or last.endswith("s") or last in _PLURALS
