"""Who is meant where a document says who speaks. Nothing is known but the document, and nothing guessed."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from index.split.mentions import cast as casting
from index.split.mentions import pronouns, signs
from index.split.mentions.called import called, is_definite
from index.split.mentions.cast import Cast, Person, is_nobody, nobodies
from index.split.mentions.gender import by_given
from index.split.mentions.labels import Labels
from index.split.mentions.namings import Naming, namings
from index.split.mentions.offices import Offices
from index.split.mentions.organisations import Organisations
from index.split.mentions.phrase import Phrase, phrase
from index.split.mentions.pronouns import Pronoun, Scene
from index.split.mentions.regions import quotations, regions
from index.split.said import Mention, Who
from index.split.sentences import sentences
from index.types import Span

_BODY = frozenset("they it".split())
_I = frozenset("i me my myself".split())
_LONGEST = 400  # characters of a mention that are looked at
_MOST = 64  # names in it
_GAP = 4  # characters between two sentences


def who(text: str, mentions: Sequence[Mention]) -> list[Who]:
    """Who is meant by each mention of a speaker, as far as the document decides it.

    Args:
        text: of the whole document.
        mentions: in the order of their places.
    """
    phrases = [phrase(text[slice(*mention.span)][:_LONGEST]) for mention in mentions]
    known = _known(text, mentions, phrases)
    found: list[Who] = []
    for mention, what in zip(mentions, phrases, strict=True):
        found.append(known.who(mention, what) if what.name not in _BODY else _group(mentions, phrases, found))
    return found


@dataclass(frozen=True, slots=True)
class _Known:
    """What the whole document tells.

    Attributes:
        places: of the name, pronoun or role in a mention, by the mention's own.
        meant: whom it means, by that place.
    """

    text: str
    cast: Cast
    places: Mapping[Span, Span]
    meant: Mapping[Span, str]
    organisations: Organisations
    labels: Labels

    def who(self, mention: Mention, what: Phrase) -> Who:
        """Who is meant by one mention."""
        name = self.meant.get(self.places.get(mention.span, mention.span), "")
        if name in self.cast.people:
            return self._person(self.cast.people[name], mention, what)
        if what.kind == "body":
            return self._body(mention, what.name or "")
        if what.kind == "person":
            return self._named(mention, what)
        if what.kind == "common":
            return self._called(mention, what)
        label = self.labels.speaker(mention.span[0]) if what.name in _I else None
        return self._body(mention, label) if label else Who(None)

    def _person(self, person: Person, mention: Mention, what: Phrase) -> Who:
        given = what.role if what.kind == "person" else None
        return Who(None if is_nobody(person) else person.name, given or person.role(mention.span[1]))

    def _named(self, mention: Mention, what: Phrase) -> Who:
        """One of a name that stands for several, or that looks like none."""
        name = what.name or ""
        if mention.span in self.places:
            return Who(name, what.role)
        if person := self.cast.bearer(name):
            return self._person(self.cast.people[person], mention, what)
        return Who(name, what.role) if " " in name and by_given(name.split()[0]) else Who(None, name)

    def _body(self, mention: Mention, name: str) -> Who:
        """A body, or a person whose name stands in capitals or is a body's too."""
        person = self.cast.bearer(name) if " " not in name or name.isupper() else None
        if person:
            return Who(person, self.cast.people[person].role(mention.span[1]))
        return Who(self.organisations.full(name))

    def _called(self, mention: Mention, what: Phrase) -> Who:
        """The one body that the document calls so, if it is one."""
        if what.role and is_definite(self.text, mention) and (body := self.organisations.called(what.role)):
            return Who(body)
        return Who(None, what.role)


def _known(text: str, mentions: Sequence[Mention], phrases: Sequence[Phrase]) -> _Known:
    spans = sentences(text)
    names = namings(text, spans)
    cast = casting.cast(text, spans, names, {what.name for what in phrases if what.kind == "person" and what.name})
    scene = Scene(text, spans, quotations(text), regions(part for mention in mentions for part in _said(mention)))
    found = pronouns.pronouns(text, spans)
    cast = replace(cast, people=signs.gendered(scene, cast, found))
    others = called(scene, Offices(cast), mentions, phrases)
    cast = replace(cast, people={**cast.people, **nobodies(one.name for one in others)})
    places = _places(cast, found, mentions, phrases)
    speaking = frozenset(places.values()).union(mention.span for mention in mentions)
    return _Known(
        text,
        cast,
        places,
        {
            **{naming.span: some[0] for naming, some in zip(names, cast.meant, strict=True) if len(some) == 1},
            **{one.span: one.name for one in others},
            **pronouns.resolved(scene, cast, found, others, speaking),
        },
        Organisations(
            [*(naming.name for naming in names), *(what.name or "" for what in phrases if what.kind == "body")]
        ),
        Labels(text),
    )


def _said(mention: Mention) -> list[Span]:
    """What is said, without the words that say whose it is where these stand amid it."""
    (start, end), (first, last) = mention.said, mention.span
    return [(start, first), (last, end)] if start < first and last < end else [(start, end)]


def _places(
    cast: Cast, found: Sequence[Pronoun], mentions: Sequence[Mention], phrases: Sequence[Phrase]
) -> dict[Span, Span]:
    """The place of the name or pronoun in each mention that has one, by the mention's."""
    places: dict[Span, Span] = {}
    for mention, what in zip(mentions, phrases, strict=True):
        if what.kind not in {"pronoun", "person"}:
            continue
        some = _within(found if what.kind == "pronoun" else cast.namings, mention.span)
        fitting = [one.span for one in some if isinstance(one, Pronoun) or _ends(what.name or "", one.name)]
        if fitting:
            # In "Holm's wife, Ada Holm" it is the whole name that speaks.
            places[mention.span] = max(fitting, key=lambda one: one[1] - one[0] if what.kind == "person" else 0)
    return places


def _ends(name: str, other: str) -> bool:
    """Whether a name is another, or that with a word before it."""
    return f" {name}".rstrip(".").endswith(f" {other}".rstrip("."))


def _within(places: Sequence[Naming] | Sequence[Pronoun], span: Span) -> Sequence[Naming | Pronoun]:
    first = bisect_left(places, span[0], key=lambda place: place.span[0])
    last = bisect_left(places, span[1], key=lambda place: place.span[0])
    return places[first : min(last, first + _MOST)]


def _group(mentions: Sequence[Mention], phrases: Sequence[Phrase], found: Sequence[Who]) -> Who:
    """What "they" means: the body that spoke last, in the sentence before or this one."""
    number = len(found)
    if number and phrases[number - 1].kind == "body" and _follows(mentions[number - 1], mentions[number]):
        return found[-1]
    return Who(None)


def _follows(one: Mention, other: Mention) -> bool:
    return one.at == other.at or 0 <= other.at[0] - one.at[1] <= _GAP
