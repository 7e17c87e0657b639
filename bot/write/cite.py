"""Whether a sentence that a language model wrote is borne by the sources that it names, and by which of their words.

Pure: it reads nothing and asks nobody. What cannot be checked without understanding is not: see docs/models.md.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.write.altered import altered
from bot.write.bearing import Place, bearing, covered
from bot.write.beside import astray
from bot.write.figures import figures
from bot.write.firmness import firmer
from bot.write.growing import LONGEST
from bot.write.items import Item, in_words
from bot.write.marks import Claim, claims
from bot.write.named import dangling, unknown
from bot.write.quotations import mended, quotations, stands, unquoted
from bot.write.speakers import apart, attributed, may_speak, speakers, strangers, unsaid
from bot.write.turned import turned
from bot.write.words import term
from index.split.names import NAME, names

# How much of a claim must stand in the sentences that bear it, and how much of it in those of each source it names.
_BORNE, _BORNE_EACH = 0.7, 0.5
# What may stand in a sentence without standing in a source.
_PLAIN = re.compile(r"[A-Za-z0-9 \t\n\u00a0\u202f.,;:!?'\"()%&/“”‘’«»„–—…-]")
# "B52" and "x40": a number that is none, as it begins with a letter.
_CODE = re.compile(r"\w*[^\W\d]\d\w*")
_RUN = re.compile(r"(?:[A-Z][\w.’'-]* )+$")
_ADDRESS = re.compile(r"\S*(?://|www\.|@)\S*")


@dataclass(frozen=True, slots=True)
class Borne:
    """A claim, and the sentences that bear it."""

    claim: Claim
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """A sentence taken apart by its marks; `fault` tells why it may not be shown, and is empty if it may."""

    claims: tuple[Borne, ...] = ()
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A claim, and what it is held to.

    Attributes:
        text: its words.
        first: whether it opens its sentence.
        items: that its marks name.
        quoted: what it has between quotation marks; None if one of them has no partner.
        bare: its words with "it" in the place of these.
        places: the sentences that bear it.
    """

    text: str
    first: bool
    items: tuple[Item, ...]
    quoted: tuple[str, ...] | None
    bare: str
    places: tuple[Place, ...]

    @property
    def sources(self) -> list[str]:
        """The sentences that bear it, as texts."""
        return [place.text for place in self.places]

    @property
    def whole(self) -> bool:
        """Whether it is a sentence of a source as it stands there: whoever speaks in it, speaks."""
        return " ".join(self.text.split()).rstrip(".") in {" ".join(one.split()).rstrip(".") for one in self.sources}

    @property
    def dated(self) -> str:
        """Its own words without the days of the sources."""
        return _undated(self.bare, self.items)


def check(sentence: str, items: Mapping[int, Item]) -> Checked:
    """Looks whether a sentence may be shown.

    Args:
        sentence: with the marks that the model wrote.
        items: what it was given, by their numbers.
    """
    if len(sentence) > LONGEST:
        return Checked(fault="too long")
    parts = claims(mended(sentence, [one.text for one in items.values()]))
    if not parts:
        return Checked(fault="no mark")
    if not all(number in items for part in parts for number in part.numbers):
        return Checked(fault="unknown mark")
    if dangling(unquoted("".join(part.text for part in parts))):
        return Checked(fault="nobody knows who")
    cases = [_case(part, items, first=part is parts[0]) for part in parts]
    fault = next(filter(None, (look(case) for case in cases for look in _LOOKS)), "")
    return Checked(() if fault else tuple(map(Borne, parts, (case.places for case in cases))), fault)


def _case(claim: Claim, items: Mapping[int, Item], *, first: bool) -> Case:
    text, named = claim.text, tuple(items[number] for number in claim.numbers)
    quoted = quotations(text)
    places = bearing(text, quoted or [], named)
    return Case(text, first, named, None if quoted is None else tuple(quoted), unquoted(text), tuple(places))


def _misquoted(case: Case) -> str:
    """A quotation that stands in none of the sources, or has no end."""
    if case.quoted is None:
        return "quotation without an end"
    wrong = (words for words in case.quoted if not any(stands(words, item.text) for item in case.items))
    return next((f"quotation {words!r}" for words in wrong), "")


def _odd(case: Case) -> str:
    """A sign, a letter of another script, or an address that no source has."""
    sources = "\n".join(part for item in case.items for part in (item.text, item.about))
    odd = next((sign for sign in case.bare if not _PLAIN.match(sign) and sign not in sources), "")
    odd = odd or next((found[0] for found in _ADDRESS.finditer(case.bare) if found[0].strip(".,;") not in sources), "")
    return odd and f"sign {odd!r}"


def _unnamed(case: Case) -> str:
    """A name that is not known there."""
    name = unknown(case.bare, _known(case.places), first=case.first)
    return name and f"name {name!r}"


def _uncounted(case: Case) -> str:
    """A number that stands in none of the sentences, or a word that holds one and stands in no source."""
    there = {one.value for source in case.sources for one in figures(source)}
    missing = next((one.value for one in figures(case.dated) if one.value not in there), "")
    codes = {code for item in case.items for code in _CODE.findall(f"{item.text} {item.about}")}
    missing = missing or next((code for code in _CODE.findall(case.bare) if code not in codes), "")
    return missing and f"number {missing}"


def _invented(case: Case) -> str:
    """Words that stand in none of the sentences, or a source without a part in them."""
    if covered(case.text, _known(case.places)) < _BORNE:
        return "words"
    idle = next((item for item in case.items if not _bears(item, case)), None)
    return f"idle mark {idle.number}" if idle else ""


def _bears(item: Item, case: Case) -> bool:
    own = [place.text for place in case.places if place.stands_in(item)]
    return bool(own) and covered(case.text, [item.about, *own]) >= _BORNE_EACH


def _unsaid(case: Case) -> str:
    """One who speaks, and does not there; or several, of whom it is not known who said what."""
    if case.whole:
        return ""
    published = " ".join(item.document.publisher or "" for item in case.items)
    speaking = [name for name in speakers(case.bare) if not names(name, published)]
    if len(apart(speaking, case.bare)) > 1:
        return "several speakers"
    wrong = (name for name in speaking if not may_speak(name, case.bare, case.quoted or (), case.places))
    stranger = next(wrong, "") or strangers(case.bare, case.quoted or (), case.places)
    return stranger and f"speaker {stranger!r}"


def _as_fact(case: Case) -> str:
    """What a source has only as somebody's words, told as if it were so."""
    if attributed(case.bare) or not case.places:
        return ""
    told = [one.content for place in case.places for one in place.statements]
    facts = [part for item in case.items for part in (item.about, *unsaid(item))]
    return "told as a fact" if covered(case.text, told) >= _BORNE > covered(case.text, facts) else ""


def _turned(case: Case) -> str:
    """A "not" too many or too few."""
    return "turned round" if turned(case.bare, case.sources) else ""


def _firmer(case: Case) -> str:
    """A "will" for a "may", a number less exact or more, one thing called the largest."""
    word = firmer(case.dated, case.sources)
    return word and f"firmer {word!r}"


def _astray(case: Case) -> str:
    """A name or number in the place of another."""
    word = astray(case.dated, case.sources, _sure(case))
    return word and f"changed places {word!r}"


def _altered(case: Case) -> str:
    """Any word in the place of another."""
    word = altered(case.bare, case.sources, _sure(case))
    return word and f"altered {word!r}"


def _sure(case: Case) -> set[str]:
    """The names that speak, and are known to, with the words before them: they may stand where a source has
    "he". None that is named more than once.
    """
    named = Counter(term(found[0]) for found in NAME.finditer(case.bare))
    runs = [_RUN.search(case.bare[: case.bare.index(name)]) for name in speakers(case.bare)]
    whole = [*speakers(case.bare), *(word for run in runs if run for word in run[0].split())]
    return {term(word) for word in whole if named[term(word)] == 1}


# In this order: what is cheap to find first.
_LOOKS: tuple[Callable[[Case], str], ...] = (
    _misquoted,
    _odd,
    _unnamed,
    _uncounted,
    _invented,
    _unsaid,
    _as_fact,
    _turned,
    _firmer,
    _astray,
    _altered,
)


def _known(places: Sequence[Place]) -> list[str]:
    """All that tells who and what the claim may be about: the sentences, who speaks in them, whom "he" may mean."""
    told = [place.item.about for place in places]
    for place in places:
        told.append(place.text)
        told += [" ".join(filter(None, (one.role, one.speaker))) for one in place.statements]
        if re.search(r"\b(?:he|she|they|it|his|her|their|its|there|this|these)\b", place.text, re.IGNORECASE):
            told.append(place.before)
    return told


def _undated(text: str, items: Sequence[Item]) -> str:
    """The text without the days of its sources, which stand in no sentence of theirs."""
    days = [item.document.published for item in items] + [one.spoken for item in items for one in item.statements]
    for day in filter(None, days):
        date, month, year = in_words(day).split()
        ways = (rf"{date} {month}(?: {year})?", rf"{month} {date}(?:, {year})?", rf"{month} {year}", day)
        text = re.sub(rf"\b(?:{'|'.join(ways)})\b", "", text)
    return text
