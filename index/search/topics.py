"""What somebody's statements are on: the few words and two-word names of things that stand in most of them."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from index.search.confidence import weigh
from index.search.people import Names
from index.search.query import carries_meaning
from index.split.names import key
from index.store.live import View
from index.store.terms import stems

Topic = tuple[str, int]
"""A topic as the statements write it, and how many of them it stands in."""

_LOOKED_AT = 200
_WORD = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?")
# A thing is named behind these.
_LEADS = frozenset(
    """
    the a an of on in for with from about over by into against between under during his her its their our my your this
    these those no any all more every some
    """.split()
)
# These tell nothing of what is spoken about.
_VAGUE = frozenset(
    """
    way ways time times thing things people person lot lots part day days week weeks month months year years fact today
    tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday same next last first second new old good
    bad great many number kind sort something anything everything nothing someone everyone point case place side end mr
    mrs ms make made get give take see know think want need go come look work keep help use let able
    """.split()
)
# What ends the name of a thing: "the talks failed".
_NO_THING = re.compile(r"(?:ly|ed|self|selves)$|[’']")
# "Ukrainian" goes on, "Ukraine" is whole.
_OF_A_PLACE = re.compile(r"(?:an|ese|ish|ic|ch)$")
_SHORTEST, _MOST = 3, 2
# What words count at most, however rare, how much more two of them, and how much less a plain one that comes once.
_RAREST, _TWO, _UNCLEAR = 3.0, 1.3, 0.1

Places = Mapping[str, set[int]]
"""For each topic, by its stems, the statements in which it stands."""


def topics(view: View, people: Sequence[Names], most: int) -> list[Topic]:
    """What the statements of some people are on: topics that many have and few others, each adding to those before it.

    Args:
        view: of the snapshot to search.
        people: those who speak, each with all names.
        most: how many topics at most.
    """
    names = [name for names in people for name in names]
    own = {key(word) for name in names for word in name.split()}
    places: defaultdict[str, set[int]] = defaultdict(set)
    written: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for place, row in enumerate(view.snapshot.statements.of(names, None, _LOOKED_AT)):
        for words in _things(row.content, own):
            topic = _stems(words.removeprefix("the ").lower())
            places[topic].add(place)
            written[topic][words] += 1
    clear = {topic for topic, some in places.items() if len(some) > 1 or all(map(is_name, written[topic]))}
    # "The talks failed" is no topic of two words, unless it comes again.
    often = {topic: some for topic, some in places.items() if topic in clear or " " not in topic}
    return [(written[topic].most_common(1)[0][0], len(often[topic])) for topic in _cover(often, clear, view, most)]


def is_name(topic: str) -> bool:
    """Whether a topic is a name: every word of it is written with a capital."""
    return all(word[0].isupper() for word in topic.removeprefix("the ").split())


def _cover(places: Places, clear: Collection[str], view: View, most: int) -> list[str]:
    """Topics, each the one that adds most statements to those of the ones before it, rare words counting more, and a
    plain word that comes once ("unlawful") less than a name or what comes again.
    """
    terms = frozenset(frozenset([stem]) for topic in places for stem in topic.split())
    weights = {stem: min(weight, _RAREST) for (stem,), weight in weigh(terms, view.snapshot.words).items()}
    worth = {topic: max(map(weights.__getitem__, topic.split())) * (_TWO if " " in topic else 1) for topic in places}
    worth = {topic: value if topic in clear else value * _UNCLEAR for topic, value in worth.items()}
    chosen: list[str] = []
    covered: set[int] = set()
    while len(chosen) < most:
        gains = {topic: worth[topic] * len(some - covered) for topic, some in places.items()}
        best = max(gains, key=lambda topic: (gains[topic], topic), default="")
        if not gains.get(best):
            break
        chosen.append(best)
        covered |= places[best]
    return chosen


def _things(content: str, own: set[str]) -> Iterator[str]:
    """Words that name a thing, the last one or two, with the article "the" if they have it: "the talks"."""
    found = list(_WORD.finditer(content))
    for place, word in enumerate(found):
        lead = content[found[place - 1].start() : word.start()] if place else ""
        if lead.rstrip().lower() not in _LEADS and not _is_name(lead, word[0]) and place:
            continue
        words = _run(content, found[place:], own)
        the = "the " if lead.lower() == "the " and len(words) <= _MOST else ""
        if words:
            yield (the if len(words) == 1 else "") + words[-1]
        if len(words) > 1:
            yield the + " ".join(words[-_MOST:])


def _run(content: str, found: Sequence[re.Match[str]], own: set[str]) -> list[str]:
    """The words from here on that go together and tell something: a name ends with its capitals."""
    words: list[str] = []
    end = found[0].start()
    for word in found:
        if content[end : word.start()].strip(" ") or not _tells(word[0], own):
            break
        if words and words[-1].istitle() and not word[0].istitle() and not _OF_A_PLACE.search(words[-1]):
            break
        words.append(word[0])
        end = word.end()
    return words


def _is_name(lead: str, word: str) -> bool:
    """Whether a word in capitals stands within a sentence."""
    return word[0].isupper() and re.fullmatch(r".*\w,? ", lead) is not None


def _tells(word: str, own: set[str]) -> bool:
    """Whether a word may be of the name of a thing."""
    if len(word) < _SHORTEST or _NO_THING.search(word) or not carries_meaning(word):
        return False
    return word.lower() not in _VAGUE and key(word) not in own


@lru_cache(maxsize=1 << 14)
def _stems(words: str) -> str:
    return " ".join(stems(words))
