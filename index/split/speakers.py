"""Who speaks in the passages of one document, by name: in full where the document has the name in full anywhere."""

import re
from collections.abc import Iterable, Mapping, Sequence

from index.split.cues import sign
from index.split.mentions.bearers import in_full
from index.split.mentions.namings import name_at
from index.split.names import ARTICLE, fold
from index.split.sentences import sentences

_WORD = rf"(?:(?:[A-Z]\.)+|(?:{ARTICLE}-)?[^\W\d_a-zß-ÿа-џα-ω][\w’'-]*)"
# "Ursula von der Leyen", "J. D. Vance"; a full stop belongs to a name only behind one letter.
_OF = r"(?:(?:Secretary|Minister|Chief|Director) of )?"
_PARTICLES = r"(?:(?:van|von|de|der|den|del|di|da|la|bin|ibn|al|el) )*"
_RUN = re.compile(rf"\b{_OF}{_WORD}(?: {_PARTICLES}{_WORD})*")
# What stands in capitals at the head of a sentence and is no name.
_HEADS = frozenset(
    """
    a an and as at but by for from he her his how i if in is it its my no nor not of on or our she so that the their
    then there these they this those to we what when where which while who why with yes you your also after before
    because both during each even every former here instead last later like many more most mr mrs ms dr now once one
    only other over since some still such until under yet u.s. u.k. u.n. e.u.
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december
    """.split()
)
_MOST = 6  # words of a name

Names = tuple[str, ...]


def speakers(texts: Sequence[str]) -> list[Names]:
    """For each passage of a document the names of those who speak in it, as the document writes them most fully.

    Args:
        texts: of the passages, in order.
    """
    folded = [text.replace("''", '"') for text in map(fold, texts)]
    runs = [list(_runs(text)) for text in folded]
    full = in_full(_untitled(name) for some in runs for name, _, _ in some)
    return [
        tuple(sorted({_full(name, full) for name, before, behind in some if sign(before, behind) > 0})) for some in runs
    ]


def names_in(text: str) -> set[str]:
    """The words of a text that stand in capitals, and may be of a name."""
    return {word for run, _, _ in _runs(text) for word in run.split() if len(word.rstrip(".")) > 1}


def _runs(text: str) -> Iterable[tuple[str, str, str]]:
    """Names in a text, each with what stands before and behind it in its sentence."""
    for start, end in sentences(text):
        sentence = text[start:end]
        for found in _RUN.finditer(sentence):
            name = re.sub(r"['’]s?$", "", found[0])
            words = name.split()
            while words and words[0].lower() in _HEADS:
                words = words[1:]
            if words and len(words) <= _MOST:
                last = found.start() + len(name)
                yield " ".join(words), sentence[: last - len(" ".join(words))], sentence[last:]


def _full(run: str, full: Mapping[str, str]) -> str:
    name = _untitled(run)
    return full.get(name, name)


def _untitled(run: str) -> str:
    """A name without what stands before it: "Secretary of State Antony Blinken" is Antony Blinken."""
    words = run.split()
    return " ".join(words[name_at(run) :])
