"""Where a document names somebody or something: the words in capitals, taken apart into titles and name."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.split.mentions.bodies import ends_body, is_body
from index.split.mentions.gender import Gender, by_given, by_title
from index.split.mentions.nouns import is_head
from index.split.names import ARTICLE
from index.split.people import is_title
from index.types import Span

_SHORT = "Mr|Mrs|Ms|Dr|Sens|Sen|Reps|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Maj|Adm|Prof|Rev|Jr|Sr|St|Cmdr|Hon"
_WORD = rf"(?:(?:{_SHORT})\.|(?:[A-Z]\.)+|(?:{ARTICLE}-)?[^\W\d_a-zß-ÿа-џα-ω][\w’'-]*(?:&[A-Z]+)?)"
_PARTICLE = r"(?:van|von|de|der|den|del|di|da|la|bin|ibn|al|el|ben|dos|du)"
_NICK = r"[“\"][A-Z]\w{1,14}[”\"]"
# "Ursula von der Leyen", "Sen. J. D. Vance", "John “Jack” Voss"; a full stop belongs to a name only behind one letter
# or a short title.
_BETWEEN = rf"(?:(?:{_PARTICLE}|{_NICK})[ \xa0]){{0,3}}"
_RUN = re.compile(rf"(?<![\w’'.]){_WORD}(?:[ \xa0]{_BETWEEN}{_WORD})*")
# What stands in capitals at the head of a sentence and is no name.
HEADS = frozenset(
    """
    a an and as at but neither either by for from he her his how i if in is it its my no nor not of on or our she so
    that the their then there these they this those to we what when where which while who why with yes you your also
    after before because both during each even every former here instead last later like many more most now once one
    only other over since some still such until under yet u.s. u.k. u.n. e.u. despite although though however
    meanwhile according asked about among another any all several few two three speaking did does do are
    was were has have had will would could should can may might must let just never perhaps maybe indeed moreover
    nevertheless nonetheless otherwise likewise similarly additionally furthermore finally first second third next
    today yesterday tomorrow without within through throughout across against between beyond around near outside
    inside above below given q unlike whether whatever whenever wherever regardless thus therefore hence afterward
    afterwards earlier recently monday tuesday wednesday thursday friday saturday sunday january february march
    april june july august september october november december
    """.split()
)
# Of these some are names all the same, where they stand behind another.
_CALLED = frozenset("april august can do first june march may most more one q a will second".split())
_NEVER = HEADS - _CALLED
# Parties and nations, before a name.
_KINDS = frozenset(
    """
    democrat democratic republican independent libertarian conservative liberal labour tory american russian ukrainian
    british french german european israeli palestinian turkish polish chinese japanese indian iranian iraqi syrian
    italian spanish canadian mexican australian belarusian austrian hungarian
    """.split()
)
_LINE = re.compile(r"[^\n]+")
_WORDS = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_SMALL_IN_HEADLINES = frozenset(
    "a an and as at but by for from in into is of off on or over per the to up via vs with".split()
)
_FEW, _HARDLY = 4, 0.1  # words of a headline, and how many of them do not stand in capitals
_HEADLINE, _LOOK = 300, 120  # characters at most, and how many are looked at
_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z]\w+")
_SHORTENED = re.compile("['’]")
_OWNS = re.compile(r"(?<=\w)['’][sS]?$")
_SIGNS = ".,:;!?“”\"'‘()[]…"
_QUOTES = frozenset("“\"'‘")
_LONGEST = 4  # words of a name in a headline
_LONG_RUN = 24  # words in capitals: what has more is a table, or shouted
_MOST = 6  # words of a name


_Part = tuple[Span, str, str]  # a place within a run of capitals, a name, the titles before it


@dataclass(frozen=True, slots=True)
class Naming:
    """A place where a name stands.

    Attributes:
        span: of the name itself.
        name: its words, titles left out.
        titles: the words in capitals before it, "" for none.
        sentence: the number of its sentence.
    """

    span: Span
    name: str
    titles: str
    sentence: int

    @property
    def gender(self) -> Gender | None:
        """What the titles tell."""
        return next(filter(None, map(by_title, reversed(self.titles.split()))), None)


def namings(text: str, spans: Sequence[Span]) -> list[Naming]:
    """All names in the sentences of a text, in order; what has more than six words is none, and of a headline only what
    is named elsewhere too is one.
    """
    lines = [(line, number) for number, span in enumerate(spans) for line in _lines(text, span)]
    plain = [(line, number) for line, number in lines if not _is_headline(text[slice(*line)])]
    common = _common(text, [line for line, _ in plain])
    seen: dict[str, tuple[_Part, ...]] = {}
    found = [naming for line, number in plain for naming in _in_sentence(text, line, number, common, seen)]
    names = {naming.name for naming in found}
    headlines = set(lines) - set(plain)
    found.extend(naming for line, number in headlines for naming in _in_headline(text, line, number, names))
    return sorted(found, key=lambda naming: naming.span)


def _lines(text: str, span: Span) -> list[Span]:
    if text.find("\n", *span) < 0:
        return [span]
    return [line.span() for line in _LINE.finditer(text, *span)]


def _in_sentence(
    text: str, span: Span, number: int, common: frozenset[str], seen: dict[str, tuple[_Part, ...]]
) -> Iterator[Naming]:
    for run in _RUN.finditer(text, *span):
        start = run.start()
        opens = start == span[0] or _opens(text[max(span[0], start - 2) : start])
        if opens and run[0] not in seen:
            seen[run[0]] = tuple(_parts(run[0], common))
        for (first, last), name, titles in seen[run[0]] if opens else _inside(run[0]):
            yield Naming((start + first, start + last), name, titles, number)


def _in_headline(text: str, span: Span, number: int, names: Collection[str]) -> Iterator[Naming]:
    """The longest of the names in each place."""
    words = [(bare(word[0].strip(_SIGNS)), word) for word in _WORDS.finditer(text, *span)]
    at = 0
    while at < len(words):
        for many in range(min(_LONGEST, len(words) - at), 0, -1):
            name = " ".join(word for word, _ in words[at : at + many])
            if name in names:
                start = words[at][1].start() + words[at][1][0].find(words[at][0])
                last = words[at + many - 1]
                yield Naming((start, last[1].start() + last[1][0].find(last[0]) + len(last[0])), name, "", number)
                at += many - 1
                break
        at += 1


def _is_headline(sentence: str) -> bool:
    """Whether nearly all words stand in capitals, so that these tell nothing of names."""
    if len(sentence) > _HEADLINE:
        return False
    words = [word for word in _LETTERS.findall(sentence[:_LOOK]) if word not in _SMALL_IN_HEADLINES]
    return len(words) >= _FEW and sum(word[0].islower() for word in words) <= _HARDLY * len(words)


def _common(text: str, spans: Sequence[Span]) -> frozenset[str]:
    """The words of a text that stand in capitals only where a sentence begins, if at all."""
    inside = {word.lower() for span in spans for word in _INSIDE.findall(text, *span)}
    small = {word.strip(_SIGNS) for word in set(text.split()) if word.islower()}
    return frozenset(HEADS.union(small) - inside) | _NEVER


def _opens(before: str) -> bool:
    """Whether a sentence opens behind what stands right before, be it within a quotation."""
    return before[-1:] in _QUOTES or before[:1] in ":.?!…"


@lru_cache(maxsize=1 << 14)
def _inside(run: str) -> tuple[_Part, ...]:
    """The names in a run of capitals that opens no sentence."""
    return tuple(_parts(run, HEADS))


def _parts(run: str, first: frozenset[str]) -> Iterator[_Part]:
    """The names in a run of capitals; `first` are words that are no names at its head."""
    for words in _without_heads([(word[0], word.start()) for word in _WORDS.finditer(run)], first):
        for some in _up_to_owners(words[:_LONG_RUN]):
            written = [word for word, _ in some]
            written[-1] = bare(written[-1])
            at = name_at(" ".join(written))
            if len(written) - at <= _MOST and written[-1] and not is_title(written[-1]):
                span = some[at][1], some[-1][1] + len(written[-1])
                yield span, " ".join(written[at:]), " ".join(written[:at])


def _without_heads(words: list[tuple[str, int]], first: frozenset[str]) -> Iterator[list[tuple[str, int]]]:
    """The words of a run in pieces between those that are no names."""
    at = 0
    while at < len(words) and _is_head(words[at][0], first) and not (at + 1 < len(words) and by_given(words[at][0])):
        at += 1
    piece: list[tuple[str, int]] = []
    for word in words[at:]:
        if _is_head(word[0], _NEVER) and not by_given(word[0]):
            yield piece
            piece = []
        else:
            piece.append(word)
    yield piece


def _is_head(word: str, common: frozenset[str]) -> bool:
    """Whether a word is none of a name: "But", "I’m"."""
    lower = word.lower()
    if lower in HEADS or (_SHORTENED.split(lower, maxsplit=1)[0] in HEADS and not _OWNS.search(word)):
        return lower in common or lower not in _CALLED
    return lower in common and not is_title(word)


def _up_to_owners(words: list[tuple[str, int]]) -> Iterator[list[tuple[str, int]]]:
    """The words in pieces, of which each but the last ends with a genitive: "Russia's", "President Putin"."""
    piece: list[tuple[str, int]] = []
    for word in words:
        piece.append(word)
        if _OWNS.search(word[0]):
            yield piece
            piece = []
    if piece:
        yield piece


def bare(word: str) -> str:
    """A word without the sign of the genitive, and without what is no part of it."""
    return _OWNS.sub("", word).rstrip("’'-")


@lru_cache(maxsize=1 << 14)
def name_at(run: str) -> int:
    """How many of the words of a run of capitals are titles, parties and nations that stand before a name."""
    words = run.split()
    if is_body(run) and ends_body(run):
        return 0
    return max((n + 1 for n in range(len(words) - 1) if _is_before(words, n)), default=0)


def _is_before(words: list[str], at: int) -> bool:
    word = words[at]
    if is_title(word) or is_title(word.rstrip(".").removesuffix("s")):
        return True
    return (word.lower() in _KINDS or is_head(word)) and not any(by_given(before) for before in words[:at])
