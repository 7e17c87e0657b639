"""What an answer is made of, before it is cited: statements where there are any, and sentences."""

import re
from collections.abc import Sequence

from bot.extract.exact.wanted import wanted
from bot.extract.facts import facts
from bot.extract.piece import Piece
from bot.extract.request import Request
from bot.extract.said import CLAIMED, Found, shown
from bot.extract.sentences import Sentence, alike, extract
from bot.place import Place, overlap
from bot.types import Kind
from index import Index, Passage, Statement
from index.search import Question, coverage
from index.search.bodies import plain
from index.search.query import content_words
from index.split.cues import speaking
from index.split.names import names

# Below this confidence the sources are said to be silent. Measured: see docs/decisions.md.
THRESHOLD = 0.4
# Sentences about somebody, beside what they say, at most.
_ABOUT = 2
# How surely somebody must speak in a sentence that is no known statement (see `cues.speaking`), to be given as theirs.
_LIKELY = 0.5
# A role has no surname: all its words must stand where it speaks.
_ROLE = re.compile(r" (?:of|in|for|at|from) | [a-z][\w’'-]*$")
_REASON = re.compile(
    r"\b(?:because|due to|owing to|thanks to|so that|in order to|in protest|in response|reasons?|causes?|caused|why|"
    r"therefore|led to|after|until|unless|fears?|feared|want(?:s|ed)?|would|too)\b",
    re.IGNORECASE,
)
_WHAT_IS = re.compile(r"(?:what|who) (?:is|are|was|were|[a-z]+ (?:is|are|was|were)) the\b", re.IGNORECASE)
# What somebody said stands before words about them.
_ORDER: tuple[Kind, ...] = ("said", "sentence", "about")
# Statements of one source that are looked at.
_OF_ONE = 1000


def pieces(
    request: Request, passages: Sequence[Passage], found: Found | None, index: Index, sure: float
) -> list[Piece]:
    """What answers a question, in order; none if nothing does.

    Args:
        request: what is asked for.
        passages: best first.
        found: what the statements told, if they were asked.
        index: tells how much each word counts.
        sure: how sure it is that the passages answer, in 0..1.
    """
    asked, whole, k = request.asked, request.whole, request.k
    if found and (whole.after or whole.not_by):
        return [Piece("said", entry.places, entry.statement) for entry in found.entries]
    known = passages and sure >= THRESHOLD and not _is_unheard(asked, index)
    chosen = extract(asked, passages, index, k, whole.seen) if known else []
    if whole.seen and asked.text.lower().startswith("why"):  # The words of the question were shown already.
        chosen = [one for one in chosen if _REASON.search(one.text)]
    chosen = [one for one in chosen if asked.surname is None or names(asked.surname, one.text)]
    if asked.speaker:
        chosen = [one for one in chosen if _names(asked.speaker, one.text, index)]
    if found is None:
        return facts(asked, passages, chosen, index, k, whole.seen)
    if found.entries:
        said = [Piece("said", entry.places, entry.statement) for entry in found.entries]
        return said + (_about(chosen, asked, found, index) if len(said) < k else [])
    told = dict.fromkeys(_piece(one, found, index) for one in chosen if _may_answer(one, asked, found, index))
    return sorted(told, key=lambda piece: _ORDER.index(piece.kind))


def _is_unheard(asked: Question, index: Index) -> bool:
    """Whether it is asked what something is for which no source has the word: "what is the population of Holm"."""
    what = wanted(asked.text) if _WHAT_IS.match(asked.text) else None
    return bool(what and what.head and index.unknown([what.head]))


def _about(chosen: Sequence[Sentence], asked: Question, found: Found, index: Index) -> list[Piece]:
    """Sentences that tell of the one asked about what no statement tells; where all that is asked is what they said,
    only those in which they seem to speak.
    """
    if found.speaker is None:
        return []
    if asked.is_bare:
        chosen = [one for one in chosen if _speaks(found.speaker, one) and not _is_told(one.place, index)]
    told = [one for entry in found.entries for one in (entry.statement, *entry.statement.also)]
    known = {place for entry in found.entries for place in entry.places} | _places(found.reported, index)
    new = [one for one in chosen if not overlap(one.place, known) and _is_new(one, told)]
    return [Piece("about", (one.place,)) for one in new[:_ABOUT]]


def _is_new(sentence: Sentence, told: Sequence[Statement]) -> bool:
    return not any(alike(sentence.text, statement.content, ()) for statement in told)


def _piece(sentence: Sentence, found: Found, index: Index) -> Piece:
    """A sentence: as a statement if it is known to be one of the one asked about, as words about them if it is known to
    be another's, or if they do not speak in it.
    """
    place = sentence.place
    if found.speaker is None:
        return Piece("sentence", (place,))
    for one in [*found.reported, *_unnamed(found.speaker, place[0], index)]:
        whole = one.source, shown(one, index)
        if overlap(place, [whole]):
            return Piece("said", (whole,), one)
    speaks = _speaks(found.speaker, sentence) and not _is_told(place, index)
    return Piece("sentence" if speaks else "about", (place,))


def _unnamed(role: str, source: str, index: Index) -> list[Statement]:
    """What those say in a source whom it does not name, and calls so: "a broker", where the broker is asked about."""
    wanted = {*plain(role)}
    return [
        one
        for one in index.statements(source=source, k=_OF_ONE)
        if one.speaker is None and one.role and wanted <= {*plain(one.role)}
    ]


def _names(speaker: str, text: str, index: Index) -> bool:
    """Whether a sentence that has the last word of a name means the one asked about: all words of a role stand there,
    and it names nobody else of the surname alone.
    """
    if _ROLE.search(speaker):
        return all(word.lower() in text.lower() for word in content_words(speaker))
    ours = {one.name for one in index.speakers(speaker)}
    others = {one.name for one in index.speakers(speaker.rsplit(maxsplit=1)[-1]) if " " in one.name} - ours
    return not ours or any(name in text for name in ours) or not any(name in text for name in others)


def _speaks(name: str, sentence: Sentence) -> bool:
    return speaking(name.rsplit(maxsplit=1)[-1], sentence.text) >= _LIKELY


def _is_told(place: Place, index: Index) -> bool:
    """Whether somebody who is known by name says something there."""
    named = [one for one in index.statements(source=place[0], k=_OF_ONE) if one.speaker]
    return overlap(place, _places(named, index))


def _may_answer(sentence: Sentence, asked: Question, found: Found, index: Index) -> bool:
    """Whether a sentence may answer what no statement does: not where what was said is known, but at another time; not
    where all that is asked is what somebody said, and nobody says anything there; and where it is asked whether words
    were said, only if it has them.
    """
    if asked.period and any(one.spoken or one.published for one in found.reported):
        return False
    if asked.is_bare:
        return sentence.speaks or _is_told(sentence.place, index)
    return asked.claim is None or coverage(sentence.text, index.weights(content_words(asked.about))) >= CLAIMED


def _places(statements: Sequence[Statement], index: Index) -> set[Place]:
    return {(one.source, shown(one, index)) for said in statements for one in (said, *said.also)}
