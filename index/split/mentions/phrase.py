"""What a speaker is called in one place, taken apart: a pronoun, a person's name and role, a body, or just a role."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from index.split.mentions.bodies import is_body, is_group, is_noun, is_place, is_whole
from index.split.mentions.gender import by_given
from index.split.mentions.namings import bare, name_at
from index.split.mentions.nouns import head, is_head
from index.split.mentions.roles import tidy, without_article
from index.split.names import ARTICLE

Kind = Literal["pronoun", "person", "body", "common"]

PRONOUNS = frozenset(
    """
    he him his himself she her hers herself they them their themselves it its itself i me my mine we us our you your
    who whom whose which that this those these
    """.split()
)
_AROUND = " \xa0\n\t,;:.“”\"'‘’()[]-–—"
_ABBREVIATED = re.compile(r"(?:\b(?:[A-Z]|Jr|Sr|Inc|Corp|Co|Ltd))\.$")
_REST = re.compile(r",\s|\s\(|\s[-–—]\s|:\s|;\s")
_TAIL = re.compile(
    r"\s(?:of|for|at|in|from|with|who|whose|that|which|to|on|by|under|during|familiar|close|speaking|representing|against|about|over|after|before|between|into|among|without|outside)\s"
)
_PROTECTED = re.compile(
    r"^((?:[\w.’'-]+ ){0,4}(?:(?:[Ss]ecretary|[Cc]hief|[Mm]inister|[Dd]irector) of (?:[A-Z]\w+|state)) )"
)
_NUMBER = re.compile(
    r"(?:some|many|most|several|both|all|few|other|others|two|three|four|five|six|seven|more|various|numerous|no|top|"
    r"senior|leading|fellow|certain|any|hundreds|thousands|dozens|one|another|\d[\d,.%]*)$",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    r"(?:people|officials?|aides?|critics?|voters?|sources?|experts?|analysts?|observers?|supporters?|opponents?|police|"
    r"advisers?|lawmakers?|reporters?|leaders?|others?|polls?|reports?|investors?|readers?|every(?:one|body)|nobody|"
    r"some(?:one|body)|any(?:one|body)|protesters?|activists?|prosecutors?|economists?|residents?|researchers?|records|"
    r"scientists?|lawyers?|witness(?:es)?|results|surveys?|studies|strategists?|operatives?|allies|companies|unions|"
    r"candidates|projections|insiders|respondents|organizers|parents|students|workers|women|men|friends|members|groups|"
    r"families|immigrants|applicants|findings|data|research|investigators|authorities|doctors|teachers|employees|donors|"
    r"delegates|attorneys|backers|rivals|advocates|diplomats|ministers|executives|judges|fans|neighbou?rs|pundits|"
    r"commentators|journalists|historians|scholars|academics|veterans|farmers|soldiers|politicians|viewers|users)$",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"(?:his|her|their|its|my|our|your)$", re.IGNORECASE)
_ARTICLES = frozenset("the a an".split())
_PARTICLES = frozenset("van von de der den del di da dos du la le bin ibn al el ben and &".split())
_ARTICLE = re.compile(rf"{ARTICLE}-")
_LEADING = re.compile(
    r"^(?:(?:by|from|but|and|for|as|according to|via|per|that|when|while|to|of|in)\s+)+(?=\S)", re.IGNORECASE
)
_ROLE_END = re.compile(r",\s|\)|\b(?:who|that|which)\s")
_OF_NAME = re.compile(r" of (?:the )?[A-Z]")
_OWNS = re.compile(r"['’][sS]?$")
_THE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: `name` without titles and article, None where nobody is named; `role` what it says beside it, or
    all of it where nobody is named.
    """

    kind: Kind
    name: str | None = None
    role: str | None = None


@lru_cache(maxsize=1 << 12)
def phrase(text: str) -> Phrase:
    """A noun phrase taken apart, as it stands in a text."""
    whole = _LEADING.sub("", tidied(" ".join(text.split())))
    if whole.lower() in PRONOUNS:
        return Phrase("pronoun", whole.lower())
    first, rest = _cut(whole, _REST)
    of = _PROTECTED.match(first)
    protected = len(of[1]) if of else 0
    tail = _TAIL.search(first, protected)
    core = first[: tail.start()] if tail else first
    after = first[tail.start() :] if tail else ""
    return (
        _named(core, after, rest)
        or _behind_role(first, rest)
        or Phrase("common", None, _THE.sub("", first, count=1) or None)
    )


def tidied(text: str) -> str:
    """Without the signs around it that are no part of it; the stop of "Trump Jr." is."""
    short = _ABBREVIATED.search(text.rstrip(_AROUND.replace(".", "")))
    return text.strip(_AROUND) + ("." if short else "")


def _cut(text: str, where: re.Pattern[str]) -> tuple[str, str]:
    found = where.search(text)
    return (text[: found.start()], text[found.end() :]) if found else (text, "")


def _named(core: str, after: str, rest: str) -> Phrase | None:
    words = core.split()
    if words and words[0].lower() in _ARTICLES:
        words = words[1:]
    if not words or _is_many(words):
        return None
    words[-1] = bare(words[-1]) or words[-1]
    at = _run_at(words)
    if at == len(words):
        return _body_in_small(words)
    run = " ".join(words[at:])
    if is_body(run) or (is_place(run) and at == 0) or (len(words) == 1 and _OF_NAME.match(after)):
        if _POSSESSIVE.match(words[0]):
            return None
        begins = next(n for n, word in enumerate(words) if _is_capital(word))
        return Phrase("body", " ".join(words[begins:]) + _of_body(run, after))
    return _person(words, at, rest)


def _is_many(words: list[str]) -> bool:
    """Whether it is several, or nobody by name."""
    return (
        is_group(words[-1])
        or bool(_NUMBER.match(words[0]))
        or ("and" in words and not is_body(words[-1] + " " + words[-1]))
        or (len(words) == 1 and bool(_PLURAL.match(words[0])))
    )


def _run_at(words: list[str]) -> int:
    """Where the words in capitals begin that a phrase ends with; particles of names are among them."""
    at = len(words)
    for n in range(len(words) - 1, -1, -1):
        if _is_capital(words[n]):
            at = n
        elif words[n] not in _PARTICLES or at == len(words):
            break
    return at


def _is_capital(word: str) -> bool:
    """Whether a word begins with a capital, behind an article as of "al-Assad" too, or is of a script that has none."""
    first = _ARTICLE.sub("", word.lstrip('“"'))[:1]
    return first.isupper() or (first.isalpha() and not first.islower())


def _body_in_small(words: list[str]) -> Phrase | None:
    if is_noun(words[-1].lower()) and len(words) > 1 and words[0][:1].isupper() and not _POSSESSIVE.match(words[0]):
        return Phrase("body", " ".join(words))
    return None


def _of_body(run: str, after: str) -> str:
    """What goes on the name of a body: "of Justice"."""
    found = re.match(r" of (?:the )?[A-Z][\w’'-]*(?: (?:and )?[A-Z][\w’'-]*)*", after)
    return found[0] if found and not is_whole(run) else ""


def _person(words: list[str], at: int, rest: str) -> Phrase | None:
    owners = [n + 1 for n in range(at, len(words) - 1) if _OWNS.search(words[n])]
    at = max(owners, default=at)
    at += name_at(" ".join(words[at:]))
    name, before = words[at:], words[:at]
    if is_head(name[-1]) and not by_given(name[0]):
        return None
    role = tidy(without_article(" ".join(before)))
    return Phrase("person", " ".join(name), role if role and not _OWNS.search(role) else _role_in(rest))


def _role_in(rest: str) -> str | None:
    """The role in an apposition."""
    if not rest:
        return None
    role = without_article(_cut(rest, _ROLE_END)[0]).strip(_AROUND)
    return role if role and is_head(head(role)) else None


def _behind_role(first: str, rest: str) -> Phrase | None:
    """A person named behind the role: "his campaign manager, Corey Lewandowski"."""
    name = _cut(rest, _REST)[0].strip(_AROUND)
    if not name or not _is_capital(name):
        return None
    named = _named(_cut(name, _TAIL)[0], "", "")
    if named is None or named.kind != "person" or not (is_head(head(first)) or (named.name == name and " " in name)):
        return None
    return Phrase("person", named.name, tidy(without_article(first)))
