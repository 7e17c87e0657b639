"""Sentences that say what something is."""

import re
from functools import lru_cache

# What may stand before the words that are explained: "Simply put, a lock …".
_BEFORE = r"^(?:[^,]{2,40}, )?(?:an? |the |such )?"
# A thing of a kind, and not how it is: "a device", "promises made by", but neither "linked" nor "essential".
_PLURAL = r"(?:\w+ ){0,2}?\w+s\b(?<!ss)(?<!us)(?<!is)"
_TELLING = r"(?:made|given|of|that|which|who|by|to|for|in|from|between|\w+ed)\b"
_THING = rf"(?:an? |the |any |one of |those |{_PLURAL} {_TELLING})"
_SAYS = (
    (3.0, rf"(?:[^\W_]+ )?(?:is|are|was|were) (?:simply |basically |essentially |just )?{_THING}"),
    (3.0, r"(?:means?|meant|refers? to|stands? for|is defined as|are defined as|consists? of|denotes?)\b"),
    (2.0, r", (?:which|who) (?:is|are|was|were) (?:an? |the )?\w+"),
    (2.0, r", (?:or|that is,|i\.e\.,?) \w+"),
    (1.0, r", (?:an? |the )\w+"),
)


def defines(subject: str, sentence: str) -> float:
    """How clearly a sentence says what the subject is, from 0.0 for one that does not to 3.0.

    Args:
        subject: as it was asked for, such as "security guarantees".
        sentence: of a source.
    """
    if sentence.endswith("?"):
        return 0.0
    return max((weight for weight, pattern in _patterns(subject) if pattern.search(sentence)), default=0.0)


@lru_cache(maxsize=64)
def _patterns(subject: str) -> tuple[tuple[float, re.Pattern[str]], ...]:
    """What a sentence looks like that says what the subject is, and how clearly it does."""
    written = r"[\s-]+".join(map(_word, subject.split()))
    return tuple(
        (weight, re.compile(rf"{_BEFORE}[\"“]?{written}[\"”]?(?: \([^)]+\))?(?=[ ,]) ?{pattern}", re.IGNORECASE))
        for weight, pattern in _SAYS
    )


def _word(word: str) -> str:
    """A word in the singular or the plural."""
    return rf"{re.escape(re.sub(r'(?<=[^su])s$', '', word))}(?:s|es)?"
