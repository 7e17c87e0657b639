"""What a person is called beside the name: "Kremlin spokesman", "Ukraine's defence minister", "a retired teacher"."""

import re

from index.split.mentions.namings import HEADS
from index.split.mentions.nouns import head, is_head

# What may stand in small letters before such a word.
_WITH = frozenset(
    """
    acting assistant associate campaign chief co communications congressional defence defense deputy economic election
    energy ex executive external exterior family federal finance first foreign former front general gubernatorial health
    home independent interior justice labour lead legal managing media military national new nuclear opposition party
    police policy political press presidential presumptive prime public regional research running security senate senior
    social staff state then top trade transition transport veteran vice vice-presidential
    """.split()
)
_WITH_ENDS = re.compile(r"[a-z-]{2,}(?:al|ic|ian|ive|ary|ese|ish|ean)")
_COURTESY = frozenset("mr mrs ms miss dr sir lady lord herr frau monsieur madame mme the a an".split())
# What a role does not begin with: what is left of a sentence does.
_NEVER_FIRST = frozenset(
    """
    with about at despite including like of for from by to in on amid as after before expecting said says and but or
    """.split()
)
# Titles of more than one word, with an "of" in them.
_OF = re.compile(r"\b(?:Secretary|secretary|Chief|chief|Minister|minister|Director|director) of (?:[A-Z]\w+ |state )$")
_THE = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Oo]ur) ")
_CLOSES = re.compile(r"[^,.;:\n“”\"]{3,40}[,.;]")  # a name that is in apposition
_ARTICLE = re.compile(r"^(?:the|a|an|his|her|their|its|our|one)\s+", re.IGNORECASE)
_APPOSITION = re.compile(
    r"(?:, \d{1,3}(?=,))?(?: \([^()\n]{1,20}\))?, ((?:[^,.;:—“”\"()\n]|(?<=\b[A-Z])\.|\.(?=\d)){3,90})(?=[,.;:—)]|$)"
)
_CUT = re.compile(
    r"\b(?:who|which|that|and|but|said|says|told|is|was|were|has|had|have|did|as|when|while|will|would|whose|on|to|such|including)\b"
)
_ABBREVIATED = re.compile(r"\b(?:Sen|Rep|Gov|Gen|Dr|Mr|Mrs|Ms)$")


def before(text: str, start: int, floor: int) -> str | None:
    """What stands before a name that begins at `start`, and tells what its bearer is: "Kremlin spokesman"."""
    window = text[max(floor, start - 90) : start].rpartition("\n")[2]
    words = window.split()
    if not window[-1:].isspace() or not words:
        return None
    if words[-1][-1] == ",":
        return _apposed(window.rstrip()[:-1]) if _CLOSES.match(text, start) else None
    of = _OF.search(window) if words[-2:-1] == ["of"] else None
    if of:
        return " ".join([*_modifiers(window[: of.start()].split()), *window[of.start() :].split()])
    return " ".join(_modifiers(words)) if any(map(is_head, words[-2:])) else None


def _apposed(window: str) -> str | None:
    """What stands before a comma, and tells what who is named behind it is: "the minister of trade,"."""
    phrases = (window[article.end() :] for article in _THE.finditer(window))
    found = next((phrase for phrase in phrases if "," not in phrase and _is_role(phrase)), None)
    words = _modifiers(window.split())
    return found or (" ".join(words) if words and is_head(words[-1]) else None)


def _modifiers(words: list[str]) -> list[str]:
    """The last of the words that may be of a role."""
    kept: list[str] = []
    for word in reversed(words):
        if word[-1] in ',;:!?”"' or not fits(word):
            break
        kept.insert(0, word)
    while kept and (kept[0].lower() in _COURTESY or kept[0].rstrip(".").lower() in _COURTESY):
        kept = kept[1:]
    return kept


def fits(word: str) -> bool:
    """Whether a word may be of a role that stands before a name."""
    lower = word.lower()
    if lower in HEADS and lower not in {"former", "first", "u.s.", "u.k.", "u.n.", "e.u."}:
        return False
    return word[0].isupper() or lower in _WITH or is_head(word) or bool(_WITH_ENDS.fullmatch(lower))


def behind(text: str, end: int, ceiling: int) -> str | None:
    """What stands behind a name that ends at `end`, between commas, and tells what its bearer is."""
    found = _APPOSITION.match(text, end, min(ceiling, end + 120))
    if not found:
        return None
    phrase = _CUT.split(found[1])[0].strip()
    role = without_article(phrase)
    return role if role and _is_role(role) and (role != phrase or fits(role.split()[0])) else None


def without_article(phrase: str) -> str:
    """A noun phrase without what makes it this one's: "the", "a", "his"."""
    return _ARTICLE.sub("", phrase)


def _is_role(phrase: str) -> bool:
    return is_head(head(phrase)) and not _ABBREVIATED.search(phrase)


def tidy(role: str | None) -> str | None:
    """A role without courtesies and what belongs to the sentence, or nothing where no more is left of it."""
    words = (role or "").split()
    while words and words[-1].rstrip(".").lower() in _COURTESY:
        words = words[:-1]
    while words and words[0].rstrip(".").lower() in _COURTESY:
        words = words[1:]
    return " ".join(_modifiers(words[1:]) if words and words[0].lower() in _NEVER_FIRST else words) or None
