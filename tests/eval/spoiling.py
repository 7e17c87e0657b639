"""Ways in which a language model may spoil an honest sentence, one function each."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.types import Answer
from bot.write.bearing import covered
from bot.write.figures import figures
from bot.write.items import Item
from bot.write.quotations import quotations
from index.split import sentences
from index.split.names import NAME, key
from index.split.speech.lexicon import CUES

INVENTED = (
    "Nobody in the region expects the situation to improve before next year {}.",
    "The government has since resigned and new elections were called {}.",
    "Experts regard this as a turning point in the history of the continent {}.",
    "Prices doubled within weeks and shops ran out of bread {}.",
    "The decision was welcomed by most observers as a step towards peace {}.",
)
OPPOSITES = dict(
    pair
    for words in "rejected/accepted open/closed first/last more/fewer before/after lowered/raised little/much".split()
    for pair in (words.split("/"), words.split("/")[::-1])
)
LOOK_ALIKE = str.maketrans("aeocpxi", "аеосрхі")
Spoil = Callable[["Written", "Case"], str | None]


@dataclass(frozen=True)
class Written:
    """An honest sentence, with {} for its mark, and the item that bears it."""

    text: str
    item: Item
    kind: str

    @property
    def marked(self) -> str:
        return self.text.format(f"[{self.item.number}]")


@dataclass(frozen=True)
class Case:
    """What one question gives: the answer without a model, the items, and honest sentences."""

    found: Answer
    items: tuple[Item, ...]
    honest: tuple[Written, ...]
    chance: random.Random


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(bare(text))]


def bare(text: str) -> str:
    """Without marks and odd spaces."""
    return " ".join(re.sub(r"\s*\[\d+\]", "", text).replace("*", "").split())


def a_word_of_a_quotation(one: Written, case: Case) -> str | None:
    quoted = quotations(one.text)
    if not quoted or len(quoted[0].split()) < 2:
        return None
    words = quoted[0].split()
    at = case.chance.randrange(len(words))
    other = case.chance.choice(re.findall(r"[a-z]{4,}", case.items[0].text) or ["other"])
    changed = [
        words[:at] + words[at + 1 :],
        [*words[:at], other, *words[at + 1 :]],
        [*words[:at], words[at].upper(), *words[at + 1 :]],
    ]
    new = " ".join(case.chance.choice(changed))
    spoilt = one.text.replace(quoted[0], new)
    return None if any(new in item.text for item in case.items) else spoilt.format(f"[{one.item.number}]")


def a_number(one: Written, case: Case) -> str | None:
    """Another number, drawn at random or from the same source."""
    there = figures(one.text)
    if not there:
        return None
    old = case.chance.choice(there)
    others = [item.text[f.start : f.end] for item in case.items for f in figures(item.text)] + [
        str(case.chance.randrange(2, 9999))
    ]
    new = case.chance.choice(others)
    if figures(new)[0].value == old.value:
        return None
    return (one.text[: old.start] + new + one.text[old.end :]).format(f"[{one.item.number}]")


def a_name(one: Written, case: Case) -> str | None:
    """Another name of the same item, or of another one."""
    mine = [found for found in NAME.finditer(one.text) if is_name(found[0])]
    if not mine:
        return None
    old = case.chance.choice(mine)
    pool = one.item if case.chance.random() < 0.7 else case.chance.choice(case.items)
    others = [found[0] for found in NAME.finditer(pool.text) if is_name(found[0]) and key(found[0]) != key(old[0])]
    new = re.sub("['’]s?$", "", case.chance.choice(others or ["Brandt"]))
    whole = " ".join(pool.text.split())
    spoilt = one.text[: old.start()] + new + one.text[old.end() :]
    same = bare(spoilt.format("")) in whole or symmetric(one.text + whole, old[0], new)
    return None if same else spoilt.format(f"[{one.item.number}]")


def symmetric(text: str, old: str, new: str) -> bool:
    """Whether it may be true with either name: both are in it already, or are words of one name."""
    return f"{old} {new}" in text or f"{new} {old}" in text


def is_name(word: str) -> bool:
    return len(word) > 3 and word[0].isupper() and word not in COMMON


COMMON = frozenset(
    "They This That These Those When While What After Before Some Others Most Three Millions "
    "Delegates According Asked President Between Neither".split()
)


def two_names(one: Written, case: Case) -> str | None:
    """Two names of the sentence change places."""
    mine = [found for found in NAME.finditer(one.text) if is_name(found[0])]
    if len(mine) < 2:
        return None
    first, second = sorted(case.chance.sample(mine, 2), key=lambda found: found.start())
    between = one.text[first.end() : second.start()]
    if key(first[0]) == key(second[0]) or len(re.findall(r"[a-z]{4,}", between)) < 1:
        return None
    return (one.text[: first.start()] + second[0] + between + first[0] + one.text[second.end() :]).format(
        f"[{one.item.number}]"
    )


def two_numbers(one: Written, case: Case) -> str | None:
    there = [figure for figure in figures(one.text) if figure.value[0].isdigit()]
    if len(there) < 2 or there[0].value == there[1].value:
        return None
    a, b = there[:2]
    text = one.text
    # "On 15 and 16 June" and "16 May 2025" mean the same the other way round.
    if not re.search(r"\b[a-z]{4,}", text[a.end : b.start]):
        return None
    return (
        text[: a.start] + text[b.start : b.end] + text[a.end : b.start] + text[a.start : a.end] + text[b.end :]
    ).format(f"[{one.item.number}]")


def a_speaker(one: Written, case: Case) -> str | None:
    """Another speaker of the sources has said it."""
    if one.kind not in {"with its speaker", "quoted"}:
        return None
    own = next(said.speaker for said in one.item.statements if said.speaker and one.text.startswith(said.speaker))
    others = {said.speaker for item in case.items for said in item.statements if said.speaker}
    others = sorted(name for name in others if not {key(w) for w in name.split()} & {key(w) for w in str(own).split()})
    if not others:
        return None
    return (case.chance.choice(others) + one.text[len(str(own)) :]).format(f"[{one.item.number}]")


def a_mark_away(one: Written, case: Case) -> str | None:
    return one.text.replace(" {}", "")


def another_mark(one: Written, case: Case) -> str | None:
    others = [item for item in case.items if not overlaps(item, one.item) and elsewhere(one, item)]
    return one.text.format(f"[{case.chance.choice(others).number}]") if others else None


def elsewhere(one: Written, item: Item) -> bool:
    """Whether an item does not bear a sentence too, by the measure that most of its words stand in it."""
    return covered(one.text.format(""), [item.text, *(said.speaker or "" for said in item.statements)]) < 0.6


def overlaps(item: Item, other: Item) -> bool:
    return item.document.source == other.document.source and item.start < other.end and other.start < item.end


def no_such_mark(one: Written, case: Case) -> str | None:
    return one.text.format(
        case.chance.choice([f"[{len(case.items) + 9}]", f"[{one.item.number}][99]", "[0]", "[1-2]", "(1)"])
    )


def one_mark_too_many(one: Written, case: Case) -> str | None:
    other = another_mark(one, case)
    mark = re.search(r"\[\d+\]", other)[0] if other else None
    return one.text.format(f"[{one.item.number}]{mark}") if mark else None


def two_joined(one: Written, case: Case) -> str | None:
    """Two sentences as one, with the mark of the second alone."""
    others = [two for two in case.honest if not overlaps(two.item, one.item) and elsewhere(one, two.item)]
    if not others:
        return None
    two = case.chance.choice(others)
    return f"{one.text.replace(' {}.', '')}, and {two.text.format(f'[{two.item.number}]')}"


def invented(one: Written, case: Case) -> str | None:
    return case.chance.choice(INVENTED).format(f"[{one.item.number}]")


def more_than_it_says(one: Written, case: Case) -> str | None:
    """A clause of names and numbers behind a sentence that is borne."""
    tail = case.chance.choice(
        [", as Brandt confirmed", ", 47 of them on Sunday", " at the Rivoli hotel", " for 3 million euros"]
    )
    return one.text.replace(" {}", f"{tail} {{}}").format(f"[{one.item.number}]")


def markup(one: Written, case: Case) -> str | None:
    wrap = case.chance.choice(
        ["<b>{}</b>", "<script>x()</script> {}", "{} <img src=x onerror=y>", "[{}](http://evil.example)", "`{}`"]
    )
    return wrap.replace("{}", one.text).format(f"[{one.item.number}]")


def a_quotation_made(one: Written, case: Case) -> str | None:
    """Marks around words that are no one's own: some that were changed, or nested ones."""
    words = one.text.replace(" {}.", "").split()
    if len(words) < 6 or quotations(one.text):
        return None
    at = case.chance.randrange(2, len(words) - 2)
    opened, closed = case.chance.choice(["“”", '""', "«»", "„“", "‘’", "''"])
    changed = [*words[:at], f"{opened}{words[at]} indeed{closed}", *words[at + 1 :]]
    nested = [*words[:at], f"“{words[at]} ‘{words[at + 1]} truly’”", *words[at + 2 :]]
    return " ".join(case.chance.choice([changed, nested])) + f" [{one.item.number}]."


def look_alikes(one: Written, case: Case) -> str | None:
    """A letter of another script in a name, or in any word."""
    found = [word for word in re.finditer(r"\w{4,}", one.text) if word[0].translate(LOOK_ALIKE) != word[0]]
    if not found:
        return None
    word = case.chance.choice(found)
    return (one.text[: word.start()] + word[0].translate(LOOK_ALIKE) + one.text[word.end() :]).format(
        f"[{one.item.number}]"
    )


def cut(one: Written, case: Case) -> str | None:
    whole = one.text.format(f"[{one.item.number}]").rstrip(".")
    return whole[: case.chance.randrange(len(whole) // 3, len(whole) - 2)].rstrip(" .!?…")


def a_not(one: Written, case: Case) -> str | None:
    """A "not" put in behind an auxiliary, or taken out."""
    if quotations(one.text):
        return None
    if re.search(r"\bnot \b", one.text):
        return re.sub(r"\bnot ", "", one.text, count=1).format(f"[{one.item.number}]")
    spoilt = re.sub(
        r"\b(is|was|are|were|will|would|has|had|have|may|must|should|can)\b(?! not)", r"\1 not", one.text, count=1
    )
    return None if spoilt == one.text else spoilt.format(f"[{one.item.number}]")


def an_opposite(one: Written, case: Case) -> str | None:
    found = [word for word in re.finditer(r"[a-z]+", one.text) if word[0] in OPPOSITES]
    if not found or quotations(one.text):
        return None
    word = found[0]
    return (one.text[: word.start()] + OPPOSITES[word[0]] + one.text[word.end() :]).format(f"[{one.item.number}]")


def any_word(one: Written, case: Case) -> str | None:
    """A word that is no name in the place of another one."""
    found = [word for word in re.finditer(r"\b[a-z]{5,}\b", one.text) if word[0] not in CUES]
    if not found or quotations(one.text):
        return None
    word = case.chance.choice(found)
    new = case.chance.choice(re.findall(r"\b[a-z]{5,}\b", case.chance.choice(case.items).text) or ["other"])
    return (
        None
        if new[:5] == word[0][:5]
        else (one.text[: word.start()] + new + one.text[word.end() :]).format(f"[{one.item.number}]")
    )


SPOILT: dict[str, Spoil] = {
    "word of a quotation": a_word_of_a_quotation,
    "quotation made": a_quotation_made,
    "number": a_number,
    "two numbers change places": two_numbers,
    "name": a_name,
    "two names change places": two_names,
    "speaker": a_speaker,
    "no mark": a_mark_away,
    "another mark": another_mark,
    "no such mark": no_such_mark,
    "one mark too many": one_mark_too_many,
    "two joined": two_joined,
    "invented": invented,
    "more than it says": more_than_it_says,
    "markup": markup,
    "look-alikes": look_alikes,
    "cut": cut,
    "a not": a_not,
    "an opposite": an_opposite,
    "any word": any_word,
}
UNCHECKED = frozenset(("an opposite", "any word"))
