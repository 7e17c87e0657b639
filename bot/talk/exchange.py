"""What was spoken of in a conversation: each question with its answer, and the people and things that they name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.place import Place
from bot.talk.phrases import Phrase, bare, phrases
from bot.types import Answer
from bot.wording import with_article
from index import Index, Statement
from index.search import Question
from index.search.bodies import is_body
from index.split import sentences
from index.split.mentions import bodies
from index.split.mentions.gender import Gender, by_name, by_role
from index.split.mentions.namings import namings
from index.split.speech.lexicon import DETERMINERS, MONTHS, PREPOSITIONS

Sort = Literal["he", "she", "person", "body", "thing", "things", "any"]
"""What may stand for it: "he", "she", either of them; "it" or "they"; "it"; "they"; any but "they"."""

_NO_NAME = re.compile(rf"\d|(?:{'|'.join(MONTHS)})\b", re.IGNORECASE)
_OWNER = re.compile(r"(?<=\w)[’']s$|(?<=s)[’']$")
# One of them is "he" or "she".
_PEOPLE = frozenset(
    "victim driver judge lawyer prosecutor author teacher doctor nurse pupil student child worker winner leader mayor "
    "coach player owner witness suspect accused defendant prisoner soldier officer".split()
)
_OWN_WORD = frozenset({"he", "she"})
_REASON = re.compile(
    r"\b(?:because|due to|owing to|thanks to|in response to|in protest|on the grounds|the reason)\b", re.IGNORECASE
)
# Statements looked at for the word that the sources use.
_LOOKED_AT = 20


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody or something that was named, as a question has it."""

    text: str
    sort: Sort


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question, whole, and what was shown for it, where that is known."""

    asked: Question
    answer: Answer | None = None

    @property
    def places(self) -> frozenset[Place]:
        """Where the words that were shown stand."""
        cited = self.answer.citations if self.answer else ()
        return frozenset((one.source, (one.start, one.end)) for one in cited)

    @property
    def unexplained(self) -> frozenset[Place]:
        """Where those of the words stand that give no reason for what they tell."""
        cited = self.answer.citations if self.answer else ()
        return frozenset((one.source, (one.start, one.end)) for one in cited if not _REASON.search(one.quote))

    @property
    def speakers(self) -> frozenset[str]:
        """Those who were quoted."""
        cited = self.answer.citations if self.answer else ()
        return frozenset(one.speaker for one in cited if one.speaker)

    @property
    def statement(self) -> Statement | None:
        """What was shown first of what somebody said."""
        parts = self.answer.parts if self.answer else ()
        return next((part.statement for part in parts if part.statement), None)


def named(exchange: Exchange, index: Index) -> Iterator[Mention]:
    """Those of a question, the most likely to be meant first; where it asks who, those who answer it as well."""
    asked = exchange.asked
    if asked.speaker:
        yield _speaking(Mention(with_article(asked.speaker, asked.text), sort(asked.speaker, index)))
    for phrase in phrases(asked.text):
        if not _NO_NAME.match(phrase.text) and not _is_vague(phrase, asked.text):
            one = mention(phrase, index)
            yield _speaking(one) if asked.kind == "who" and phrase.is_name else one
    if asked.kind in {"who", "who said"}:
        yield from shown(exchange, index)


def shown(exchange: Exchange, index: Index) -> Iterator[Mention]:
    """Who is quoted in what was shown first, and the names in it."""
    if exchange.answer is None or not exchange.answer.citations:
        return
    first = exchange.answer.citations[0]
    names = (naming.name for naming in namings(first.quote, sentences(first.quote)))
    text = " ".join((first.quote, *(passage.text for passage in exchange.answer.passages)))
    for name in filter(None, (first.speaker, *names)):
        yield Mention(with_article(name, text), sort(name, index))


def _speaking(one: Mention) -> Mention:
    """One who may be anything, where it is asked what they said or who they are."""
    known: dict[Sort, Sort] = {"any": "person", "thing": "body"}
    return Mention(one.text, known.get(one.sort, one.sort))


def mention(phrase: Phrase, index: Index) -> Mention:
    """What a phrase of a question names."""
    if phrase.is_name:
        name = _OWNER.sub("", phrase.text)
        return Mention(name, sort(bare(name), index))
    if phrase.is_plural:
        return Mention(phrase.text, "things")
    return Mention(phrase.text, _person_noun(phrase.text) or "thing")


def _person_noun(phrase: str) -> Sort | None:
    """What stands for a person of whom it is only said what they are: "the second victim"."""
    head = re.split(r" of ", phrase, maxsplit=1)[0].split()[-1].lower()
    return by_role(phrase) or ("person" if head in _PEOPLE else None)


def _is_vague(phrase: Phrase, text: str) -> bool:
    """Whether it names nothing of its own, as in "take part"."""
    if phrase.is_name or phrase.is_plural or phrase.text.split()[0].lower() in DETERMINERS:
        return False
    return (text[: phrase.start].split() or [""])[-1].lower() not in PREPOSITIONS


def sort(name: str, index: Index) -> Sort:
    """What may stand for the bearer of a name or a role."""
    if " and " in name and not is_body(name):
        return "things"
    return by_role(name) or _of_no_person(name) or by_name(name) or ("body" if is_body(name) else _person(name, index))


def _of_no_person(name: str) -> Sort | None:
    if bodies.ends_body(name) or bodies.is_group(name):
        return "body"
    return "thing" if bodies.is_place(name) else None


def _person(name: str, index: Index) -> Sort:
    """One whose name alone does not tell: what the sources do, where all who may be meant are called the same."""
    known = [one for one in index.speakers(name) if not is_body(one.name)]
    if not known:
        return "person" if " " in name else "any"
    genders = {by_name(one.name) or _by_roles(one.roles) or _by_words(one.name, index) for one in known}
    return (genders.pop() if len(genders) == 1 else None) or "person"


def _by_roles(roles: Sequence[str]) -> Gender | None:
    return next(filter(None, map(by_role, roles)), None)


def _by_words(name: str, index: Index) -> Gender | None:
    """The word that the sources use where they do not name them again."""
    for one in index.statements(name, k=_LOOKED_AT):
        written = index.document(one.source).text[one.speaker_start : one.speaker_end].lower()
        if written in _OWN_WORD:
            return "he" if written == "he" else "she"
    return None
