"""The noun phrases of a question: "the first peace summit", "Dmitry Peskov", "prisoners".

They are read by a few words and endings, as questions are short and most are of few forms.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.split.speech.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    CUES,
    DETERMINERS,
    NOUNS,
    PAST,
    PREPOSITIONS,
    SUBORDINATORS,
)

_TOKEN = re.compile(r"[\w’'.-]*\w|[^\w\s]")
_ORDINAL = "first second third fourth fifth sixth seventh eighth ninth tenth last next latest".split()
# Verbs that a question has behind who or what it asks about.
_VERBS = frozenset(
    """
    accept adopt agree allow answer apply arrive ask attend avoid be become begin believe belong bring buy call choose
    close come consist contain decide deliver die do draw drop enter exist fail fall feel fight find follow get give go
    grow happen have hear help hold include insist invite join keep know lead learn leave let like list live look lose
    make matter mean mediate meet mention move need negotiate occur oppose pay prepare produce provide publish put
    raise reach receive refuse reject remain reply respond rise sail say see seek sell send serve set sign sit sleep
    speak spend stand start stay stop suffer take talk teach thank think throw travel try turn understand use visit
    wait want wear win withdraw write
    achieve cancel earn open resign run save score
    been begun broken brought built chosen done drawn fallen flown found fought given gone gotten grown heard
    hidden known lain meant risen seen sold spoken stood struck stolen sworn taken thrown understood won worn written
    """.split()
)
# Nouns too, where a determiner or a preposition stands before them.
_BOTH = frozenset(
    """
    answer call cost drop fall help lead leave list look need reply rise sail sign stand start stop talk use visit win
    """.split()
)
_PRONOUNS = frozenset(
    """
    he she they it him her them i we you us me his its their there that this those these who whom whose what which when
    where why how one ones anyone anybody someone somebody anything something nothing nobody everybody everyone else
    many much more most not please so also
    """.split()
)
_STOP = (AUXILIARIES | PREPOSITIONS | SUBORDINATORS | CONJUNCTIONS | ADVERBS | _PRONOUNS) - {"of"}
_LEADS = (DETERMINERS | {*_ORDINAL}) - _PRONOUNS
_ASKS_IS = re.compile(r"(?:what|who|where|when|how|that|it|he|she|there)[’']s")
_DO = frozenset("did do does will would can could should may might must".split())
_AHEAD = _DO | {"many", "much", "which"}
_CALLED = re.compile(r"\b(?:called|labell?ed|dubbed|found|declared|made) $", re.IGNORECASE)
_PLURAL = frozenset("people children men women countries police media sides".split())
_SINGULAR = re.compile(r"(?:ss|us|is|ics|news|series)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase, and where it stands in the question."""

    text: str
    start: int
    end: int

    @property
    def is_name(self) -> bool:
        """Whether it has nothing but words in capitals, an article apart."""
        return all(word[0].isupper() or word[0].isdigit() for word in bare(self.text).split())

    @property
    def is_plural(self) -> bool:
        """Whether its head, the last word before "of", is of several."""
        head = re.split(r" of ", self.text, maxsplit=1)[0].split()[-1].lower()
        return not self.is_name and (head in _PLURAL or (head.endswith("s") and not _SINGULAR.search(head)))


def bare(phrase: str) -> str:
    """A phrase without its article."""
    return re.sub(r"^(?:the|an?) ", "", phrase, flags=re.IGNORECASE)


def is_phrase(words: str) -> bool:
    """Whether words are a noun phrase and nothing else."""
    found = phrases(words)
    return bool(found) and (found[0].start, found[0].end) == (0, len(words))


def phrases(text: str) -> list[Phrase]:
    """All of a question, in order."""
    spans = (_without_predicate(text, a, b) for a, b in _runs(list(_TOKEN.finditer(text))))
    return [Phrase(text[a:b], a, b) for a, b in spans]


def _without_predicate(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a phrase ends of which it is told what it was called: "called the first summit futile"."""
    words = text[start:end].split()
    if not _CALLED.search(text[:start]) or words[-1][0].isupper() or not _has_noun(words[:-1]):
        return start, end
    return start, end - len(words[-1]) - 1


def _runs(found: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """Where they begin and end."""
    run: list[str] = []
    start = end = 0
    before = led = ""
    for at, token in enumerate(found):
        word = token[0]
        behind = found[at + 1][0].lower() if at + 1 < len(found) else ""
        # "Where did the ships sail", "how many ships sail": what is done comes last.
        verb = _has_noun(run) and ((led in _AHEAD and word in _BOTH) or (led in _DO and _ends_verb(word, run, behind)))
        if not verb and _goes_on(word, run, before, behind):
            start, end = (token.start() if not run else start), token.end()
            led = led if run else before
            run.append(word)
        else:
            if _has_noun(run):
                yield start, end
            run = []
        before = word.lower()
    if _has_noun(run):
        yield start, end


def _ends_verb(word: str, run: list[str], behind: str) -> bool:
    """Whether a word behind "did" and what looks like a whole phrase is what was done: the last one, or one behind a
    name.
    """
    named = run[0][0].isupper() and run[-1][0].isupper() and not word.endswith("s")
    return word[0].islower() and (not behind or (named and behind in _STOP))


def _goes_on(word: str, run: list[str], before: str, behind: str) -> bool:
    """Whether a word is of the phrase that has begun, or begins one."""
    lower = word.lower()
    if lower == "of":
        return _has_noun(run) and bool(behind) and behind not in _STOP
    if not word[0].isalnum() or _ASKS_IS.fullmatch(lower) or (lower in _STOP and lower not in _LEADS):
        return False
    if lower in _LEADS:
        return not run or run[-1].lower() == "of" or run[-1].lower() in _LEADS
    if word[0].isupper() or word[0].isdigit():
        return True
    # "What stands in the paper?", "who mediates?"
    stands = lower.endswith("s") and (before == "who" or (before == "what" and behind in PREPOSITIONS | DETERMINERS))
    return not (stands or _is_verb(lower, run, before, behind))


def _is_verb(word: str, run: list[str], before: str, behind: str) -> bool:
    opens = bool(run) and (run[-1].lower() in _LEADS or run[-1].lower() == "of")
    if word in _BOTH or word in NOUNS:
        return not (opens or (not run and before in PREPOSITIONS) or (_has_noun(run) and not run[-1][0].isupper()))
    if word in _VERBS or word in PAST or word.endswith("ly"):
        return True
    if word.endswith(("ed", "ing")) or word in CUES:
        # "The occupied land" and "displaced people" have no verb.
        return not ((opens or before in {"many", "which"} or before in PREPOSITIONS) and behind and behind not in _STOP)
    return False


def _has_noun(run: list[str]) -> bool:
    return any(word.lower() not in _LEADS and word.lower() != "of" for word in run)
