"""Given names: the forms of one name, and names by ear."""

import re
from collections import defaultdict
from functools import lru_cache

from index.split.names import key

# Given names that are forms of one another, a family to each line.
_FORMS = """
    abigail abby gail
    albert al bert
    alexander aleksandr oleksandr alex sasha alexandre alec sandy
    alexei oleksii
    alfred fred al
    andrew andy drew
    andrei andrii
    anne ann
    anthony tony
    barbara barb
    benjamin ben benny binyamin
    bernard bernie
    bogdan bohdan
    catherine kathy cathy kate katie kathleen kay
    charles charlie chuck
    christopher chris kit
    christine chris christina
    daniel dan danny
    david dave davy
    deborah debbie deb
    dmitri dmytro dima
    donald don donny
    dorothy dot
    edward ed eddie ted teddy ned
    ekaterina kateryna
    elena olena
    elizabeth liz beth betsy betty lizzie eliza
    eric erik erich
    eugene gene
    evgeny yevhen
    francis frank
    franklin frank
    frederick fred freddie
    gerald gerry jerry
    gregory greg
    grigory hryhorii
    harold harry hal
    henry harry hank
    igor ihor
    jacob jake
    james jim jimmy jamie
    jeffrey jeff geoffrey geoff
    jennifer jen jenny
    john jack johnny jon
    jonathan jon
    joseph joe joey
    joshua josh
    kenneth ken kenny
    lev leo
    lawrence larry laurence
    leonard len lenny leo
    louis lou lewis
    margaret maggie peggy meg
    martin marty
    matthew matt
    michael mike mick mickey
    mikhail mykhailo mikheil mijail
    mitchell mitch
    nathaniel nathan nate nat
    nicholas nick nicky
    nikolai mykola
    oleg oleh
    patricia pat patty trish
    patrick pat paddy
    pavel pavlo
    peter pete
    philip phil
    pyotr petr petro
    raymond ray
    rebecca becky
    richard dick rick ricky rich
    robert bob bobby rob robbie
    ronald ron ronnie
    rudolph rudy
    samuel sam sammy
    sergei serhii
    stephen steven steve
    stuart stewart stu
    susan sue suzanne
    theodore ted teddy theo
    thomas tom tommy
    timothy tim
    victoria vicky tori
    vincent vince vinny
    vladimir volodymyr
    walter walt wally
    william bill billy will willie
    yuri yurii
    zachary zach zack
"""

# Given names are compared by ear, since the surname is the same already.
_BY_EAR = tuple(
    (re.compile(found), put)
    for found, put in (
        (r"d(?:zh|sch|j)", "j"),
        (r"ph", "f"),
        (r"[yj]", "i"),
        (r"w", "v"),
        (r"ou|oo", "u"),
        (r"gu(?=[ei])", "g"),
        (r"c?kh|ck|c(?![ehiy])", "k"),
        (r"s?[cs]h|zh|[cs]z", "C"),
        (r"[zcs]+", "s"),
        (r"i+(?=e.)", ""),
        ("ei", "ai"),
        (r"h(?![aeiou])|(?<=t)h", ""),
        (r"(.)\1+", r"\1"),
        (r"(?<=.[^aeiou])er$", "r"),
        (r"(?<=[ae])h$", ""),
    )
)


@lru_cache(maxsize=1 << 14)
def sounds(word: str) -> frozenset[str]:
    """A word by ear, a ch read both ways: Michail and Mikhail, Bachar and Bashar."""
    return frozenset(_heard(way) for way in (key(word), key(word).replace("ch", "kh")))


def _heard(word: str) -> str:
    for found, put in _BY_EAR:
        word = found.sub(put, word)
    return word


def forms(word: str) -> frozenset[str]:
    """A given name by ear, and the families of names that it belongs to, which are in capitals."""
    return sounds(word).union(*(_families()[sound] for sound in sounds(word)))


@lru_cache(maxsize=1)
def _families() -> defaultdict[str, frozenset[str]]:
    families: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for line in _FORMS.strip().splitlines():
        names = line.split()
        for sound in frozenset().union(*map(sounds, names)):
            families[sound] |= {names[0].upper()}
    return families
