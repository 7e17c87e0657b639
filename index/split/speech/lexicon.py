"""Words by what they do in a sentence, as far as finding a speaker needs it."""

import re

_PAST = {
    "label": "labeled labelled",
    "say": "said",
    "signal": "signaled signalled",
    "swear": "swore",
    "tell": "told",
    "think": "thought",
    "write": "wrote written",
}
# Verbs whose last letter is doubled: quipped, quipping.
_DOUBLED = frozenset("admit dub fret label quip refer signal slam".split())


def _forms(verb: str) -> list[str]:
    """The forms of a verb: say, says, saying, said."""
    stem = verb + verb[-1] if verb in _DOUBLED else verb.removesuffix("e")
    past = _PAST.get(verb, f"{stem}ed").split()
    if re.search("[^aeiou]y$", verb):
        return [verb, f"{verb[:-1]}ies", f"{verb}ing", f"{verb[:-1]}ied"]
    present = f"{verb}ing" if verb.endswith("ee") else f"{stem}ing"
    return [verb, verb + ("es" if verb.endswith(("s", "sh", "ch")) else "s"), present, *past]


def _verbs(text: str) -> frozenset[str]:
    """All forms of these verbs."""
    return frozenset(form for verb in text.split() for form in _forms(verb))


# Verbs of saying: what follows, after "that" or without, or went before, is what was said.
SAY = _verbs(
    """
    acknowledge add admit agree allege announce argue assert believe boast caution chime claim clarify comment
    communicate complain concede conclude confirm conjecture contend continue counter declaim declare demand deny
    disclose elaborate emphasise emphasize estimate exclaim expect explain fear fret guess gush hint imply
    indicate insist interject intone joke lament maintain mention muse note observe offer opine pledge post
    predict promise propose protest quip rant recall recommend recount reiterate relate remark repeat reply report
    respond retort reveal say shout signal speculate state stress suggest surmise swear testify think threaten
    tweet underline underscore vow warn whisper wonder worry write yell
    """
)
# The same, but someone who is told stands between: "told reporters that".
TELL = _verbs("ask assure inform remind tell urge")
# Verbs whose object is what is said of: "called the charges unfounded", "accused them of".
OF = _verbs(
    """
    accuse advocate blame blast call characterize chide cite condemn criticise criticize decry defend denounce
    deride describe dismiss dub express hail label lambaste mock oppose point portray praise question refer reject
    ridicule scold slam tout
    """
)
CUES = SAY | TELL | OF
# Verbs that one says what one will do with: "vowed to".
TO_DO = _verbs(
    """
    agree ask claim demand expect offer pledge promise propose swear tell threaten urge vow warn
    """
)
# Verbs that report only where a clause or a quotation follows: "he reported a loss" is none of his words.
NEEDS_CLAUSE = _verbs(
    """
    add admit allege ask believe clarify communicate conclude confirm contend continue counter declare demand deny
    disclose estimate expect fear guess hint imply maintain mention observe offer pledge post propose protest rant
    recall recommend recount relate repeat reply report respond reveal shout signal speculate state tell think
    threaten tweet underline underscore wonder worry write yell
    """
)
# Of these, verbs with forms that are adjectives too: the clause must open at once, as "pledged delegates" opens none.
OPENS_AT_ONCE = _verbs("agree allege continue estimate expect maintain offer pledge propose relate state threaten")
# What facts do as well: "the strikes suggest a strategy" is nobody's word.
OF_FACTS = _verbs("emphasize express imply indicate signal suggest threaten underline underscore")
# Verbs that begin a statement of their own where "and" joins them to another one.
FIRMLY = _verbs(
    """
    accuse acknowledge add announce argue ask blast call claim complain condemn confirm criticize declare demand
    denounce deny describe dismiss explain insist mock note pledge praise predict promise question reiterate
    reject say slam state stress suggest tell tweet urge vow warn write
    """
)
# Forms that are nouns as well: a verb only behind a subject.
NOUNS = frozenset(
    """
    think claim claims report reports note notes comment comments remark remarks tweet tweets post posts state states
    promise promises vow vows pledge pledges estimate estimates protest protests counter signal signals demand
    demands worry worries fear fears offer offers question questions call calls point points praise blame label boast
    boasts joke jokes warning writing saying stress thought reply replies guess related blast swear hint hints contend
    counters expected continuing continued complaining recall caution mock threatening maintain
    """.split()
)
AUXILIARIES = frozenset(
    """
    is are was were be been being am has have had having do does did will would can could may might must shall
    should 's 've 'd 'll 're
    """.split()
)
BE = frozenset("is are was were be been being am 's 're".split())
NEGATIONS = frozenset(
    "not never n't cannot no neither nor don't doesn't didn't hasn't haven't hadn't won't wouldn't".split()
)
ADVERBS = frozenset(
    """
    also later then recently repeatedly now often further still again just even only previously earlier
    always first famously already ever soon thus thereby instead likewise meanwhile otherwise simply once twice
    not never long since too both all himself herself themselves itself flatly afterward afterwards
    """.split()
)
PREPOSITIONS = frozenset(
    """
    in on at of for to from by with about against during after before under over through via between among as into
    amid per without within since until near outside inside around behind like than despite upon toward towards
    across along beyond including regarding following alongside
    """.split()
)
SUBORDINATORS = frozenset(
    """
    that whether if because while when where which who whom whose although though as since unless until so than
    why how what whereas after before once
    """.split()
)
CONJUNCTIONS = frozenset("and but or nor yet".split())
DETERMINERS = frozenset(
    """
    a an the this that these those his her their its my our your one some several many most few no any each every
    both all another other two three four five six seven eight nine ten dozens hundreds
    """.split()
)
_PRONOUNS = "he she they we i it you".split()
NOMINATIVE = frozenset(pronoun + end for pronoun in _PRONOUNS for end in ("", "'s", "'ll", "'d", "'ve", "'re", "'m"))
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTH_NAMES = tuple("january february march april may june july august september october november december".split())
MONTHS = frozenset((*MONTH_NAMES, *"jan feb mar apr jun jul aug sep sept oct nov dec".split()))
_WHEN = """
    today yesterday tonight tomorrow last this earlier later late early recently afternoon morning night evening week
"""
TIMES = WEEKDAYS | MONTHS | frozenset(_WHEN.split())
# "Kyiv's call for …": what follows the noun is what was said.
SAYINGS = frozenset(
    """
    claim claims assertion assertions statement call calls insistence promise promises pledge vow warning warnings
    demand demands suggestion contention accusation accusations plea proposal admission acknowledgment
    """.split()
)
POSSESSIVE = frozenset("his her their its".split())
# Past tenses that do not end in -ed, of verbs that a sentence about people often has.
PAST = frozenset(
    """
    met came took made went got gave held won led spoke set put ran began became left kept saw knew sent drew hit
    let shot shook stood sat fell felt found lost paid sold bought brought built broke chose cut fought flew grew
    heard hung rose sought shut slept spent swept taught threw understood woke wore
    """.split()
)
# What opens a clause that somebody says or asks.
OPENS_CLAUSE = frozenset("that whether if how why what who when where".split()) | NOMINATIVE
# Heads of phrases that mean somebody who can speak.
PEOPLE = frozenset(
    """
    official spokesman spokeswoman spokesperson minister president source analyst expert critic supporter lawmaker
    senator aide adviser advisor voter observer researcher report study poll survey candidate leader ambassador
    envoy government leadership actor ministry council campaign party committee country nation
    authority ally governor prosecutor lawyer attorney judge economist historian professor chairman
    director officer commander
    """.split()
)
