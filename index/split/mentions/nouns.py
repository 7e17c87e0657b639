"""Words for what somebody is: spokesman, minister, widow."""

import re

# What somebody may be.
_HEADS = frozenset(
    """
    activist actor actress advocate academic administrator admiral adviser advisor aide ally ambassador analyst
    anchor artist assistant attorney author banker billionaire biographer boss boyfriend brother businessman
    businesswoman candidate captain ceo cfo chair chairman chairperson chairwoman challenger chancellor chief clerk
    co-author co-chair co-founder co-host coach columnist comedian commander commentator commissioner communicator
    congressman congresswoman conservative consultant contributor correspondent counsel counselor
    councilman councilwoman coordinator critic daughter dean delegate democrat deputy developer diplomat director
    doctor donor economist editor editor-in-chief employee engineer entrepreneur envoy executive expert farmer
    father fellow filmmaker founder front-runner frontrunner fundraiser general girlfriend governor head heir
    historian host husband independent industrialist inspector investigator investor journalist judge justice king
    lawmaker lawyer leader legislator libertarian lobbyist magnate manager mayor mediator member minister mogul
    moderator mother musician negotiator neighbor neurosurgeon nominee novelist nurse officer official ombudsman
    operative opponent organizer owner pastor philosopher physician pilot player poet politician pollster pope
    premier presenter president prime-minister prime prince principal producer professor prosecutor psychologist
    publisher queen rabbi rapper reporter representative republican researcher resident retiree reverend rival
    running-mate mate scholar scientist secretary senator sheriff singer sister socialist sociologist soldier son
    speaker specialist spokesman spokesperson spokeswoman staffer star strategist student superintendent supporter
    surgeon surrogate teacher treasurer trucker tycoon veteran vice-president vice-chair victim volunteer voter whip
    widow wife witness worker writer architect barrister bishop broker builder campaigner chef constable coroner
    councillor councilor curator firefighter forecaster headteacher landlord magistrate master midwife organiser
    paramedic priest registrar sailor sergeant shopkeeper skipper solicitor tenant trader trustee vicar
    aunt buyer cousin electrician grandfather granddaughter grandmother grandson grocer harbourmaster neighbour nephew
    niece plumber seller uncle
    """.split()
)
_SHORT = {
    "sen": "senator",
    "gov": "governor",
    "rep": "representative",
    "gen": "general",
    "prof": "professor",
    "adm": "admiral",
    "amb": "ambassador",
    "advisor": "adviser",
}
_SUFFIX = re.compile(r"[a-z]{3,}(?:man|woman|person|ologist|onomist|ographer)$")
_HEAD_END = re.compile(r"\s(?:of|for|in|at|from|to|on|with|who|and|under|during)\s|,")
_PEOPLE = frozenset("man woman person guy girl boy source user voter reader lady kid student".split())


def head(role: str) -> str:
    """The noun of a role, in small letters: "minister" of "defence minister of Ukraine"."""
    words = _HEAD_END.split(role)[0].split()
    last = words[-1].lower().rstrip(".") if words else ""
    return _SHORT.get(last, last)


def is_head(word: str) -> bool:
    """Whether a word says what somebody is."""
    lower = word.lower().rstrip(".")
    # Friedman is a name.
    return _SHORT.get(lower, lower) in _HEADS or bool(_SUFFIX.fullmatch(word))


def is_one(noun: str) -> bool:
    """Whether a noun is for one person, be it nobody whom a document names: "woman", "spokesman"."""
    return noun in _PEOPLE or is_head(noun)
