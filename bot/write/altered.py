"""Whether a word was put in the place of another one in a sentence that is a source's own otherwise.

As "accepted" where it has "rejected". No list of opposites is needed for it, and honest synonyms go with them: what a
source says may be made shorter and put in order, not reworded in its midst.
"""

from collections.abc import Container, Sequence
from difflib import SequenceMatcher

from bot.write.words import Word, words

# So much of what was written must stand in a source in its order; and so many words may be one alteration.
_OWN, _MOST = 0.5, 2


def altered(text: str, sources: Sequence[str], sure: Container[str]) -> str:
    """A word that stands in the place of another one; empty if none does.

    Args:
        text: what was written.
        sources: the sentences that bear it.
        sure: names that are known to stand where they should: a source may have "the minister" there.
    """
    here = [word for word in words(text) if word.term not in sure]
    there = [words(source) for source in sources]
    known = frozenset(word for source in there for word in source)
    best = max((SequenceMatcher(None, here, source, autojunk=False) for source in there), key=_size, default=None)
    if best is None or _size(best) < _OWN * len(here):
        return ""
    for how, start, end, first, last in best.get_opcodes():
        short = end - start <= _MOST and (last - first <= _MOST or known.isdisjoint(here[start:end]))
        if how == "replace" and short:
            return here[start].term
    return ""


def _size(matcher: SequenceMatcher[Word]) -> int:
    """How many words stand in both in the same order."""
    return sum(block.size for block in matcher.get_matching_blocks())
