"""What a question names becomes what the sources call it: spellings, aliases, roles, misspelt names, publishers."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from index.read.aliases import Alias, aliases
from index.search.filters import speakers
from index.search.query import Question, any_of, understand
from index.split.names import fold, key
from index.split.people import same
from index.store.lexical import LexicalIndex
from index.store.live import View
from index.store.terms import stems

# Letters that may be wrong in a name of so many letters; shorter names are taken as they are written.
_WRONG = {range(5, 8): 1, range(8, 40): 2}
_SHORTEST = 4
_LOOKED_AT = 50
_NAME = r"((?:[A-ZÀ-ÞА-Я][\w’'-]+|[A-Z]\.)(?: (?:[A-ZÀ-ÞА-Я][\w’'-]+|[A-Z]\.)){0,3})"


def understood(text: str, view: View, today: date | None = None, *, statements: bool = True) -> Question:
    """What a question asks, with what it names as the sources have it.

    Args:
        text: the question.
        view: of the snapshot to search.
        today: what "last week" is counted from; today if None.
        statements: whether it may be one about statements.

    Raises:
        QuestionError: a file of aliases is not as it should be.
    """
    names = aliases(view.manifest.roots)
    return resolve(understand(text, today, statements=statements), view.snapshot.words, view.publishers, names)


def resolve(question: Question, words: LexicalIndex, publishers: Iterable[str], aliases: Sequence[Alias]) -> Question:
    """The question with what it names as the sources have it.

    Args:
        question: as it was asked.
        words: knows the names in the passages.
        publishers: of all sources.
        aliases: of the user's own.
    """
    when = question.period
    dated = re.findall(r"\w+", question.text[when.start : when.end]) if when else ()
    question = _without_aliases(question, aliases)
    question = _without_role(question, words)
    question = _without_slips(question, words, dated)
    terms = tuple(
        _spelt(word, term, question, words) for word, term in zip(question.words, question.terms, strict=True)
    )
    named = frozenset(publisher for publisher in publishers if _names(question.text, publisher))
    return _told_apart(replace(question, terms=terms, publishers=named), words)


def _without_aliases(question: Question, aliases: Sequence[Alias]) -> Question:
    for other, name in aliases:
        # "Zelenskyy" may well be an alias of "Volodymyr Zelenskyy".
        if _names(question.text, other) and not _names(question.text, name):
            question = _read_as(question, re.compile(rf"\b{re.escape(other)}(?!\w)", re.IGNORECASE), name)
    return question


def _without_role(question: Question, words: LexicalIndex) -> Question:
    """With the one in place of a role: for "the Kremlin spokesman" whoever the sources most often call so."""
    role = question.speaker
    if role is None or role.rsplit(maxsplit=1)[-1][:1].isupper() or speakers(role, words):
        return question
    bare = re.sub(r"[’']s?(?= )", "", role)  # "the Kremlin's spokesman" is "Kremlin spokesman Dmitry Peskov".
    as_written = r"(?:[’']s?)? ".join(map(re.escape, bare.split()))
    looked_for = re.compile(rf"\b(?i:{as_written}),? {_NAME}")
    rows = words.best(stems(bare), _LOOKED_AT)
    holders = Counter(found[1] for row in rows for found in looked_for.finditer(row.text))
    if not holders:
        return question
    holder = holders.most_common(1)[0][0]
    return _read_as(question, re.compile(rf"\b(?:the )?{re.escape(role)}(?!\w)", re.IGNORECASE), holder)


def _without_slips(question: Question, words: LexicalIndex, dated: Sequence[str]) -> Question:
    """With the one near name in place of each name that no source has; the words of a date are none: "March" is not a
    slip for Marsh.
    """
    for word, term in zip(question.words, question.terms, strict=True):
        is_name = word not in dated and (word[:1].isupper() or word in (question.speaker or "").split())
        if not is_name or len(word) < _SHORTEST or words.frequency(term) or words.spellings(word):
            continue
        near = near_names(word, words.names) or _begun(word, words.names)
        if len({key(name) for name in near}) == 1:
            question = _read_as(question, re.compile(rf"\b{re.escape(word)}\b"), max(near, key=near.__getitem__))
    return question


def near_names(word: str, names: Mapping[str, str]) -> dict[str, float]:
    """The names of which a word may be a slip, and how near they are; those in one letter only if there are any.

    Args:
        word: as it was asked.
        names: each with how it is compared: folded, in small letters.
    """
    allowed = next((wrong for lengths, wrong in _WRONG.items() if len(word) in lengths), 0)
    found = extract(fold(word).lower(), names, scorer=OSA.distance, score_cutoff=allowed, limit=20)
    least = min((distance for _, distance, _ in found), default=0)
    return {name: -distance for _, distance, name in found if distance == least}


def _begun(word: str, names: Mapping[str, str]) -> dict[str, float]:
    """The names of which only the beginning was written, short ones first."""
    asked = fold(word).lower()
    return {name: -len(name) for name, folded in names.items() if folded.startswith(asked)}


def _read_as(question: Question, what: re.Pattern[str], name: str) -> Question:
    """The question with a name in place of what was written."""
    found = what.search(question.text)
    if found is None or found[0] == name:
        return question
    text = what.sub(lambda _: name, question.text)
    read = understand(text, statements=question.kind in {"said", "who said"})
    return replace(read, period=question.period, read_as=(*question.read_as, (found[0], name)))


def _spelt(word: str, term: frozenset[str], question: Question, words: LexicalIndex) -> frozenset[str]:
    """A name's stems in all spellings that the sources have; another word's own."""
    if not word[:1].isupper() and word not in (question.speaker or "").split() and words.frequency(term):
        return term
    return term | any_of(words.spellings(word))


def _names(text: str, name: str) -> bool:
    name, text = name.casefold(), text.casefold()
    return name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _told_apart(question: Question, words: LexicalIndex) -> Question:
    """The question with the one asked about told from others of one surname, if it gives more than that."""
    if question.speaker is None or question.surname is None or " " not in question.speaker:
        return question
    ours = speakers(question.speaker, words)
    others = [name for name in words.speakers(question.surname) if not same(name, question.speaker)]
    if not others:
        return question
    return replace(question, speakers=ours) if ours else replace(question, known=False)
