"""Who speaks in the sources, to be asked for by a name as a person gives it, or by a role."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from weakref import WeakKeyDictionary

from index.search.bodies import body, initials, is_body, plain
from index.search.people import Names, grouped, is_full, one
from index.search.resolve import near_names, understood
from index.split.names import fold, key
from index.split.people import same
from index.store.live import View
from index.store.statements import Facts, StatementIndex
from index.types import Speaker

_SURE = 10  # times that somebody is called something by which the sources agree on it
_BEGUN = 4  # letters of a name, at least, that stand for the whole of it
# Letters, at least, that a role is shortened to; what stands behind it, and words that tell nothing in it.
_LETTERS = 3
_BEHIND = re.compile(r" (?:of|at|for|in) |, ")
_LITTLE = frozenset("of for at in".split())
_GENDER = re.compile(r"(?<=[a-z])(?:woman|person)$")
# Whoever was something, or stands in for it, is not meant by it.
_NOT_NOW = frozenset("former ex then late deputy acting vice assistant".split())

_known: WeakKeyDictionary[StatementIndex, "Speakers"] = WeakKeyDictionary()


def speakers_in(statements: StatementIndex) -> "Speakers":
    """Everybody who speaks in the sources: found out once for each snapshot that is open."""
    found = _known.get(statements)
    if found is None:
        found = _known[statements] = Speakers(statements.facts)
    return found


def meant(asked: str, view: View) -> list[Names]:
    """Those who may be meant by a name or a role, as a person gives it: an alias, or misspelt."""
    speakers = speakers_in(view.snapshot.statements)
    name = understood(f"what did {asked} say", view).speaker
    found = speakers.meant(name or asked) or speakers.meant(asked)
    # Whoever is told of can be asked for by that very name, whatever else it is understood as.
    return [*(group for group in speakers.named(asked) if group not in found), *found]


class Speakers:
    """Everybody who speaks in the sources, those with most statements first.

    Args:
        facts: what is known of each name, as the sources write it.
    """

    def __init__(self, facts: Mapping[str, Facts]) -> None:
        self.groups = grouped({name: known.statements for name, known in facts.items()})
        self._facts = facts
        self._by_word: defaultdict[str, dict[int, None]] = defaultdict(dict)
        self._place = {name: place for place, group in enumerate(self.groups) for name in group}
        for name, place in self._place.items():
            for word in plain(name):
                self._by_word[word][place] = None
        self._by_key: defaultdict[str, dict[int, None]] = defaultdict(dict)
        for word, places in self._by_word.items():
            self._by_key[key(word)] |= places
        self._by_initials: defaultdict[str, dict[int, None]] = defaultdict(dict)
        self._by_acronym: defaultdict[str, dict[int, None]] = defaultdict(dict)
        for name, place in self._place.items():
            self._by_initials[_initials(name)][place] = None
            self._by_acronym[_acronym(name)][place] = None

    def canonical(self, name: str | None) -> str | None:
        """The name that is given for one as a source writes it; None for None."""
        return None if name is None else self.groups[self._place[name]][0]

    def named(self, name: str) -> list[Names]:
        """The one who is given by exactly this name."""
        place = self._place.get(name)
        return [] if place is None or self.groups[place][0] != name else [self.groups[place]]

    def number(self, group: Names) -> int:
        """How many statements one of them has."""
        return sum(self._facts[name].statements for name in group)

    def told(self, group: Names) -> Speaker:
        """What the sources tell of one of them."""
        some = [self._facts[name] for name in group]
        return Speaker(
            name=group[0],
            also_written=group[1:],
            roles=_told_once(sum((facts.roles for facts in some), Counter[str]())),
            statements=self.number(group),
            first=min((facts.first for facts in some if facts.first), default=None),
            last=max((facts.last for facts in some if facts.last), default=None),
            sources=tuple(sorted({source for facts in some for source in facts.sources})),
        )

    def meant(self, asked: str) -> list[Names]:
        """Those who may be meant: everybody of a surname; of a full name whoever bears it; whoever holds a role; of
        "Holm and Ruiz" both; or else whose name begins like what was asked, if they are of one.
        """
        return self._together(asked) or self._one(asked)

    def nearest(self, asked: str, most: int = 3) -> list[Names]:
        """Those whose name has a word of what was asked, or one that is nearly so."""
        words = [word for word in plain(asked) if key(word)]
        there = [key(word) for word in words if key(word) in self._by_key]
        near = (key(name) for word in words for name in near_names(word, self._folded))
        places = {place for word in (*there, *near) for place in self._by_key[word]}
        return [self.groups[place] for place in sorted(places)[:most]]

    @cached_property
    def _folded(self) -> dict[str, str]:
        """All words of their names, each with how it is compared."""
        return {word: fold(word).lower() for word in self._by_word}

    def _one(self, asked: str) -> list[Names]:
        return self._people(asked) or self._bodies(asked) or self._holders(asked) or self._begun(asked)

    def _together(self, asked: str) -> list[Names]:
        """All of several who are asked for at once, if each speaks: "Holm and Ruiz"."""
        names = asked.split(" and ")
        if len(names) == 1 or (is_body(asked) and self._bodies(asked)):
            return []
        some = [self._one(name) for name in names]
        return list(dict.fromkeys(group for groups in some for group in groups)) if all(some) else []

    def _people(self, asked: str) -> list[Names]:
        if is_body(asked):
            return []
        some = [group for group in self._with_a_word(asked) if not (is_body(group[0]) or _heads(asked, group))]
        found = [group for group in some if any(same(asked, name) for name in _in_full(group))]
        if not is_full(asked):
            return found
        full = [group for group in found if is_full(group[0])]
        if full:
            return [group for group in full if any(one(asked, name) for name in group)] or full
        # A surname alone is theirs only if nobody else of it speaks.
        bare = plain(asked)[-1]
        return [] if any(is_full(group[0]) and same(bare, group[0]) for group in some) else found

    def _bodies(self, asked: str) -> list[Names]:
        """The body of exactly these words, or those that have them among others."""
        words = body(asked)
        some = self._with_a_word(asked)
        exactly = [group for group in some if any(body(name) == words for name in group)]
        short = self._shortened(asked)
        if exactly or short:
            return [*exactly, *(group for group in short if group not in exactly)]
        wanted = set(plain(asked))
        return [g for g in some if is_body(g[0]) and any(wanted <= {*plain(name)} for name in g)]

    def _shortened(self, asked: str) -> list[Names]:
        """Bodies of which it is the acronym, or that are written by its acronym: "the UN" is the United Nations."""
        full, short = _acronym(asked), _initials(asked)
        places = (self._by_initials.get(full, {}) if full else {}) | (self._by_acronym.get(short, {}) if short else {})
        return [self.groups[place] for place in sorted(places)]

    def _holders(self, asked: str) -> list[Names]:
        wanted = _role(asked)
        rarest = min((self._by_role_word.get(word, {}) for word in wanted), key=len, default={})
        return [self.groups[place] for place, roles in rarest.items() if any(_is(wanted, words) for words in roles)]

    @cached_property
    def _by_role_word(self) -> dict[str, dict[int, list[set[str]]]]:
        """For each word of a role the places of those who are called so, in order, each with their roles' words."""
        found: defaultdict[str, defaultdict[int, list[set[str]]]] = defaultdict(lambda: defaultdict(list))
        for place, group in enumerate(self.groups):
            for words in map(_role, self._called(group)):
                for word in words:
                    found[word][place].append(words)
        return {word: dict(places) for word, places in found.items()}

    def _begun(self, asked: str) -> list[Names]:
        start = " ".join(plain(asked))
        begun = [word for word in self._by_word if word.startswith(start)] if len(start) >= _BEGUN else []
        places = {place for word in begun for place in self._by_word[word]}
        return [self.groups[place] for place in sorted(places)] if len({*map(key, begun)}) == 1 else []

    def _called(self, group: Names) -> Iterator[str]:
        return (role for name in group for role in self._facts[name].roles)

    def _with_a_word(self, asked: str) -> list[Names]:
        places = {place for word in plain(asked) for place in self._by_key.get(key(word), ())}
        return [self.groups[place] for place in sorted(places)]


def _told_once(roles: Counter[str]) -> tuple[str, ...]:
    """Roles, the most frequent first; of one in several spellings, as "Former mayor", its own most frequent.

    What somebody is called once is left out where sources agree on what to call them.
    """
    spelt: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for role, number in roles.most_common():
        spelt[plain(role)][role] += number
    often = sorted(spelt.values(), key=lambda spellings: -spellings.total())
    least = 2 if often and often[0].total() >= _SURE else 1
    return tuple(spellings.most_common(1)[0][0] for spellings in often if spellings.total() >= least)


def _heads(asked: str, group: Names) -> bool:
    """Whether it is the head of something that is asked for, and not the thing: "the director of Arden Ferries"."""
    owner = re.search(r"(?<=\w )(?:of|for) (?:the )?(\w+)", asked)
    return owner is not None and owner[1].lower() in plain(group[0])


def _in_full(group: Names) -> Names:
    """The full names of one person: his surname may be anybody's."""
    return tuple(name for name in group if is_full(name)) or group


def _is(wanted: set[str], words: set[str]) -> bool:
    """Whether a role of these words is the one that the wanted ones name."""
    return bool(wanted) and wanted <= words and (words - wanted).isdisjoint(_NOT_NOW)


def _role(role: str) -> set[str]:
    """The words of a role, and what they are shortened to: a spokeswoman is a spokesman, a chief executive officer a
    CEO.
    """
    short = initials(_BEHIND.split(role)[0]).lower()
    return {_GENDER.sub("man", word) for word in plain(role)} - _LITTLE | ({short} if len(short) >= _LETTERS else set())


def _acronym(name: str) -> str:
    """A name of one word in capitals: "UN" for "the U.N."; empty for any other."""
    bare = _bare(name)
    return bare if bare.isupper() and " " not in bare else ""


def _initials(name: str) -> str:
    """The first letters of a body's name; empty for any other."""
    return initials(_bare(name)) if is_body(_bare(name)) else ""


def _bare(name: str) -> str:
    return re.sub("^[Tt]he ", "", name).replace(".", "")
