"""What a person is called beside the name: "Kremlin spokesman", "Ukraine's defence minister", "a retired teacher"."""

import re

from index.split.namings import HEADS

# What somebody may be.
_HEADS = frozenset(
    """
    activist actor actress advocate academic administrator admiral adviser advisor aide ally ambassador analyst anchor
    artist assistant attorney author banker billionaire biographer boss boyfriend brother businessman businesswoman
    candidate captain ceo cfo chair chairman chairperson chairwoman challenger chancellor chief clerk co-author co-chair
    co-founder co-host coach columnist comedian commander commentator commissioner communicator congressman congresswoman
    conservative consultant contributor coordinator correspondent counsel counselor councilman councilwoman coordinator
    critic daughter dean delegate democrat deputy developer diplomat director doctor donor economist editor
    editor-in-chief employee engineer entrepreneur envoy executive expert farmer father fellow filmmaker founder
    front-runner frontrunner fundraiser general girlfriend governor head heir historian host husband independent
    industrialist inspector investigator investor journalist judge justice king lawmaker lawyer leader legislator
    libertarian lobbyist magnate manager mayor mediator member minister mogul moderator mother musician negotiator
    neighbor neurosurgeon nominee novelist nurse officer official ombudsman operative opponent organizer owner pastor
    philosopher physician pilot player poet politician pollster pope premier presenter president prime-minister
    prime prince principal producer professor prosecutor psychologist publisher queen rabbi rapper reporter
    representative republican researcher resident retiree reverend rival running-mate mate scholar scientist secretary
    senator sheriff singer sister socialist sociologist soldier son speaker specialist spokesman spokesperson spokeswoman
    staffer star strategist student superintendent supporter surgeon surrogate teacher treasurer trucker tycoon veteran
    vice-president vice-chair victim volunteer voter whip widow wife witness worker writer
    """.split()
)
_SHORT = {
    "sen": "senator",
    "gov": "governor",
    "rep": "representative",
    "gen": "general",
    "prof": "professor",
    "adm": "admiral",
    "amb": "ambassador",
    "advisor": "adviser",
}
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
_LAST = re.compile(r"(?:[\w.’'/&-]+ )+$")
# Titles of more than one word, with an "of" in them.
_OF = re.compile(r"\b(?:Secretary|secretary|Chief|chief|Minister|minister|Director|director) of (?:[A-Z]\w+ |state )$")
_ARTICLE = re.compile(r"^(?:the|a|an|his|her|their|its|our|one)\s+", re.IGNORECASE)
_APPOSITION = re.compile(r"(?:, \d{1,3}(?=,))?(?: \([^()\n]{1,20}\))?, ([^,.;:—“”\"()\n]{3,90})(?=[,.;:—)]|$)")
_CUT = re.compile(
    r"\b(?:who|which|that|and|but|said|says|told|is|was|were|has|had|have|did|as|when|while|will|would|whose|on|to)\b"
)
_HEAD_END = re.compile(r"\s(?:of|for|in|at|from|to|on|with|who|and|under|during)\s|,")
_SUFFIX = re.compile(r"[a-z]{3,}(?:man|woman|person|ologist|onomist|ographer)$")


def before(text: str, start: int, floor: int) -> str | None:
    """What stands before a name that begins at `start`, and tells what its bearer is: "Kremlin spokesman"."""
    window = text[max(floor, start - 90) : start].replace("\xa0", " ")
    of = _OF.search(window)
    cut = of.start() if of else len(window)
    found = _LAST.search(window[:cut])
    words = _modifiers((found[0] if found else "").split())
    role = " ".join([*words, *window[cut:].split()])
    return role if of or any(map(is_head, words[-2:])) else None


def _modifiers(words: list[str]) -> list[str]:
    """The last of the words that may be of a role."""
    kept: list[str] = []
    for word in reversed(words):
        if not _fits(word):
            break
        kept.insert(0, word)
    while kept and (kept[0].lower() in _COURTESY or kept[0].rstrip(".").lower() in _COURTESY):
        kept = kept[1:]
    return kept


def _fits(word: str) -> bool:
    lower = word.lower()
    if lower in HEADS and lower not in {"former", "first", "u.s.", "u.k.", "u.n.", "e.u."}:
        return False
    return word[0].isupper() or lower in _WITH or is_head(word) or bool(_WITH_ENDS.fullmatch(lower))


def behind(text: str, end: int, ceiling: int) -> str | None:
    """What stands behind a name that ends at `end`, between commas, and tells what its bearer is."""
    found = _APPOSITION.match(text, end, min(ceiling, end + 120))
    if not found:
        return None
    role = without_article(_CUT.split(found[1])[0].strip())
    return role if role and _is_role(role) else None


def without_article(phrase: str) -> str:
    """A noun phrase without what makes it this one's: "the", "a", "his"."""
    return _ARTICLE.sub("", phrase)


def _is_role(phrase: str) -> bool:
    return is_head(head(phrase)) and phrase[:1] != "("


def head(role: str) -> str:
    """The noun of a role, in small letters: "minister" of "defence minister of Ukraine"."""
    words = _HEAD_END.split(role)[0].split()
    last = words[-1].lower().rstrip(".") if words else ""
    return _SHORT.get(last, last)


def is_head(word: str) -> bool:
    """Whether a word says what somebody is."""
    lower = word.lower().rstrip(".")
    return lower in _HEADS or _SHORT.get(lower, lower) in _HEADS or bool(_SUFFIX.fullmatch(lower))


def tidy(role: str | None) -> str | None:
    """A role without courtesies, or nothing where no more is left of it."""
    words = (role or "").split()
    while words and words[0].rstrip(".").lower() in _COURTESY:
        words = words[1:]
    return " ".join(words) or None
