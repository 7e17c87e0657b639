"""Whether two names, as they are written, may be one person's: titles, given names, initials, particles, suffixes."""

import re
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

from index.split.given import forms, sounds
from index.split.names import key

_WORD = re.compile(r"[^\W\d_]+(?:[-'’ʼ`´][^\W\d_]+)*")
_INITIALS = re.compile("[A-Z]{2}")
_OWNER = re.compile(r"['’]s$")
_HAN = re.compile(r"[\u4e00-\u9fff]{2,4}")
_ABJAD = re.compile(r"[\u0590-\u06ff]")
# Signs that a name is Arabic: an article, a particle, a given name (these are keys).
_ARABIC = re.compile(r"(?:(?:[ae][lsrzdtn]|a(?:s|c|sc)h|esh)-.+|abd.*|abu|bin|ibn)$")
_ARABIC_NAMES = frozenset(
    """
    muhammad mahmud ahmad husain husni yusuf usama mustafa sulaiman faisal ibrahim hasan ali khalid omar umar saif
    yasir nasir tarik karim rashid jamal gamal hamid hamad salman salah sayed fatima aisha layla
    """.split()
)
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")

# What may stand in front of a name; the last of them that has a word behind it, and all before it, is no name.
_TITLES = frozenset(
    """
    president presidente prasident prezident vice minister ministerin ministre ministro ministr premier prime
    chancellor kanzler kanzlerin bundeskanzler bundeskanzlerin secretary general spokesman spokeswoman spokesperson
    senator sen rep representative congressman congresswoman gov governor gen col colonel lt lieutenant maj sgt capt
    captain admiral adm brigadier cmdr commander mr mrs ms miss herr frau monsieur madame mme sir lady lord dame dr
    doctor prof professor rev reverend pastor speaker leader whip chairman chairwoman chair chief head director
    commissioner ambassador envoy mayor judge justice ayatollah sheikh sheik imam mullah emir sultan crown pope
    cardinal archbishop bishop rabbi patriarch father former ex late foreign defence defense interior affairs state
    staff treasury commission analyst lawyer journalist ceo cto cfo mp mep founder deputy attorney official officer
    negotiator adviser advisor aide candidate oligarch
    """.split()
)
# These are names as well and count only where they come first.
_FIRST_TITLES = frozenset("king queen prince princess duke the".split())
_PARTICLES = frozenset(
    """
    van von der den de da di del della do dos das du la le el al ul as az ad bin ibn bint ben ter ten zu zum abu ould
    y e
    """.split()
)
_SUFFIXES = frozenset("jr sr junior senior ii iii iv".split())
_SAME_SUFFIX = {"junior": "jr", "senior": "sr"}

# East Asian surnames, which come first: Xi Jinping is Xi.
_EASTERN = frozenset(
    """
    ahn ban bo cai cao chen cheng chiang cho choi dai deng ding dong du fan fang feng fu gao guo han he hong hou hu
    hua huang hwang jang jia jiang jin jung kang kim kwon lee li liang liao lim lin liu long lu luo ma mao moon pan
    park peng qin qiu ren roh seo shao shen shi shin song sun tan tang tian tsai wang wei wen wu xi xia xiao xie xiong
    xu xue yan yang yao ye yoon yu yuan zeng zhang zhao zheng zhong zhou zhu zou
    """.split()
)
_SYLLABLES = re.compile(r"(?:[^aeiou]{0,3}[aeiou]{1,3}(?:ng|[nrklmpt](?![aeiou]))?){1,3}")


@dataclass(frozen=True, slots=True)
class Person:
    """A name taken apart. `given` are words as written, initials among them; `family` is one word; `suffix` may be "";
    `arabic` says that a given name or a particle is.
    """

    given: tuple[str, ...]
    family: str
    suffix: str = ""
    arabic: bool = False


def same(one: str, other: str) -> bool:
    """Whether two names as written may be one person's. A surname alone may be anybody's of that surname."""
    return any(_agree(a, b) for a in readings(one) for b in readings(other)) or _bare(one) == _bare(other)


def _agree(one: Person, other: Person) -> bool:
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return False
    if _one_family(one, other):
        return _one_given(one.given, other.given)
    return _has_second_surname(one, other) or _has_second_surname(other, one)


def _one_family(one: Person, other: Person) -> bool:
    a, b = one.family, other.family
    if key(a) == key(b) or _across_scripts(a, b):
        return True
    if not (one.given and other.given):
        return False
    if one.arabic and other.arabic:
        return bool(_three_vowels(a) & _three_vowels(b))
    return _is_transcribed(one.given[0], other.given[0]) and bool(sounds(a) & sounds(b))


def _has_second_surname(one: Person, other: Person) -> bool:
    """Whether the first is the other with the mother's surname too, as Spanish has it: Nicolás Maduro Moros."""
    if len(one.given) != len(other.given) + 1 or len(other.given) != 1:
        return False
    first, father = one.given
    known = len(father) == 1 or forms(father) != sounds(father)
    return not known and key(father) == key(other.family) and _one_name(first, other.given[0])


def _is_transcribed(one: str, other: str) -> bool:
    """Whether two given names are one in two spellings, Sergei and Sergej: so the surname may be in two as well."""
    return _bare(one) != _bare(other) and bool(sounds(one) & sounds(other))


def _three_vowels(word: str) -> frozenset[str]:
    """A word by ear with the vowels that Arabic itself has: Morsi and Mursi."""
    coarse = (re.sub("ee|ei|y", "i", re.sub("(?<=[dg])h", "", way)) for way in sounds(word))
    return frozenset(way.replace("o", "u").replace("e", "a") for way in coarse)


def _one_given(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    short, long = sorted((one, other), key=len)
    if not short or all(map(_one_name, short, long)):
        return True
    # Tayyip Erdoğan is Recep Tayyip Erdoğan; initials tell too little for that.
    rest = iter(long)
    return len(short[0]) > 1 and all(any(len(b) > 1 and _one_name(a, b) for b in rest) for a in short)


def _one_name(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return bool({_bare(one)[:1], key(one)[:1]} & {_bare(other)[:1], key(other)[:1]})
    return bool(forms(one) & forms(other)) or _across_scripts(one, other)


def _across_scripts(one: str, other: str) -> bool:
    """Whether two words, of which just one is in Latin letters, sound alike; in a script of consonants, by these."""
    if bool(_LATIN.search(one)) == bool(_LATIN.search(other)):
        return False
    if _ABJAD.search(one + other):
        return _consonants(one) == _consonants(other) != ""
    return bool(sounds(one) & sounds(other))


def _consonants(word: str) -> str:
    latin = _bare(re.sub(r"^(?:[ae]l-|ال)", "", word))
    skeleton = re.sub(r"[^a-z]|[aeiouywvh]", "", latin.replace("q", "k").replace("c", "k").replace("p", "f"))
    return re.sub(r"(.)\1+", r"\1", skeleton)


def _bare(text: str) -> str:
    return anyascii(text).lower().strip()


@lru_cache(maxsize=1 << 16)
def readings(name: str) -> tuple[Person, ...]:
    """The ways to take a name apart: given names first and, where it looks East Asian, the surname first."""
    han = _HAN.fullmatch(name.strip())
    if han:
        return (Person((anyascii(han[0][1:]),), anyascii(han[0][0])),)
    words = _name_words(name)
    suffix = ""
    if len(words) > 1 and words[-1].lower() in _SUFFIXES:
        suffix = words.pop().lower()
    words = _without_titles(words)
    arabic = any(_ARABIC.match(_bare(word)) or key(word) in _ARABIC_NAMES for word in words)
    words = _without_particles(words)
    if not words:
        return ()
    *given, family = words
    western = Person(tuple(_joined(given)), family, _SAME_SUFFIX.get(suffix, suffix), arabic)
    if _is_eastern(words):
        return western, Person(("".join(words[1:]).replace("-", ""),), words[0])
    return (western,)


def _name_words(name: str) -> list[str]:
    """The words of a name; two capitals are two initials, unless all of it is in capitals."""
    words = _WORD.findall(name)
    if name.isupper():
        return words
    return [part for word in words for part in (word if _INITIALS.fullmatch(word) else [word])]


def _without_titles(words: list[str]) -> list[str]:
    written = words[-1][:1].isupper() if words else False
    last = max(
        (at for at, word in enumerate(words[:-1]) if is_title(word) or (written and _is_common(word))), default=-1
    )
    words = words[last + 1 :]
    if last >= 0 and words[0].lower() in {"of", "for"}:
        words = words[2:] or words
    while len(words) > 1 and (words[0].lower() in _FIRST_TITLES or _OWNER.search(words[0])):
        words = words[1:]
    return words


def is_title(word: str) -> bool:
    """Whether a word may stand in front of a name and is none of it."""
    return not _TITLES.isdisjoint(_bare(word).rstrip(".").split("-"))


def _is_common(word: str) -> bool:
    """Whether a word among capitalised ones is none of the name: a "spokesman", but not a "von"."""
    return word[:1].islower() and word.split("-", maxsplit=1)[0].lower() not in _PARTICLES


def _without_particles(words: list[str]) -> list[str]:
    """Ben is a particle only behind another name."""
    kept = [
        word
        for at, word in enumerate(words)
        if at == len(words) - 1 or word.lower() not in _PARTICLES or (at == 0 and word.lower() == "ben")
    ]
    return kept or words


def _joined(given: list[str]) -> list[str]:
    """Abdel Fattah is one name."""
    joined: list[str] = []
    for word in given:
        if joined and re.fullmatch(r"abd[aeu]?l?", _bare(joined[-1])):
            joined[-1] = f"Abdel-{word}"
        else:
            joined.append(word)
    return joined


def _is_eastern(words: list[str]) -> bool:
    given = _bare("".join(words[1:])).replace("-", "")
    return len(words) > 1 and _bare(words[0]) in _EASTERN and bool(_SYLLABLES.fullmatch(given))
