"""Whether a subject stands behind its verb, as in “…,” said Peskov."""

from index.split.mentions.nouns import head, is_one
from index.split.speech.lexicon import DETERMINERS, NOMINATIVE, NOUNS, OF_FACTS, PREPOSITIONS, TIMES
from index.split.speech.sentence import DASHES, Range, Sentence
from index.split.speech.tokens import QUOTATION


def may_be_inverted(sentence: Sentence, i: int, form: str) -> bool:
    """Whether a verb stands where its subject may come behind it: after a comma, a dash or a quotation.

    Args:
        sentence: that it stands in.
        i: the verb.
        form: what kind of cue it is (see `clauses.Form`).
    """
    asked = sentence.low(i) in {"asked", "asks"} and sentence.low(i - 1) == QUOTATION
    unlike = NOUNS | OF_FACTS | {"written"}
    if (form != "say" and not asked) or i == 0 or sentence.low(i) in unlike:
        return False
    return sentence.low(i - 1) in {",", "?", "!", QUOTATION} or sentence.low(i - 1) in DASHES


def stands_behind(sentence: Sentence, i: int, subject: Range) -> bool:
    """Whether the phrase behind a verb is who says, and not what is said."""
    after, further = sentence.low(subject[1]), subject[1] + 1
    pronoun = sentence.low(subject[0]) in NOMINATIVE
    if QUOTATION in {sentence.low(i - 1), sentence.low(i - 2)}:
        return not (pronoun and (sentence.is_verb(subject[1]) or after.endswith("n't")))
    if pronoun:
        return after in {"", ".", ","}
    if after in {"", ".", ","} and sentence.is_name(subject[1] - 1):
        return True
    if after == "," and sentence.is_verb(further):
        return True
    if after and sentence.tokens[subject[1]].is_word and after not in PREPOSITIONS | {"who", "when"} | TIMES:
        return False
    first = sentence.after_opening()
    comma = next((k for k in range(first, i) if sentence.low(k) == ","), i)
    return any(sentence.is_verb(k) or sentence.low(k) in NOMINATIVE for k in range(first, comma))


def with_apposition(sentence: Sentence, subject: Range) -> Range:
    """Whoever is named behind a verb, with what he is: said "Peskov, the Kremlin spokesman"."""
    j = subject[1]
    if sentence.low(j) != "," or sentence.low(j + 1) not in DETERMINERS | {"who"}:
        return subject
    end = next((k for k in range(j + 1, len(sentence)) if sentence.low(k) in {",", ".", ";", QUOTATION}), len(sentence))
    return subject[0], end


def with_name(sentence: Sentence, subject: Range) -> Range:
    """Whoever is told by a role with the name behind it, between commas: according to "the buyer, Ada Holm", it held.

    A name alone is none: "according to the mayor, Ada Holm won" may be what the mayor tells.
    """
    first = end = subject[1] + 1
    while sentence.is_name(end):
        end += 1
    named = sentence.low(subject[1]) == "," and end - first > 1 and sentence.low(end) in {",", ".", ""}
    role = sentence.text[slice(*sentence.span(subject))]
    return (subject[0], end) if named and is_one(head(role)) else subject
