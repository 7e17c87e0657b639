"""Whom "who" and "which" tell of: the last one named before them."""

import re

from index.split.mentions.nouns import is_one
from index.split.speech.lexicon import AUXILIARIES, CONJUNCTIONS, DETERMINERS, NOMINATIVE, PREPOSITIONS
from index.split.speech.sentence import Sentence

# Behind these a determiner or a participle begins nothing new: "of the", "a retired".
_GO_ON = PREPOSITIONS | CONJUNCTIONS | DETERMINERS | {"former", "newly"}
_DETERMINERS = DETERMINERS - {"this", "that"}
_PARTICLES = PREPOSITIONS | frozenset("up out off down back away".split())
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


def antecedent(sentence: Sentence, start: int, end: int, *, of_people: bool) -> int:
    """Where that begins which "who" or "which" tells of: of "the row drew a reply from Holm, who" Holm.

    Args:
        sentence: has it.
        start: of the words before "who" that may be it.
        end: of these words.
        of_people: whether it is somebody, as "who" tells.
    """
    # "He lined up with Holm, who": the words begin with a verb.
    first = start if sentence.low(start - 1) in NOMINATIVE | AUXILIARIES else start + 1
    for k in range(end - 2, first - 1, -1):
        low, last = sentence.low(k), sentence.low(k - 1)
        if low in _DETERMINERS and last not in _GO_ON:
            return k
        if low in _BREAKS or (of_people and low in _OF and _is_thing(sentence, start, k)):
            return k + 1
        if is_its_verb(sentence, k):
            return next(j for j in range(k + 1, end) if sentence.low(j) not in _PARTICLES or j == end - 1)
    return start


def is_its_verb(sentence: Sentence, k: int) -> bool:
    """Whether a token is a verb of what stands before it: not in "a retired sailor"."""
    return sentence.is_verb(k) and sentence.low(k - 1) not in _GO_ON


def _is_thing(sentence: Sentence, start: int, end: int) -> bool:
    """Whether some words are surely of no person: "a reaction", "responding"; but "the leader of the opposition"."""
    low = sentence.low(end - 1)
    is_thing = low in _THINGS or low.removesuffix("s") in _THINGS or bool(_ABSTRACT.search(low))
    return is_thing and not sentence.is_name(end - 1) and not any(is_one(sentence.low(k)) for k in range(start, end))
