"""What "he", "it", "them", "there" and "that" mean in a question.

Whom or what the conversation spoke of last, where it agrees with the word.
"""

import re
from collections.abc import Sequence
from itertools import product

from bot.talk.clause import last_clause
from bot.talk.exchange import Exchange, Mention, Sort, mention, named, shown
from bot.talk.phrases import bare, phrases
from bot.talk.there import with_place
from index import Index
from index.split.speech.lexicon import DETERMINERS

_FITS: dict[str, frozenset[Sort]] = {
    "he": frozenset({"he", "person", "any"}),
    "she": frozenset({"she", "person", "any"}),
    "it": frozenset({"thing", "body", "any"}),
    "they": frozenset({"things", "body"}),
}
_CASES = {"him": "he", "his": "he", "her": "she", "hers": "she", "its": "it", "them": "they", "their": "they"}
_PRONOUN = re.compile(r"\b(?:he|she|they|it|him|her|them|his|its|their)\b(?!['’])", re.IGNORECASE)
_THAT = re.compile(r"\b(?:that|this|so|it)$", re.IGNORECASE)
# "Is it true that …", "how long does it take to …" mean nothing by "it".
_EMPTY = re.compile(
    r"\b(?:is|was|be) it (?:[\w-]+ )*(?:to|that|when|if|for|true|possible|likely|clear|known|right|correct)\b"
    r"|\b(?:does|did|will|would|do) it (?:take|cost|mean|matter|make|seem|happen)\b.* (?:to|when|if|that)\b"
    r"|\b(?:makes?|made|finds?|found|considers?|considered) it [\w-]+ (?:to|that|for)\b"
    r"|\bit (?:is|was) (?:[\w-]+ )*to\b"
    r"|\bit(?:[’']s| is| was| has been| seems)(?: [\w-]+)* that\b|\bwhat (?:is|was) it called\b",
    re.IGNORECASE,
)
# Of a word for whose something is, and in a clause of its own, what may be meant that stands before it in the question.
_MAY_BE: dict[str, frozenset[Sort]] = {
    "he": frozenset({"thing"}),
    "she": frozenset({"thing"}),
    "it": frozenset({"body", "person"}),
    "they": frozenset({"any", "thing"}),
}
_WHOEVER = re.compile(r"(?:.* )?(?:who|whose) (?!(?:is|are|was|were) $)", re.IGNORECASE)
_CLAUSE = re.compile(
    r"\b(?:that|when|where|because|if|as|while|before|after|since|although|whether) (?:\w+ )?$", re.IGNORECASE
)
# "Who announced it would …", "Holm and Ruiz".
_GOES_ON = re.compile(r" (?:would|had|was|were|will|has|have|could|should|might|did)\b")
_BOTH = re.compile(r"\b[A-ZÀ-ÞА-Я]\w+ and (?:the )?[A-ZÀ-ÞА-Я]")
_POSSESSIVE = frozenset("his its their".split())
_OBJECTS = frozenset({"him", "her"})
_BEHIND_HER = re.compile(
    r"\s*(?:$|(?:about|on|in|at|to|from|with|for|by|after|before|when|say|said|as|that|an?|the)\b)"
)
_SAYS = re.compile(r"\b(?:say|says|said|saying|tell|told|claim|claimed|state|stated|write|wrote|think|thought|mean)$")
# "The first one", "the new one": of the kind of thing that was spoken of.
_ONE = re.compile(
    r"\b(?P<which>(?:the |an? )(?:(?:first|second|third|fourth|fifth|last|next|previous|latest|old|new|other|same|"
    r"big|small|larger?|smaller|former|older|newer) )+)one\b(?! of\b)",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"^(?:(?:the|an?|this|that|its|his|her|their|any|first|second|third|fourth|fifth|last|next|previous|latest|old|new|"
    r"other|same) )+",
    re.IGNORECASE,
)
_SOME_OF = re.compile(r"\b(?:which|many|much|some|most|all|none|any|few|each|one) of $")


def resolved(asked: str, past: Sequence[Exchange], index: Index) -> str:
    """A question with what its pronouns mean in their place; those that nothing fits stay.

    Args:
        asked: the question.
        past: the conversation before it, oldest first.
        index: tells who the people are.
    """
    asked = _with_kind(_with_that(asked, past, index), past)
    found = [] if _EMPTY.search(asked) else [*_PRONOUN.finditer(asked)]
    for pronoun in reversed(found):
        meant = _meant(asked, pronoun, past, index)
        if meant:
            asked = asked[: pronoun.start()] + _in_case(asked, pronoun, _definite(meant)) + asked[pronoun.end() :]
    return with_place(asked, past, index)


def whom(word: str, past: Sequence[Exchange], index: Index, but_not: frozenset[str] = frozenset()) -> str | None:
    """Whom or what a pronoun means; None where nothing fits.

    Args:
        word: the pronoun.
        past: the conversation, oldest first.
        index: tells who the people are.
        but_not: last words of names that are not meant.
    """
    fits = _FITS[_CASES.get(word.lower(), word.lower())]
    # Who was asked about last, before who was only told of; who may be anything, where nobody else is meant.
    for sorts, told in product((fits - {"any"}, fits & {"any"}), (named, shown)):
        for exchange in reversed(past):
            fit = (one for one in told(exchange, index) if one.sort in sorts)
            some = [one for one in fit if one.text.rsplit(maxsplit=1)[-1] not in but_not]
            if some:
                return _likeliest(some, word)
    return None


def _likeliest(some: Sequence[Mention], word: str) -> str:
    """Of those that agree, the first; a thing before a body for "it"."""
    first = [one for one in some if one.sort == "thing"] if word.lower() in {"it", "its"} else []
    return (first or some)[0].text


def _meant(asked: str, pronoun: re.Match[str], past: Sequence[Exchange], index: Index) -> str | None:
    """What a pronoun means, if it is nobody whom the question itself names before it."""
    word = _CASES.get(pronoun[0].lower(), pronoun[0].lower())
    before = asked[: pronoun.start()]
    loosely = _owns(asked, pronoun) or bool(_CLAUSE.search(before) or _GOES_ON.match(asked, pronoun.end()))
    if (loosely and _WHOEVER.match(before)) or (word == "they" and _BOTH.search(before)):
        return None
    if _SOME_OF.search(before):
        return _several(past, index)
    if _owns(asked, pronoun) and (owner := _owner(asked[pronoun.end() :], past)):
        return owner
    own = [mention(phrase, index) for phrase in phrases(before)]
    if pronoun[0].lower() in _OBJECTS and not loosely:  # Whom somebody speaks about is another.
        return whom(word, past, index, but_not=frozenset(one.text.rsplit(maxsplit=1)[-1] for one in own))
    barred = _FITS[word] | (_MAY_BE[word] if loosely else frozenset())
    return None if any(one.sort in barred for one in own) else whom(word, past, index)


def _owns(asked: str, pronoun: re.Match[str]) -> bool:
    """Whether a pronoun tells whose something is."""
    word = pronoun[0].lower()
    return word in _POSSESSIVE or (word == "her" and not _BEHIND_HER.match(asked, pronoun.end()))


def _owner(behind: str, past: Sequence[Exchange]) -> str | None:
    """Who was told before to have what a pronoun is to own: "his lawyer" after "who is Marsh's lawyer"."""
    found = re.match(r"\s*(\w[\w-]*)", behind)
    owned = re.compile(rf"([A-ZÀ-ÞА-Я][\w-]+(?: [A-ZÀ-ÞА-Я][\w-]+)*)[’']s? {re.escape(found[1])}\b") if found else None
    owners = (owned.search(exchange.asked.text) for exchange in reversed(past)) if owned else iter(())
    return next((owner[1] for owner in owners if owner), None)


def _with_kind(asked: str, past: Sequence[Exchange]) -> str:
    """With the kind of thing that was spoken of in place of "one" in "the first one"."""
    found = _ONE.search(asked)
    if found is None or any(not one.is_name for one in phrases(asked[: found.start()])):
        return asked
    kind = next(filter(None, (_kind(exchange.asked.text) for exchange in reversed(past))), None)
    return f"{asked[: found.start('which')]}{found['which']}{kind}{asked[found.end() :]}" if kind else asked


def _kind(text: str) -> str | None:
    """What the first thing is that a question names and that there may be another of."""
    things = [one.text for one in phrases(text) if not one.is_name and not one.is_plural and _KIND.match(one.text)]
    return next((kind for kind in (_KIND.sub("", one) for one in things) if kind), None)


def _definite(meant: str) -> str:
    """What is meant, known by now: "strike" of "on strike" is "the strike"."""
    first = meant.split(maxsplit=1)[0].lower()
    return meant if not meant[0].islower() or first in DETERMINERS or _KIND.match(meant) else f"the {meant}"


def _several(past: Sequence[Exchange], index: Index) -> str | None:
    """Those things of which some are asked for."""
    found = (one.text for exchange in reversed(past) for one in named(exchange, index) if one.sort == "things")
    several = next(found, None)
    return f"the {bare(several)}" if several else None


def _in_case(asked: str, pronoun: re.Match[str], meant: str) -> str:
    """What is meant, as its place has it: "his" is "Peskov's"."""
    if not _owns(asked, pronoun):
        return meant
    # "Peskov's lawyer's brother" is rarely meant.
    meant = re.sub(r"[’']s [a-z][\w-]*$", "", meant)
    return f"{meant}’" if meant.endswith("s") and meant[0].islower() else f"{meant}'s"


def _with_that(asked: str, past: Sequence[Exchange], index: Index) -> str:
    """With what was said in place of "that" at the end."""
    found = _THAT.search(asked)
    if found is None or not past:
        return asked
    lead = asked[: found.start()].rstrip()
    if _SAYS.search(lead):
        said = last_clause(past, index)
        return f"{lead} {said}" if said else asked
    topic = _topic(past[-1], index) if found[0].lower() in {"that", "this"} else None
    return f"{lead} {topic}" if topic else asked


def _topic(exchange: Exchange, index: Index) -> str | None:
    """What the last question was about, be it what was spoken of, or a thing that it names."""
    if exchange.asked.about:
        return exchange.asked.about
    things = (one.text for one in named(exchange, index) if one.sort in {"thing", "things"})
    return next(things, None)
