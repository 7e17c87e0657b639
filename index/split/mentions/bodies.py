"""Bodies that may speak, known by the words of their names: ministries, campaigns, newspapers, parties, countries."""

import re
from functools import lru_cache

from index.split.mentions.gender import by_given

# What a body's name ends in, with a capital: "Foreign Ministry", "New York Times", "Clinton Foundation".
_ENDS = frozenset(
    """
    academy administration agency airlines airport alliance america army assembly association authority bank board
    broadcasting brotherhood bureau cabinet campaign caucus center centre chamber chronicle church club coalition
    college commission committee community company conference congress corp corporation council court daily
    delegation democrats department directorate dispatch embassy enquirer enterprise examiner exchange express
    federation force forces forum foundation front fund gazette globe government group guard guardian headquarters
    herald holdings hospital house inc industries initiative inquirer institute institution international journal
    journalism league legislature llc lab labs ltd magazine mail media mirror ministry mission monitor movement
    museum network networks news newspaper nations nation observer office ombudsman organisation organization pac
    palace parliament partners partnership party pentagon platoon police poll post press project prosecutor register
    republic reserve review school secretariat senate show service services society state states staff standard star
    station studies sun survey system syndicate team technologies telegraph television times today treasury tribune
    tribunal trust tv union university watch weekly wire works ministries congregation hill administration's desk
    council's task taskforce
    """.split()
)
# The same in small letters, where a name stands before: "the Clinton campaign", "Russia's foreign ministry".
_NOUNS = frozenset(
    """
    administration agency army board bureau campaign coalition commission committee company congress council court
    delegation department embassy foundation government group legislature magazine ministry newspaper office
    organisation organization parliament party police poll survey team union university watchdog website
    """.split()
)
# Of these may be any.
_ANY = frozenset("agency company group magazine office organisation organization survey team union website".split())
# Bodies of one word. Cities and countries speak as governments do.
_SINGLE = frozenset(
    """
    kremlin pentagon congress senate parliament duma rada bundestag knesset downing nato un u.n eu e.u us u.s usa uk
    u.k fbi cia nsa dnc rnc gop isis hamas hezbollah taliban reuters bloomberg politico axios breitbart gallup
    twitter facebook google apple microsoft amazon tesla gazprom rosneft naftogaz tass interfax ukrinform novosti
    guardian economist telegraph independent wikileaks snopes slate salon vox buzzfeed gawker forbes fortune
    newsweek time ria bbc cnn msnbc moscow kyiv kiev washington beijing brussels london paris berlin tehran ankara
    jerusalem warsaw minsk afghanistan albania algeria argentina armenia australia austria azerbaijan bangladesh
    belarus belgium bolivia brazil britain bulgaria canada chile china colombia croatia cuba cyprus czechia denmark
    ecuador egypt england estonia ethiopia finland france germany ghana greece hungary iceland india indonesia iran
    iraq ireland israel italy japan kazakhstan kenya kosovo kuwait kyrgyzstan latvia lebanon libya lithuania
    luxembourg malaysia mali mexico moldova mongolia montenegro morocco myanmar nepal netherlands nicaragua nigeria
    norway oman pakistan palestine panama peru philippines poland portugal qatar romania russia rwanda scotland
    serbia singapore slovakia slovenia somalia spain sudan sweden switzerland syria taiwan tajikistan thailand
    tunisia turkey turkmenistan uganda ukraine uruguay uzbekistan venezuela vietnam wales yemen zimbabwe
    """.split()
)
# Places that a sentence is hardly ever about as if they spoke, and that are nobody's surname where they stand alone.
_PLACES = frozenset(
    """
    alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana iowa
    kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska
    nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont wisconsin wyoming virginia europe asia africa
    america manhattan brooklyn chicago philadelphia cleveland boston detroit miami orlando atlanta denver seattle
    """.split()
)
_SITES = frozenset(
    """
    airport arena avenue beach boulevard bridge center city coast county day district drive garden hall heights hill
    hotel island islands lake mall park plaza river road square stadium street tower towers town valley village war
    act amendment award bill constitution convention debate election game games law pact plan primary show summit
    caucus caucuses super bowl league cup world week monday tuesday wednesday thursday friday saturday sunday
    """.split()
)
# Surnames too, behind a given name.
_SOFT = frozenset("guardian sun star house post church mail board bank wire guard day hill hall park lake".split())
# First words of places and days, never of a person.
_FIRST = frozenset(
    """
    new north south east west northern southern eastern western central saint san santa los las el fort mount lake
    united super fox wall capitol supreme white black air national international federal european american democratic
    republican royal trans middle great hong puerto sri saudi cape costa
    """.split()
)
# Many people of one kind.
_GROUPS = frozenset(
    """
    republican democrat republicans democrats americans russians ukrainians europeans germans britons conservatives
    liberals progressives independents libertarians evangelicals christians muslims jews catholics latinos hispanics
    mexicans israelis palestinians iranians syrians iraqis chinese british french japanese millennials dems gop'ers
    """.split()
)
_MANY = re.compile(r"[a-z]{3,}(?:ians|icans|eans|ists)|[a-z]+-americans")
_ACRONYM = re.compile(r"(?!I{1,3}$|I?V$)(?:(?:[A-Z]\.){2,}|[A-Z][A-Z&-]*[A-Z](?:[/-][A-Z&]+)?)")


@lru_cache(maxsize=1 << 14)
def is_body(name: str) -> bool:
    """Whether a name without its article is a body's."""
    first, *more = name.split() or [""]
    if len(more) == 1 and more[0].lower() in _SOFT and by_given(first):
        return False
    return ends_body(name) or (bool(more) and first.lower() in _FIRST)


def ends_body(name: str) -> bool:
    """Whether the last word of a name is one that names of bodies have there."""
    words = name.split()
    if not words:
        return False
    last = words[-1].lower().rstrip(".,")
    return last in _ENDS or bool(_ACRONYM.fullmatch(words[-1])) or (len(words) == 1 and last in _SINGLE)


def is_whole(name: str) -> bool:
    """Whether a word is a body's name in full: "Kremlin"."""
    return name.lower() in _SINGLE


def is_place(name: str) -> bool:
    """Whether a name is a place's, or begins as only places and bodies do."""
    words = name.lower().split()
    if not words:
        return False
    return (
        words[0] in _FIRST
        or (words[-1] in _SITES and not by_given(words[0]))
        or (len(words) == 1 and words[0] in _PLACES)
    )


def is_group(name: str) -> bool:
    """Whether a name is that of many people, who are nobody: "House Republicans"."""
    last = name.lower().split(" ")[-1]
    return last in _GROUPS or bool(_MANY.fullmatch(last))


def is_telling(word: str) -> bool:
    """Whether such a word says what kind of body it is, so that the one body of the kind is meant by it."""
    return word in _NOUNS and word not in _ANY


def is_noun(word: str) -> bool:
    """Whether a word in small letters is what a body is called: "campaign"."""
    return word in _NOUNS
