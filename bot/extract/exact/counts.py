"""What a number in a sentence counts: what is asked for, or something else, as in "three days"."""

from bot.extract.exact.wanted import Wanted
from bot.extract.exact.words import Words, stem

COUNTS = ("counts head", "counts other")
"""Names of the signs that a number counts what is asked for, and that it counts something else."""

_COUNTED = frozenset({"name", "noun", "number", "adverb", "-"})
_TIME = frozenset(map(stem, "second minute hour day night week month year decade century season".split()))
_LENGTH = frozenset(
    map(
        stem,
        "centimetre centimeter metre meter kilometre kilometer km m cm mile foot feet yard inch story storey".split(),
    )
)
_UNITS = {
    **dict.fromkeys("far tall high deep wide".split(), _LENGTH),
    **dict.fromkeys("old soon quickly".split(), _TIME),
    "long": _TIME | _LENGTH,
}


def counts(wanted: Wanted, words: Words, n: int) -> str:
    """One of `COUNTS`, as the words behind a number tell; empty where they do not, or nothing is counted.

    Args:
        wanted: by the question.
        words: of the sentence.
        n: which of them.
    """
    units = _units(wanted)
    if not units or words.sort(n) != "number":
        return ""
    end = n + 1
    while words.sort(end) in _COUNTED:
        end += 1
    behind = {words.stems[i] for i in range(n + 1, end) if words.sort(i) in {"noun", "name"}}
    if behind & units:
        return "counts head"
    # Prisoners may be counted as men, and no length as men; an age needs no unit.
    other = behind & (_TIME | _LENGTH) if wanted.amount == "many" else wanted.amount != "old" or behind
    return "counts other" if other else ""


def _units(wanted: Wanted) -> frozenset[str]:
    """What a number must count, as stems; nothing where it may be anything."""
    if wanted.amount == "many" and wanted.head != "many":
        return frozenset({stem(wanted.head)})
    return _UNITS.get(wanted.amount, frozenset())
