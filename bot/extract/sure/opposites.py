"""Words that turn what is said into something else: a "not", an "only", and words of opposite meanings."""

import re
from collections import defaultdict

from index.search import stems

_NEGATION = re.compile(
    r"\b(?:not|no|never|nor|none|cannot|without|neither|unable|refus\w+|fail(?:s|ed)?|den(?:y|ied|ies))\b|n[’']t\b|\bnon-",
    re.IGNORECASE,
)
# "Last" is a verb where it ends a question.
_EXTREME = re.compile(
    r"\b(?:only|most|least|first|last(?=\W+\w)|worst|always|all|every|sole|solely|entire|entirely"
    r"|(?!(?:for|inter|requ|prot|harv|mid|north|south|conqu|inv|sugg|hon|mod|pri|arr|cont|dig|man|temp|fin)est\b)\w{3,}est)\b",
    re.IGNORECASE,
)
_PREFIXES = "un", "in", "im", "ir", "il", "dis", "non", "anti", "mis"
# A shorter rest is a word of its own: "import" is not the opposite of "port".
_REST = 5
_PAIRS = """
north south, northern southern, east west, eastern western, before after, first last, increase decrease, high low,
highest lowest, higher lower, large small, larger smaller, largest smallest, more less, most least, more fewer, best
worst, better worse, early late, earlier later, earliest latest, above below, old new, older newer, oldest newest,
oldest youngest, public private, begin end, began ended, start end, start stop, win lose, won lost, victory defeat,
support oppose, accept reject, allow forbid, legal illegal, major minor, majority minority, maximum minimum, internal
external, inside outside, upper lower, rich poor, strong weak, stronger weaker, positive negative, male female, men
women, man woman, true false, open close, create destroy, built destroyed, gain lose, gained lost, rise fall, rose
fell, always never, long short, longer shorter, longest shortest, fast slow, faster slower, hot cold, light dark,
light heavy, left right, enter leave, entered left, arrive depart, buy sell, bought sold, add remove, include exclude,
agree disagree, attack defend, natural artificial, simple complex, ancient modern, possible impossible, common rare,
many few, wide narrow, domestic foreign, import export, input output, cause prevent, easy difficult, easy hard, expand
shrink, success failure, full empty, primary secondary, previous next, past future, union separation, join leave,
joined left, similar different, same different, live die, born died, birth death, give take, gave took, push pull,
help hinder, raise lower, urban rural, friend enemy, peace war, liberal conservative, democrat republican, catholic
protestant, first second, first third, second third
"""


def negated(text: str) -> bool:
    """Whether a text says "not", "never", "without" or the like."""
    return bool(_NEGATION.search(text))


def extremes(question: str) -> list[str]:
    """The words of a question that leave but one or all: "only", "first", "largest"; in small letters."""
    return [found[0].lower() for found in _EXTREME.finditer(question)]


def opposites(word: str, stemmed: frozenset[str], there: frozenset[str], there_stemmed: frozenset[str]) -> bool:
    """Whether a word is not in a text, and its opposite is.

    Args:
        word: in small letters.
        stemmed: its stems.
        there: the words of the text in small letters.
        there_stemmed: their stems.
    """
    if word in there or stemmed & there_stemmed:
        return False
    return any(_OPPOSITES.get(stem, frozenset()) & there_stemmed for stem in stemmed) or bool(_turned(word) & there)


def _turned(word: str) -> frozenset[str]:
    """A word with another beginning that turns it round: "unusual" for "usual"."""
    longer = [prefix + word for prefix in _PREFIXES] if len(word) >= _REST else []
    shorter = [word.removeprefix(prefix) for prefix in _PREFIXES if word.startswith(prefix)]
    return frozenset([*longer, *(one for one in shorter if len(one) >= _REST)])


def _opposites() -> dict[str, frozenset[str]]:
    """For the stem of each word those of its opposites."""
    found = defaultdict[str, set[str]](set)
    for pair in _PAIRS.split(","):
        one, other = stems(pair)
        found[one].add(other)
        found[other].add(one)
    return {stem: frozenset(others) for stem, others in found.items()}


_OPPOSITES = _opposites()
