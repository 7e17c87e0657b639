"""Whether a sentence was turned round: a "not" put in, left out, or moved to other words."""

import re
from collections.abc import Sequence

from index.search import stems
from index.search.query import carries_meaning

_NOT = re.compile(
    r"\b(?:not|no|never|nor|none|nobody|nothing|neither|nowhere|cannot|without|hardly)\b|n[’']t\b", re.IGNORECASE
)
_CLAUSE = re.compile(r"[,;:.!?()“”\"«»–—]")
# So many words behind a "not" are within its reach.
_REACH = 4


def turned(text: str, sources: Sequence[str]) -> bool:
    """Whether what a text says not is not what its sources say not.

    Args:
        text: what was written.
        sources: the sentences that bear it.
    """
    here, there = _denied(text), [one for source in sources for one in _denied(source)]
    if not here and not there:
        return False
    own, theirs = frozenset(stems(text)), frozenset(stems(" ".join(sources)))
    reach_here, reach_there = frozenset().union(*here), frozenset().union(*there)
    if len(here) > len(there):
        return True
    put_in = any(reach and reach & theirs and not reach & reach_there for reach in here)
    left_out = any(reach and 2 * len(reach & own) >= len(reach) and not reach & reach_here for reach in there)
    return put_in or left_out


def _denied(text: str) -> list[frozenset[str]]:
    """The words within the reach of each "not"."""
    return [_reach(text[found.end() :]) for found in _NOT.finditer(text)]


def _reach(behind: str) -> frozenset[str]:
    clause = _NOT.split(_CLAUSE.split(behind, maxsplit=1)[0], maxsplit=1)[0]
    words = [word for word in re.findall(r"\w+", clause) if carries_meaning(word)]
    return frozenset(stems(" ".join(words[:_REACH])))
