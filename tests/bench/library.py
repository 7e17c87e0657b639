"""A made library of any size that grows as a real one does: words and people of whom few are common and most are rare,
so that each new source brings new ones, and three statements a passage, as in news.
"""

import random
import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

from index.split.said import Said, Who
from index.types import Document

EACH = 5
"""Passages of a source, as in news."""
_SENTENCES, _WORDS = 11, 14
_LITTLE = """
    the of and to in a for on with that is was by as at from it his an be are has this have which but not or were
""".split()
_ONSETS = "b br c ch d dr f g gr h j k l m n p pr r s sh st t tr v w".split()
_MIDDLES = ["an", "el", "is", "or", "um", "a", "e", "i", "o", "u", "ea", "ou"]
_ENDS = ["", "", "t", "n", "r", "s", "ed", "ly", "er", "ion"]
_RARE = 100_000
_GIVEN = """
    Anna Karl Maria Ivan Paul Olga Sven Rita John Laura Peter Nadia Omar Lucy Victor Elena Martin Sofia Daniel Irene
    Thomas Julia Robert Clara Andrew Helen George Alice Simon Emma Frank Diana Mark Eva Henry Nora Louis Ada Oscar Ruth
""".split()
_ROLES = ["a spokesman", "the finance minister", "an analyst", "the mayor", "a professor", "the chairman", "a witness"]
_TELL = ["said that", "added that", "warned that", "told reporters that", "insisted that", "denied that"]
_FORMS = [
    re.compile(
        rf"(?P<who>[A-Z]\w+ [A-Z]\w+), (?P<role>{'|'.join(_ROLES)}), (?P<cue>\w+)(?: reporters)? that (?P<said>[^.]+)\."
    ),
    re.compile(r"(?P<who>He|She) (?P<cue>\w+)(?: reporters)? that (?P<said>[^.]+)\."),
    re.compile(r"“(?P<said>[^”]+),” (?P<cue>said) (?P<who>[A-Z]\w+ [A-Z]\w+)\."),
]
_HOLDERS = 10_000_000
# Of Pareto's law for how often who speaks. With it and the surnames' the number of names grows with the power 0.6 to
# 0.7 of that of statements.
_SPREAD = 0.25


def made_library(folder: Path, passages: int) -> Path:
    """Writes the sources of a library; that of fewer passages is the beginning of every larger one."""
    for number in range(-(-passages // EACH)):
        draw = random.Random(number)
        path = folder / f"{number // 500:04d}" / f"{number:06d}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        day = f"{draw.randint(2005, 2025)}-{draw.randint(1, 12):02d}-{draw.randint(1, 28):02d}"
        publisher = f"The {word(draw.randint(0, 60)).capitalize()} Post"
        head = f"---\ntitle: {_clause(draw, 6).capitalize()}\npublisher: {publisher}\ndate: {day}\n---\n\n"
        parts = [f"## {_clause(draw, 3).capitalize()}\n\n{_passage(draw)}" for _ in range(EACH)]
        path.write_text(head + "\n\n".join(parts), encoding="utf-8")
    return folder


def question(draw: random.Random, names: Sequence[str]) -> str:
    """One of the kinds that are asked: of somebody, of somebody on a topic, of a topic."""
    topic = f"the {word(draw.randint(20, 2000))} {word(draw.randint(20, 2000))}"
    return draw.choice(
        [
            f"what did {draw.choice(names)} say",
            f"what did {draw.choice(names)} say about {topic}",
            f"how many {word(draw.randint(20, 500))} were in {topic}",
        ]
    )


def stranger(draw: random.Random) -> str:
    """One of somebody who may well not be in the library."""
    return f"what did {draw.choice(_GIVEN)} {word(draw.randint(1000, 90_000)).capitalize()} say"


def known(document: Document) -> list[Said]:
    """The statements of a made source, by how it was made: as many as the rules find, without their time."""
    found = (one for form in _FORMS for one in form.finditer(document.text))
    return [_said(one) for one in sorted(found, key=lambda one: one.start())]


def _said(found: re.Match[str]) -> Said:
    content, speaker, cue = (found.span(name) for name in ("said", "who", "cue"))
    role = found.groupdict().get("role")
    who = Who(None if found["who"] in {"He", "She"} else found["who"], role and role.split(" ", 1)[1])
    return Said(content, speaker, cue, found.span(), "direct" if found[0][0] == "“" else "indirect", 0.85, who)


@lru_cache(maxsize=_RARE)
def word(rank: int) -> str:
    """The word of a rank, always the same."""
    draw = random.Random(rank)
    parts = [draw.choice(_ONSETS) + draw.choice(_MIDDLES) for _ in range(1 + (rank > 30) + (rank > 5000))]
    return "".join(parts) + draw.choice(_ENDS)


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[list[str], list[float]]:
    """Words and the sums of their frequencies: the rank's inverse (Zipf), little words a good third of all."""
    weights = [1 / (rank + 2.7) for rank in range(_RARE)]
    little = sum(weights) * 0.6 / len(_LITTLE)
    return [*_LITTLE, *map(word, range(_RARE))], [*accumulate([little] * len(_LITTLE) + weights)]


def _clause(draw: random.Random, words: int) -> str:
    population, weights = _vocabulary()
    return " ".join(draw.choices(population, cum_weights=weights, k=words))


def _passage(draw: random.Random) -> str:
    """Eleven sentences, most of which name a place; three say what somebody said, of one by full name and "he"."""
    sentences = [f"{_clause(draw, _WORDS - 2).capitalize()} in {_place(draw)}." for _ in range(_SENTENCES - 3)]
    told = [
        f"{_person(draw)}, {draw.choice(_ROLES)}, {draw.choice(_TELL)} {_clause(draw, _WORDS)}.",
        f"{draw.choice(('He', 'She'))} {draw.choice(_TELL)} {_clause(draw, _WORDS)}.",
        f"“{_clause(draw, _WORDS).capitalize()},” said {_person(draw)}.",
    ]
    return " ".join(sentences[:2] + told + sentences[2:])


def _place(draw: random.Random) -> str:
    return word(500 + int(5 * draw.paretovariate(0.5)) % _RARE).capitalize()


def _person(draw: random.Random) -> str:
    return _name(int(3 * draw.paretovariate(_SPREAD)) % _HOLDERS)


@lru_cache(maxsize=100_000)
def _name(rank: int) -> str:
    """The person of a rank; common surnames have many bearers."""
    draw = random.Random(-rank - 1)
    return f"{draw.choice(_GIVEN)} {word(1000 + int(50 * draw.paretovariate(0.4)) % 90_000).capitalize()}"
