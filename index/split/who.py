"""Who is meant where a document says who speaks. Nothing is known but the document, and nothing guessed."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from index.split import cast as casting
from index.split import pronouns
from index.split.cast import Cast
from index.split.namings import Naming, namings
from index.split.offices import Offices
from index.split.organisations import Organisations
from index.split.phrase import Phrase, phrase
from index.split.pronouns import Pronoun, Scene
from index.split.regions import quotations, regions
from index.split.said import Mention, Who
from index.split.sentences import sentences
from index.types import Span

_HE_OR_SHE = frozenset("he him his himself she her hers herself".split())
_BODY = frozenset("they it".split())


def who(text: str, mentions: Sequence[Mention]) -> list[Who]:
    """Who is meant by each mention of a speaker, as far as the document decides it.

    Args:
        text: of the whole document.
        mentions: in the order of their places.
    """
    phrases = [phrase(text[slice(*mention.span)]) for mention in mentions]
    known = _known(text, mentions, phrases)
    found: list[Who] = []
    for mention, what in zip(mentions, phrases, strict=True):
        found.append(known.who(mention, what) if what.name not in _BODY else _group(mentions, phrases, found))
    return found


@dataclass(frozen=True, slots=True)
class _Known:
    """What the whole document tells.

    Attributes:
        places: of the name or pronoun in a mention, by the mention's own.
        numbers: of the namings, by their places.
        meant: by the pronouns, by their places.
    """

    text: str
    cast: Cast
    places: Mapping[Span, Span]
    numbers: Mapping[Span, int]
    meant: Mapping[Span, str]
    offices: Offices
    organisations: Organisations

    def who(self, mention: Mention, what: Phrase) -> Who:
        """Who is meant by one mention."""
        if what.kind == "pronoun":
            return self._person(self.meant.get(self.places.get(mention.span, (-1, -1))), mention)
        if what.kind == "person":
            return self._named(mention, what)
        if what.kind == "body":
            return self._body(mention, what)
        return self._called(mention, what)

    def _person(self, name: str | None, mention: Mention, role: str | None = None) -> Who:
        person = self.cast.people.get(name) if name else None
        return Who(name, role or (person.role(mention.span[1]) if person else None))

    def _named(self, mention: Mention, what: Phrase) -> Who:
        number = self.numbers.get(self.places.get(mention.span, (-1, -1)))
        some = self.cast.meant[number] if number is not None else ()
        return self._person(some[0] if len(some) == 1 else what.name, mention, what.role)

    def _body(self, mention: Mention, what: Phrase) -> Who:
        if what.name and (person := self.cast.in_capitals(what.name)):
            return self._person(person, mention)
        return Who(self.organisations.full(what.name or ""))

    def _called(self, mention: Mention, what: Phrase) -> Who:
        """The one whom the document calls so before, if it is one."""
        if what.role and self.text[mention.span[0] :][:4].lower() == "the ":
            if name := self.offices.holder(what.role, mention.span[0]):
                return self._person(name, mention)
            if body := self.organisations.called(what.role):
                return Who(body)
        return Who(None, what.role)


def _known(text: str, mentions: Sequence[Mention], phrases: Sequence[Phrase]) -> _Known:
    spans = sentences(text)
    names = namings(text, spans)
    speaking = {what.name for what in phrases if what.kind == "person" and what.name}
    cast = casting.cast(text, spans, names, speaking)
    scene = Scene(text, spans, quotations(text), regions(mention.said for mention in mentions))
    found = pronouns.pronouns(text, spans)
    cast = replace(cast, people=pronouns.gendered(scene, cast, found))
    places = _places(cast, found, mentions, phrases)
    return _Known(
        text,
        cast,
        places,
        {naming.span: number for number, naming in enumerate(cast.namings)},
        pronouns.resolved(scene, cast, found, frozenset(places.values())),
        Offices(cast),
        Organisations(
            [*(naming.name for naming in names), *(what.name or "" for what in phrases if what.kind == "body")]
        ),
    )


def _places(
    cast: Cast, found: Sequence[Pronoun], mentions: Sequence[Mention], phrases: Sequence[Phrase]
) -> dict[Span, Span]:
    """The place of the name or pronoun in each mention that has one, by the mention's."""
    places: dict[Span, Span] = {}
    for mention, what in zip(mentions, phrases, strict=True):
        some = _within(found if what.kind == "pronoun" else cast.namings, mention.span)
        fitting = [one.span for one in some if isinstance(one, Pronoun) or one.name == what.name]
        if fitting:
            places[mention.span] = fitting[0]
    return places


def _within(places: Sequence[Naming] | Sequence[Pronoun], span: Span) -> Sequence[Naming | Pronoun]:
    first = bisect_left(places, span[0], key=lambda place: place.span[0])
    last = bisect_left(places, span[1], key=lambda place: place.span[0])
    return places[first:last]


def _group(mentions: Sequence[Mention], phrases: Sequence[Phrase], found: Sequence[Who]) -> Who:
    """What "they" means: the body that spoke last, in the sentence before or this one."""
    number = len(found)
    if number and phrases[number - 1].kind == "body" and _follows(mentions[number - 1], mentions[number]):
        return found[-1]
    return Who(None)


def _follows(one: Mention, other: Mention) -> bool:
    return one.at == other.at or 0 <= other.at[0] - one.at[1] <= _GAP


_GAP = 4  # characters between two sentences
