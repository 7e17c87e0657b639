"""Who stands before a colon, with what they say behind it: "Peskov: talks possible"."""

import re
from itertools import islice

from index.split.mentions.gender import by_given
from index.split.mentions.labels import UNNAMED
from index.split.mentions.nouns import is_head
from index.split.speech.sentence import DASHES, Range, Sentence
from index.split.speech.tokens import QUOTATION

_IN_NAMES = frozenset("of de van von der the".split())
# What a title calls the paper that it stands on: "Holm Lines: statement on safety". "Full stop to talks" is said.
_PAPERS = frozenset(
    """
    analysis appendix biography briefing chronology editorial excerpt explainer factbox interview letter memo memorandum
    minutes obituary overview podcast profile q&a recap report review statement summary testimony timeline transcript
    """.split()
)
# What a series of papers is called: "The Latest: pier closed".
_SERIES = _PAPERS | frozenset(
    "breaking digest email exclusive latest live newsletter opinion photos update video".split()
)
_LONGEST = 8  # tokens


def label(sentence: Sentence, colon: int, *, headline: bool) -> Range | None:
    """The tokens of who speaks, as a colon tells; None where what stands before it is a heading, or nobody.

    Args:
        sentence: that the colon stands in.
        colon: its token.
        headline: whether it is one, where no quotation needs to follow.
    """
    start = next((k + 1 for k in range(colon - 1, -1, -1) if sentence.low(k) in DASHES | {"."}), 0)
    if colon - start > _LONGEST:
        return None
    opens = sentence.low(colon + 1) in {QUOTATION, "‘"}
    end = _before_medium(sentence, colon) if opens else colon
    if not _is_named(sentence, start, end) or len(sentence) < colon + 2:
        return None
    if not opens and (start or not headline or sentence.low(colon + 1) in _PAPERS):
        return None
    return (start, end) if start or _is_somebody(sentence, start, end) else None


def _is_somebody(sentence: Sentence, start: int, end: int) -> bool:
    """Whether it is no heading, but one who has a given name or is named elsewhere too."""
    *before, last = [token.text for token in sentence.tokens[start:end] if token.is_word]
    again = islice(re.finditer(rf"\b{re.escape(last)}\b", sentence.text), 1, None)
    known = any(by_given(word) or (word.islower() and is_head(word)) for word in before)
    return known or next(again, None) is not None


def _before_medium(sentence: Sentence, colon: int) -> int:
    """Before the "on X" of a post."""
    return colon - 2 if sentence.low(colon - 2) == "on" and sentence.is_name(colon - 1) else colon


def _is_named(sentence: Sentence, start: int, end: int) -> bool:
    """Whether tokens are a name, with what its bearer is."""
    words = [token for token in sentence.tokens[start:end] if token.is_word]
    marks = {token.low for token in sentence.tokens[start:end] if not token.is_word}
    if not words or marks - {"(", ")", ","}:
        return False
    if words[-1].text.lower() in _SERIES or (len(words) == 1 and words[0].text in UNNAMED):
        return False
    return all(word.is_name or word.low in _IN_NAMES or is_head(word.low) for word in words)
