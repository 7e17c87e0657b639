"""Bodies that may speak, known by the words of their names: ministries, campaigns, newspapers, parties, countries."""

import re

# What a body's name ends in, with a capital: "Foreign Ministry", "New York Times", "Clinton Foundation".
_ENDS = frozenset(
    """
    academy administration agency airlines airport alliance america army assembly association authority bank board
    broadcasting brotherhood bureau cabinet campaign caucus center centre chamber chronicle church club coalition college
    commission committee community company conference congress corp corporation council court daily delegation democrats
    department directorate dispatch embassy enquirer enterprise examiner exchange express federation force forces forum
    foundation front fund gazette globe government group guard guardian headquarters herald holdings hospital house inc
    industries initiative inquirer institute institution international journal journalism league legislature llc lab labs
    ltd magazine mail media mirror ministry mission monitor movement museum network networks news newspaper nations nation
    observer office ombudsman organisation organization pac palace parliament partners partnership party pentagon
    platoon police poll post press project prosecutor register republic reserve review school secretariat senate
    service services society state states staff standard star station studies sun survey system syndicate team technologies
    telegraph television times today treasury tribune tribunal trust tv union university watch weekly wire works
    ministries congregation hill administration's desk council's task taskforce
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
# Bodies of one word. Cities and countries speak as governments do.
_SINGLE = frozenset(
    """
    kremlin pentagon congress senate parliament duma rada bundestag knesset downing nato un u.n eu e.u us u.s usa uk u.k fbi
    cia nsa dnc rnc gop isis hamas hezbollah taliban reuters bloomberg politico axios breitbart gallup twitter facebook
    google apple microsoft amazon tesla gazprom rosneft naftogaz tass interfax ukrinform novosti guardian economist
    telegraph independent wikileaks snopes slate salon vox buzzfeed gawker forbes fortune newsweek time ria bbc cnn msnbc
    moscow kyiv kiev washington beijing brussels london paris berlin tehran ankara jerusalem warsaw minsk
    afghanistan albania algeria argentina armenia australia austria azerbaijan bangladesh belarus belgium bolivia brazil
    britain bulgaria canada chile china colombia croatia cuba cyprus czechia denmark ecuador egypt england estonia
    ethiopia finland france germany ghana greece hungary iceland india indonesia iran iraq ireland israel italy japan
    kazakhstan kenya kosovo kuwait kyrgyzstan latvia lebanon libya lithuania luxembourg malaysia mali mexico moldova
    mongolia montenegro morocco myanmar nepal netherlands nicaragua nigeria norway oman pakistan palestine panama peru
    philippines poland portugal qatar romania russia rwanda scotland serbia singapore slovakia slovenia somalia spain
    sudan sweden switzerland syria taiwan tajikistan thailand tunisia turkey turkmenistan uganda ukraine uruguay
    uzbekistan venezuela vietnam wales yemen zimbabwe
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
    republicans democrats americans russians ukrainians europeans germans britons conservatives liberals progressives
    independents libertarians evangelicals christians muslims jews catholics latinos hispanics mexicans israelis
    palestinians iranians syrians iraqis chinese british french japanese millennials dems gop'ers
    """.split()
)
_ACRONYM = re.compile(r"(?:[A-Z]\.){2,}|[A-Z][A-Z&-]*[A-Z](?:[/-][A-Z&]+)?")


def is_body(name: str) -> bool:
    """Whether a name without its article is a body's."""
    words = name.split()
    if not words:
        return False
    last = words[-1].lower().rstrip(".,")
    if len(words) == 1:
        return last in _SINGLE or last in _ENDS or bool(_ACRONYM.fullmatch(words[0]))
    return last in _ENDS or words[0].lower() in _FIRST or bool(_ACRONYM.fullmatch(words[-1]))


def is_place(name: str) -> bool:
    """Whether a name is a place's, or begins as only places and bodies do."""
    words = name.lower().split()
    return bool(words) and (words[0] in _FIRST or (len(words) == 1 and words[0] in _PLACES))


def is_group(name: str) -> bool:
    """Whether a name is that of many people, who are nobody: "House Republicans"."""
    return name.lower().split()[-1:] != [] and name.lower().split()[-1] in _GROUPS


def is_noun(word: str) -> bool:
    """Whether a word in small letters is what a body is called: "campaign"."""
    return word in _NOUNS
