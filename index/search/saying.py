"""What a question about statements asks: who speaks, what is to have been said, which come first.

Read from its words alone: it knows no sources.
"""

import re
from dataclasses import dataclass

from index.types import Order

_DOCUMENT = re.compile(
    r"(?:.* )?(?:memorandum|memo|report|plan|proposal|agreement|treaty|deal|accord|law|bill|act|decree|letter|article|"
    r"source|document|text|paper|brief|contract|statute|charter|constitution|declaration|resolution|communique|communiqué|"
    r"petition|budget|file|note|rules?|study|survey|sources|documents|articles|reports|papers)",
    re.IGNORECASE,
)

TITLES = ("president", "minister", "secretary", "senator", "governor", "mr", "mrs", "ms", "dr")
"""What may stand in front of a name in a question, and is none of it."""

_TITLE = re.compile(rf"^(?:the )?(?:(?:{'|'.join(TITLES)})\.? )*", re.IGNORECASE)
# These are not the names of speakers, and a name has none of the others in it.
_NOBODY = frozenset(
    "he she they it you we i anyone anybody people him her them the a an this these those there".split()
)
_NO_NAME = frozenset("that which who whom been being".split())

_VERB = r"(?:say|said|saying|says|tell|told|state|stated|think|thought|claim|claimed|announce|announced|write|wrote)"
# Their object is what was said; so it is with these others if "that" follows; and with these it is only what was spoken
# about.
_SAYS = r"say|said|stated?|claim(?:ed)?"
_SAYS_THAT = (
    r"tell|told|warn(?:ed)?|insist(?:ed)?|promised?|announced?|suggest(?:ed)?|argued?|add(?:ed)?|think|thought|believed?"
    r"|write|wrote|written|declared?|admit(?:ted)?|reveal(?:ed)?|vow(?:ed)?|pledged?|confirm(?:ed)?|deny|denied"
)
_SPEAKS = (
    r"deny|denied|confirm(?:ed)?|comment(?:ed)?|speak|spoken?|talk(?:ed)?|mention(?:ed)?|react(?:ed)?|respond(?:ed)?"
)
_CLAIMS = rf"(?:(?:{_SAYS})\b(?P<claim>.*)|(?:{_SAYS_THAT})(?: \w+)? that\b(?P<that>.*)|(?:{_SPEAKS})\b)"
_WORDS_OF = "(?:statements?|words|remarks?|comments?|quot(?:ation|e)s?)"
_DID = "(?:did|does|do|has|have|had|is|was|were|are)(?: the)?"
_WHOSE = "(?P<who>.+?)(?:'s|’s|s’)"
_ON = "(?:on|about|regarding|concerning)"
# What else is spoken: only of these it is wanted that the source uses such a word.
SPOKEN = (
    "call refer describe label brand dub term",
    "call demand require insist request ask urge appeal press",
    "propose suggest recommend offer advise",
    "promise pledge vow guarantee commit",
    "warn caution threaten",
    "confirm admit acknowledge concede",
    "deny dispute dismiss reject refuse",
    "reject refuse dismiss oppose",
    "accuse blame charge",
    "criticize criticise condemn denounce decry",
    "praise welcome hail applaud",
    "argue contend maintain insist",
    "explain reveal disclose report",
)
"""Verbs that may stand for each other where it is asked what somebody demanded, promised or rejected."""
_ASKED = "|".join(dict.fromkeys(f"{word.removesuffix('e')}(?:e|es|ed|d|s)?" for one in SPOKEN for word in one.split()))
_SO_SAID = (
    rf"what (?:else )?(?:did|does|do|has|have|had) (?P<who>.+?)(?<!’s)(?<!'s) (?P<verb>{_ASKED})\b"
    r"(?: (?:for|to|on|of|about|against|that|with))?(?= |$)"
)
_SAID = (
    rf"what (?:else |exactly )?{_DID} (?P<who>.+?) (?:been )?{_VERB}\b",
    _SO_SAID,
    rf"what {_DID} {_WHOSE}? (?:reactions?|responses?|{_WORDS_OF})\b",
    rf"what {_DID} {_WHOSE} (?:view|position|stance|opinion)s?\b",
    rf"how {_DID} (?P<who>.+?) (?:react|respond|comment)(?:ed)?\b",
    rf"(?:(?:when|where) )?{_DID} (?P<who>.+?) (?:ever )?{_CLAIMS}",
    rf"(?:all )?{_WORDS_OF} (?:by|of|from) (?P<who>.+?)(?= {_ON} |$)",
    rf"(?:what|who) {_DID} {_WORDS_OF} (?:by|of|from) (?P<who>.+?)(?= {_ON} |$)",
    rf"(?P<who>.+?) {_VERB} what\b",
)
# Who called the police said nothing of them.
_CALLS = (
    r"(?:called (?=(?:it|him|her|them|this|that)\b|.*[\"“]"
    r"|(?:the|his|her|its|their) \w+ (?!(?:on|in|for|at|to|of|by|after|before|when|about|with|from)\b)\w+)"
    r"|(?:described|labell?ed|dubbed|branded) (?=.*\bas\b|.*[\"“]))"
    r"(?P<called>.*)"
)
# Who wrote the report, or told the children, is another question.
_WHO = (
    r"(?:who|which \w+)(?: else)?(?: (?:has|have|had|is|was))?(?: (?:ever|also|been))? "
    r"(?:(?:said|says?|saying|stat(?:ed|es)|claim(?:ed|s)|thinks?)\b(?P<claim>.*)"
    rf"|(?:{_SAYS_THAT}|\w+s)(?: \w+)? that\b(?P<that>.*)"
    rf"|{_CALLS}"
    r"|(?:spoken?|speak(?:s|ing)?|talk(?:ed|s|ing)?|comment(?:ed|s|ing)?|mention(?:ed|s)?|quoted)\b)"
)
_ANYBODY = (
    rf"(?:(?:when|where) )?(?:did|has|have|had) (?:any|some)(?:one|body) (?:ever )?{_CLAIMS}",
    r"what (?:was|is|has been|had been|did (?:people|they|everybody|everyone)) (?:said|say)\b",
)
# What stands behind "say" and is not what was said: about gas, anything on gas, to reporters.
_ABOUT = re.compile(
    rf"\W*(?:{_ON}|of|to|anything|something|nothing|so|what|more|when|after|before|in|at)\b", re.IGNORECASE
)
_QUOTED = re.compile(r"[\"“‘'„«][^\"“”„«»]+[\"”’'“»]")
_LEAD = re.compile(
    rf"[ ,:]*(?:(?:anything|something|nothing|more|so|what|when|in|at|after|before|during|{_ON}|of|to|that)\b[ ,:]*)*",
    re.IGNORECASE,
)

_TURN = "(?P<turn>first|earliest|last|latest|newest|most recent(?:ly)?|recently|lately)"
_SPEAK = rf"(?:{_VERB}|{_SPEAKS})"
# Each says which statements come first, and what of it stays in the question.
_ORDERS = tuple(
    (re.compile(pattern, re.IGNORECASE), stays)
    for pattern, stays in (
        (rf"\b(?P<who>who) (?:was|is) the {_TURN}(?: one| person)? to (?P<verb>{_SPEAK})\b", r"\g<who> \g<verb>"),
        (rf"\b(?:the )?{_TURN} (?P<noun>{_WORDS_OF})(?= (?:by|of|from|to|{_ON})\b|$)", r"\g<noun>"),
        (rf"(?<=[’'s] ){_TURN} (?P<noun>reaction|response|view|position|stance)\b", r"\g<noun>"),
        (rf"\b(?:the )?{_TURN} (?:things?|{_WORDS_OF})\b(?: that)? ", ""),
        (rf"\b{_TURN} (?P<verb>{_SPEAK})\b", r"\g<verb>"),
        (rf"\b(?P<verb>{_SPEAK}) {_TURN}(?= (?:of|{_ON})\b|$)", r"\g<verb>"),
    )
)


@dataclass(frozen=True, slots=True)
class Saying:
    """What is asked of statements: `speaker` is None where it is asked who said it, `about` is what was spoken of, in
    the question's words, and `claim` is that of it of which it is asked whether, when or by whom it was said. `verb` is
    the word for how, where it is one of `SPOKEN` that is asked of.
    """

    speaker: str | None
    about: str
    claim: str | None
    order: Order
    verb: str | None = None


def saying(asked: str) -> Saying | None:
    """What a question in one line, without a time, asks of statements; None where it asks something else."""
    order, words = ordered(asked)
    for pattern in _SAID:
        found = re.match(pattern, words, re.IGNORECASE)
        if found and (who := _name(found["who"])):
            return _asked(who, found, order)
    found = next(filter(None, (re.match(pattern, words, re.IGNORECASE) for pattern in (_WHO, *_ANYBODY))), None)
    return _asked(None, found, order) if found else None


def is_document(name: str) -> bool:
    """Whether what is asked about is a text by what it is called: what it says is what stands in it."""
    return _DOCUMENT.fullmatch(name) is not None


def ordered(asked: str) -> tuple[Order, str]:
    """Which statements come first, and the question without the words that say so."""
    for pattern, stays in _ORDERS:
        if found := pattern.search(asked):
            first = found["turn"].lower() in {"first", "earliest"}
            return "first" if first else "latest", " ".join(pattern.sub(stays, asked, count=1).split())
    return "best", asked


def _asked(who: str | None, found: re.Match[str], order: Order) -> Saying:
    parts = found.groupdict()
    behind = parts.get("claim") or parts.get("that") or parts.get("called") or ""
    claim = None if _ABOUT.match(behind) else _bare(behind) or None
    about = claim or _bare(behind + found.string[found.end() :])
    return Saying(who, about, claim, order, parts.get("verb"))


def _name(who: str) -> str | None:
    """The name in what stands where a name should; None if there is none."""
    name = _TITLE.sub("", " ".join(re.sub(r"[^\w’'. -]", " ", who).split()))
    words = name.lower().split()
    return None if not words or name.lower() in _NOBODY or not _NO_NAME.isdisjoint(words) else name


def _bare(behind: str) -> str:
    """What stands behind a verb, without the words that lead to it and the marks around it."""
    bare = _LEAD.sub("", behind, count=1).strip(" ,.:")
    return bare[1:-1] if _QUOTED.fullmatch(bare) else bare
