"""Who is the subject: of a verb in a sentence, by what stands before it, and of the sentence."""

import re

from index.split.mentions.nouns import is_one
from index.split.speech.lexicon import CONJUNCTIONS, DETERMINERS, NOMINATIVE, PREPOSITIONS, SUBORDINATORS, TIMES
from index.split.speech.phrases import before, phrase_from, phrase_to
from index.split.speech.sentence import DASHES, Range, Sentence
from index.split.speech.tokens import QUOTATION

# What begins another clause behind a comma.
_JOINS = (NOMINATIVE | CONJUNCTIONS | SUBORDINATORS) - {"who", "whose", "which", "and"}
# Behind these a determiner or a participle begins nothing new: "of the", "a retired".
_GO_ON = PREPOSITIONS | CONJUNCTIONS | DETERMINERS | {"former", "newly"}
_DETERMINERS = DETERMINERS - {"this", "that"}
# Behind these somebody else is told of than before them.
_BREAKS = frozenset("by among against despite including like between".split())
# And behind these, where a thing stands before them: one of these nouns, or one that ends so.
_OF = PREPOSITIONS - {"in", "at", "within"}
_ABSTRACT = re.compile(r"(?:(?<![pi])ion|ment|ism|ance|[^r]ence|ity|ure|ing)s?$")
_THINGS = frozenset(
    """
    response reply tone victory list lecture speech memoir passage subject support help praise attack letter email call
    comment remark report win loss death life work role case book interview ire anger concern wake story profile photo
    picture video tape word view record defence defense advice blow gift favor favour friendship
    """.split()
)
_APPOSITION = 30  # tokens between the commas behind a name


def subject_of(sentence: Sentence, start: int) -> Range | None:
    """The noun phrase that is the subject of the verb group that begins at a token."""
    j = start - 1
    low = sentence.low(j)
    if low in {"who", "which", "that"} and j > 0:
        outer = phrase_to(sentence, j - 1 if sentence.low(j - 1) == "," else j)
        return (_last_named(sentence, *outer, of_people=low == "who"), start) if outer and low != "that" else None
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


def _last_named(sentence: Sentence, start: int, end: int, *, of_people: bool) -> int:
    """Where that begins which "who" or "which" tells of: of "the row drew a reply from Holm" Holm."""
    for k in range(end - 2, start, -1):
        low, last = sentence.low(k), sentence.low(k - 1)
        if low in _DETERMINERS and last not in _GO_ON:
            return k
        if low in _BREAKS or (of_people and low in _OF and _is_thing(sentence, start, k)):
            return k + 1
        if sentence.is_verb(k) and last not in _GO_ON and not sentence.is_name(k - 1):
            return k + 2 if sentence.low(k + 1) in PREPOSITIONS and k + 2 < end else k + 1
    return start


def _is_thing(sentence: Sentence, start: int, end: int) -> bool:
    """Whether some words are surely of no person: "a reaction", "responding"; but "the leader of the opposition"."""
    low = sentence.low(end - 1)
    is_thing = low in _THINGS or low.removesuffix("s") in _THINGS or bool(_ABSTRACT.search(low))
    return is_thing and not sentence.is_name(end - 1) and not any(is_one(sentence.low(k)) for k in range(start, end))


def _before_apposition(sentence: Sentence, comma: int) -> Range | None:
    """Who stands before what is said of him between commas: "Peskov, the Kremlin spokesman," said."""
    first = sentence.after_opening()
    # All from the start is one person: "Cory, 22, of Flint, Mich., said".
    whole = phrase_from(sentence, first, PREPOSITIONS)
    if (
        whole
        and sentence.low(whole[1]) in {",", "("}
        and whole[1] <= comma
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
