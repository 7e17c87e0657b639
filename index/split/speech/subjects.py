"""Who is the subject: of a verb in a sentence, by what stands before it, and of the sentence."""

from index.split.speech.antecedent import antecedent, is_its_verb
from index.split.speech.lexicon import CONJUNCTIONS, NOMINATIVE, PREPOSITIONS, SUBORDINATORS, TIMES
from index.split.speech.phrases import before, phrase_from, phrase_to
from index.split.speech.sentence import DASHES, Range, Sentence
from index.split.speech.tokens import QUOTATION

# What begins another clause behind a comma.
_JOINS = (NOMINATIVE | CONJUNCTIONS | SUBORDINATORS) - {"who", "whose", "which", "and"}
_APPOSITION = 30  # tokens between the commas behind a name


def subject_of(sentence: Sentence, start: int) -> Range | None:
    """The noun phrase that is the subject of the verb group that begins at a token."""
    j = start - 1
    low = sentence.low(j)
    if low in {"who", "which", "that"} and j > 0:
        outer = phrase_to(sentence, j - 1 if sentence.low(j - 1) == "," else j)
        return (antecedent(sentence, *outer, of_people=low == "who"), start) if outer and low != "that" else None
    if low == ",":
        return _before_apposition(sentence, j)
    if low == ")":
        opened = before(sentence, "(", j)
        outer = phrase_to(sentence, opened)
        return outer and (outer[0], start)
    if low in DASHES:
        opened = next((k for k in range(j - 1, 0, -1) if sentence.low(k) in DASHES), 0)
        return phrase_to(sentence, opened)
    return phrase_to(sentence, start)


def _before_apposition(sentence: Sentence, comma: int) -> Range | None:
    """Who stands before what is said of him between commas: "Peskov, the Kremlin spokesman," said."""
    first = sentence.after_opening()
    # All from the start is one person: "Cory, 22, of Flint, Mich., said".
    whole = phrase_from(sentence, first, PREPOSITIONS)
    if (
        whole
        and sentence.low(whole[1]) in {",", "("}
        and whole[1] <= comma
        and not any(is_its_verb(sentence, k) for k in range(first + 1, whole[1]))
        and not _has_clause(sentence, whole[1], comma)
    ):
        return first, comma
    k = comma - 1
    while k > 0 and comma - k < _APPOSITION and sentence.low(k) not in {",", ";", ":", QUOTATION}:
        k -= 1
    outer = phrase_to(sentence, k) if sentence.low(k) == "," else None
    if outer is None or sentence.low(outer[1] - 1) in TIMES:
        return None
    return outer[0], comma


def _has_clause(sentence: Sentence, start: int, end: int) -> bool:
    """Whether another clause than one with "who" begins behind a comma."""
    return any(sentence.low(k) == "," and sentence.low(k + 1) in _JOINS for k in range(start, end))


def main_subject(sentence: Sentence, limit: int) -> Range | None:
    """The subject of the sentence, if it stands before a token."""
    i = sentence.after_opening()
    while i < limit and sentence.is_adverb(i):
        i += 1
    if i >= limit:
        return None
    if sentence.low(i) in NOMINATIVE:
        return i, i + 1
    j = i
    while j < limit and sentence.tokens[j].is_word and not _is_predicate(sentence, i, j):
        j += 1
    while j > i + 1 and sentence.is_adverb(j - 1):
        j -= 1
    return (i, j) if j > i else None


def _is_predicate(sentence: Sentence, first: int, j: int) -> bool:
    """Whether a token ends the subject that begins at `first`."""
    low = sentence.low(j)
    if j > first and (sentence.is_verb(j) or low in SUBORDINATORS):
        return True
    if low in PREPOSITIONS:
        return low not in {"of", "for"}
    full_name = j > first + 1 and sentence.is_name(j - 1) and sentence.is_name(j - 2) and not sentence.is_name(j)
    return full_name and low not in CONJUNCTIONS
