"""How firmly a sentence tells what its sources tell: "will" for "may", "40" for "about 40", "largest" for "large"."""

import re
from collections.abc import Sequence

from bot.extract.differing.amounts import amounts
from bot.extract.sure.opposites import extremes
from index.search import stems

# What is told of what somebody said goes back in time: "we will" becomes "they would". "May" is a month.
_BACK = {"would": "will", "could": "can", "might": "may", "won": "will", "cannot": "can"}
_MODAL = re.compile(r"\b(?:will|would|can|could|cannot|may|might|must|should|shall)\b|\bwon(?=[’']t\b)")


def firmer(text: str, sources: Sequence[str]) -> str:
    """A word that makes a text firmer or weaker than its sources; empty if there is none.

    Args:
        text: what was written.
        sources: the sentences that bear it.
    """
    told = " ".join(sources)
    surer = next((word for word in _modals(text) if word not in _modals(told)), "")
    known = {*stems(told)}
    return surer or next((word for word in extremes(text) if not known.issuperset(stems(word))), _hedge(text, sources))


def _modals(text: str) -> list[str]:
    return [_BACK.get(found[0], found[0]) for found in _MODAL.finditer(text)]


def _hedge(text: str, sources: Sequence[str]) -> str:
    """A number that is told more or less exactly than the sources have it."""
    there = [one for source in sources for one in amounts(source)]
    for one in amounts(text):
        hedges = {other.hedge for other in there if other.value == one.value}
        if hedges and one.hedge not in hedges:
            return text[slice(*one.span)]
    return ""
