"""Verbs of speech, and how surely somebody speaks in a text: a first sign that a sentence reports what was said."""

import re

from index.split.names import NAME, fold, key, pattern
from index.split.sentences import sentences

# Verbs whose subject says what follows or went before.
_SAY = """
    say says said saying add adds added adding state states stated stating announce announces announced announcing
    declare declares declared declaring insist insists insisted insisting claim claims claimed claiming warn warns
    warned warning argue argues argued arguing note notes noted noting explain explains explained explaining reiterate
    reiterates reiterated stress stresses stressed stressing emphasize emphasizes emphasized emphasise emphasises
    emphasised deny denies denied confirm confirms confirmed confirming acknowledge acknowledges acknowledged suggest
    suggests suggested write writes wrote writing post posted tweet tweets tweeted respond responds responded reply
    replies replied comment comments commented remark remarked predict predicts predicted report reported assert asserts
    asserted maintain maintains maintained concede concedes conceded admit admits admitted testify testifies testified
    recall recalls recalled joke jokes joked quip quips quipped observe observes observed believe believes believed
    think thinks thought conclude concludes concluded complain complains complained contend contends contended promise
    promises promised vow vows vowed pledge pledges pledged boast boasts boasted recount recounts recounted estimate
    estimates estimated reveal reveals revealed allege alleges alleged lament laments lamented agree agrees agreed
    mention mentions mentioned propose proposes proposed expect expects expected hope hopes hoped repeat repeats
    repeated underline underlines underlined caution cautions cautioned counter counters countered retort retorts
    retorted object objects objected protest protests protested threaten threatens threatened signal signals signaled
    signalled
    disclose discloses disclosed speculate speculates speculated voiced
""".split()
# The same, but a name behind them is who is spoken to or of.
_SAY_TO = """
    tell tells told telling ask asks asked asking urge urges urged urging describe describes described describing call
    calls called calling refer refers referred reject rejects rejected accuse accuses accused criticize criticizes
    criticized criticise criticises criticised condemn condemns condemned express expresses expressed demand demands
    demanded oppose opposes opposed label labels labeled labelled dismiss dismisses dismissed decry decries decried
    quote quotes quoted praise praises praised cite cites cited mock mocked defend defends defended blast blasted slam
    slammed denounce denounces denounced endorse endorses endorsed speak speaks spoke talk talks talked discuss
    discusses discussed blame blames blamed compare compares compared declined
""".split()
# Of these all that say and all that tell: their subject certainly speaks.
_SURELY = frozenset((*_SAY, *"tell tells told telling talk talks talked".split()))
_NOT = frozenset("not n't declined refused never".split())
_SAID, _ANY = "|".join(_SAY), "|".join((*_SAY, *_SAY_TO))
# What may stand between a name and its verb: who it is, and how or when it speaks.
_APPOSITION = r"(?: ?\([^)]*\))?(?:,[^“”\"]{1,150},|,? who)?"
_HOW = r"(?:(?:has|had|have|also|later|then|recently|repeatedly|once|now|often|further|did|does|not|would|will|\w+ly) )"
_OTHER = r"(?: and [A-Z][\w.]+(?: [A-Z][\w.]+)?)?"
_BEHIND = re.compile(rf"(?:'s)?{_OTHER}{_APPOSITION} (?P<how>{_HOW}{{0,3}})(?P<verb>{_ANY})\b")
_FAR_BEHIND = re.compile(rf"[^“”\"]{{0,70}}? (?:{_ANY})\b")
_WHOSE = re.compile(
    r"'s? (?:\w+ ){0,2}(?:statement|comment|remark|word|claim|assertion|speech|argument|tweet|letter|response|answer"
    r"|view|position|message|testimony)"
)
# The last words before a name: its given name and what he is, cut off from the verb by nothing else.
_TITLE = r"(?:(?!and |but |that |of |in |on |to |by |for |with |from |about |against )[\w.'-]+,? ){0,7}"
_BEFORE = re.compile(rf"(?P<open>^|[,”\"'?!] *)?\b(?:{_SAID}) {_TITLE}$")
_ACCORDING = re.compile(r"\baccording to (?:[\w.'-]+,? ){0,7}$", re.IGNORECASE)
_FROM = re.compile(
    r"\b(?:statement|comments?|remarks|email|tweet|letter|interview|quote|quoting|quotes|words) (?:from|by|of|with) "
    r"(?:[\w.'-]+ ){0,5}$"
)
_OPENS_CONTENT = re.compile(r"\b(?:that|whether|if|how|why|because)\b[^,]{0,40}$")
_POSSESSIVE = re.compile(r"'[sS]?$")
# "Sunshine Summit" is nobody's surname.
_GOES_ON = re.compile(r" (?!(?:I|In|The|On|At|And|But|Jr|Sr)\b)[A-Z][a-z]+")
_PRONOUN = re.compile(rf"\b(?:[Hh]e|[Ss]he) {_HOW}{{0,2}}(?:{_SAID})\b|\b(?:said|says|added|wrote) (?:he|she)\b")
_TWO_NAMES = re.compile(r"[a-z,] [A-Z][a-z]+ [A-Z][a-z]+")
_QUOTE = re.compile(r"[“”\"]")

# How sure each sign makes that the name speaks.
_SURE, _LIKELY, _PERHAPS, _HARDLY = 0.9, 0.55, 0.35, 0.3
_QUOTED = 0.08
# How much of a sentence's sureness counts: two sentences of one speaker are more than one.
_COUNTS = 0.8


def speaking(name: str, text: str) -> float:
    """How surely a word of a name stands as the speaker of a verb of speech, or near one, in a sentence of a text, in
    0..1.

    In "he added that Putin must get nothing" it does not: what stands behind "that" is what was said.
    """
    return max((_speaking(name, sentence) for sentence in _sentences(text)), default=0.0)


def speech(text: str) -> dict[str, float]:
    """How surely, and how much, the bearers of names speak in a text, by the keys of the words in capitals, in 0..1; of
    those who do not there is none.
    """
    silent: dict[str, float] = {}
    named: set[str] = set()
    for sentence in _sentences(text):
        sure = _all_speaking(sentence)
        if _PRONOUN.search(sentence):
            sure = dict.fromkeys(named - sure.keys(), _PERHAPS) | sure
        # "He" goes on meaning those who were named until somebody else is.
        named = sure.keys() | (set() if _TWO_NAMES.search(sentence) else named)
        for name, how in sure.items():
            silent[name] = silent.get(name, 1.0) * (1 - _COUNTS * how)
    return {name: 1 - still for name, still in silent.items() if still < 1}


def _sentences(text: str) -> list[str]:
    folded = fold(text).replace("''", '"')
    return [folded[start:end] for start, end in sentences(folded)]


def _speaking(name: str, sentence: str) -> float:
    """How sure it is that a sentence reports what the bearer of a name said, in 0..1."""
    return max((_sure(found, sentence) for found in pattern(name).finditer(sentence)), default=0.0)


def _all_speaking(sentence: str) -> dict[str, float]:
    """The same for all words in capitals, by their keys."""
    sure: dict[str, float] = {}
    for found in NAME.finditer(sentence):
        if name := key(found[0]):
            sure[name] = max(sure.get(name, 0.0), _sure(found, sentence))
    return sure


def _sure(found: re.Match[str], sentence: str) -> float:
    """How sure it is that the bearer of a name speaks, by one place where it stands."""
    sure = sign(sentence[: found.start()], sentence[_end(found) :])
    return min(sure + _QUOTED, 1.0) if sure and _QUOTE.search(sentence) else sure


def _end(found: re.Match[str]) -> int:
    """Where a name ends: what makes it possessive is a sign, and stands behind it."""
    return found.start() + len(_POSSESSIVE.sub("", found[0]))


def sign(before: str, behind: str) -> float:
    """How sure the words before and behind a name, in its sentence of folded text, make that it speaks, in 0..1."""
    if _GOES_ON.match(behind):
        return 0.0
    according = _ACCORDING.search(before)
    # "According to Umerov, Putin left" is not according to Putin.
    if (according and ("," not in according[0] or behind.startswith(","))) or re.match(r":\s", behind):
        return _SURE
    if verb := _BEHIND.match(behind):
        return _of_verb(verb, before)
    if verb := _BEFORE.search(before):
        return _SURE if verb["open"] is not None else _LIKELY
    if _FROM.search(before):
        return _LIKELY
    # "His remarks indicate" tells of them and does not give them.
    near = _WHOSE.match(behind) or (_FAR_BEHIND.match(behind) and not _OPENS_CONTENT.search(before))
    return _PERHAPS if near else 0.0


def _of_verb(verb: re.Match[str], before: str) -> float:
    """How sure a verb behind a name makes."""
    if not _NOT.isdisjoint((*verb["how"].split(), verb["verb"])):
        return _HARDLY
    sure = _SURE if verb["verb"] in _SURELY else _LIKELY
    # "X said that Y claims": Y speaks, but so X says.
    return _LIKELY * sure if _OPENS_CONTENT.search(before) else sure
