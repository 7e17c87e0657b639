"""Whether the people of a document are he or she, of whom no name or title tells: by the pronouns beside them."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from index.split.mentions.cast import Cast, Person
from index.split.mentions.gender import Gender
from index.split.mentions.pronouns import Pronoun, Scene

_MAJORITY = 0.8


def gendered(scene: Scene, cast: Cast, found: Sequence[Pronoun]) -> dict[str, Person]:
    """The people, those of unknown gender with that of the pronouns that stand where just they are named."""
    votes: dict[str, Counter[Gender]] = defaultdict(Counter)
    by_sentence = _by_sentence(scene, cast)
    seen: set[int] = set()
    for pronoun in found:
        if pronoun.sentence not in seen and scene.quoted.holding(pronoun.span[0]) is None:
            seen.add(pronoun.sentence)
            votes[_only(pronoun, by_sentence)][pronoun.gender] += 1
    return {
        name: person if person.gender else replace(person, gender=_majority(votes[name]))
        for name, person in cast.people.items()
    }


def _by_sentence(scene: Scene, cast: Cast) -> dict[int, list[tuple[int, str]]]:
    """For each sentence where and who is named in it outside quotations; "" stands for one of several."""
    named: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for naming, some in zip(cast.namings, cast.meant, strict=True):
        if some and scene.quoted.holding(naming.span[0]) is None:
            named[naming.sentence].append((naming.span[0], some[0] if len(some) == 1 else ""))
    return named


def _only(pronoun: Pronoun, named: Mapping[int, list[tuple[int, str]]]) -> str:
    """Who alone is named before a pronoun in its sentence, or in the one before."""
    here = {name for place, name in named.get(pronoun.sentence, []) if place < pronoun.span[0]}
    some = here or {name for _, name in named.get(pronoun.sentence - 1, [])}
    return next(iter(some)) if len(some) == 1 else ""


def _majority(votes: Counter[Gender]) -> Gender | None:
    for gender, count in votes.items():
        if count >= _MAJORITY * votes.total():
            return gender
    return None
