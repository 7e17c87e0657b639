"""Words by what they do in a sentence, as far as finding a speaker needs it."""

# Verbs of saying: what follows, after "that" or without, or went before, is what was said.
_SAY = """
    say/says/said/saying add/adds/added/adding state/states/stated/stating announce/announces/announced/announcing
    declare/declares/declared/declaring insist/insists/insisted/insisting claim/claims/claimed/claiming
    warn/warns/warned/warning argue/argues/argued/arguing note/notes/noted/noting explain/explains/explained/explaining
    reiterate/reiterates/reiterated/reiterating stress/stresses/stressed/stressing
    emphasize/emphasizes/emphasized/emphasizing emphasise/emphasises/emphasised/emphasising deny/denies/denied/denying
    confirm/confirms/confirmed/confirming acknowledge/acknowledges/acknowledged/acknowledging
    suggest/suggests/suggested/suggesting write/writes/wrote/writing/written tweet/tweets/tweeted/tweeting
    respond/responds/responded/responding reply/replies/replied/replying comment/comments/commented/commenting
    remark/remarks/remarked/remarking predict/predicts/predicted/predicting report/reports/reported/reporting
    assert/asserts/asserted/asserting maintain/maintains/maintained/maintaining contend/contends/contended/contending
    concede/concedes/conceded/conceding admit/admits/admitted/admitting testify/testifies/testified/testifying
    recall/recalls/recalled/recalling joke/jokes/joked/joking quip/quips/quipped/quipping
    observe/observes/observed/observing conclude/concludes/concluded/concluding
    complain/complains/complained/complaining promise/promises/promised/promising vow/vows/vowed/vowing
    pledge/pledges/pledged/pledging boast/boasts/boasted/boasting recount/recounts/recounted/recounting
    estimate/estimates/estimated/estimating reveal/reveals/revealed/revealing allege/alleges/alleged/alleging
    lament/laments/lamented/lamenting mention/mentions/mentioned/mentioning propose/proposes/proposed/proposing
    repeat/repeats/repeated/repeating underline/underlines/underlined/underlining
    underscore/underscores/underscored/underscoring caution/cautions/cautioned/cautioning
    counter/counters/countered/countering retort/retorts/retorted protest/protests/protested/protesting
    threaten/threatens/threatened/threatening signal/signals/signaled/signalled/signaling
    disclose/discloses/disclosed/disclosing speculate/speculates/speculated/speculating
    continue/continues/continued/continuing agree/agrees/agreed/agreeing believe/believes/believed/believing
    think/thinks/thought hope/hopes/hoped/hoping opine/opines/opined muse/mused/muses swear/swore/swears
    declaim/declaimed exclaim/exclaimed/exclaims demand/demands/demanded/demanding elaborate/elaborated/elaborates
    conjecture/conjectured fret/fretted/frets gush/gushed rant/ranted/rants shout/shouted/shouts yell/yelled/yells
    whisper/whispered intone/intoned offer/offered/offers interject/interjected chime/chimed clarify/clarified/clarifies
    relate/related recommend/recommends/recommended/recommending imply/implies/implied/implying hint/hints/hinted/hinting
    indicate/indicates/indicated/indicating worry/worries/worried fear/fears/feared expect/expects/expected
    surmise/surmised wonder/wonders/wondered/wondering post/posted/posts guess/guessed
""".split()
# The same, but someone who is told stands between: "told reporters that".
_TELL = """
    tell/tells/told/telling assure/assures/assured/assuring inform/informs/informed/informing
    remind/reminds/reminded/reminding ask/asks/asked/asking urge/urges/urged/urging
""".split()
# Verbs whose object is what is said of: "called the charges unfounded", "accused them of".
_OF = """
    call/calls/called/calling describe/describes/described/describing accuse/accuses/accused/accusing
    criticize/criticizes/criticized/criticizing criticise/criticises/criticised/criticising
    condemn/condemns/condemned/condemning denounce/denounces/denounced/denouncing blame/blames/blamed/blaming
    praise/praises/praised/praising dismiss/dismisses/dismissed/dismissing reject/rejects/rejected/rejecting
    label/labels/labeled/labelled/labeling dub/dubs/dubbed slam/slams/slammed/slamming blast/blasts/blasted/blasting
    decry/decries/decried/decrying mock/mocks/mocked/mocking question/questions/questioned/questioning
    cite/cites/cited/citing refer/refers/referred/referring 
    defend/defends/defended/defending point/points/pointed/pointing deride/derides/derided/deriding
    hail/hails/hailed/hailing tout/touts/touted/touting ridicule/ridiculed/ridicules/ridiculing
    characterize/characterizes/characterized/characterizing portray/portrays/portrayed/portraying
    lambaste/lambasted/lambastes chide/chided/chides scold/scolded 
    
    
""".split()

# Verbs that one says what one will do with: "vowed to".
_TO = """
    promise/promises/promised/promising vow/vows/vowed/vowing pledge/pledges/pledged/pledging agree/agrees/agreed
    ask/asks/asked/asking tell/tells/told/telling urge/urges/urged/urging claim/claims/claimed/claiming offer/offered
    threaten/threatened/threatens hope/hopes/hoped/hoping demand/demanded swear/swore expect/expects propose/proposed
    warn/warned respond/responded
""".split()


def _forms(groups: list[str]) -> frozenset[str]:
    return frozenset(form for group in groups for form in group.split("/"))


SAY, TELL, OF, TO_DO = _forms(_SAY), _forms(_TELL), _forms(_OF), _forms(_TO)
CUES = SAY | TELL | OF
# Forms that are nouns as well: a verb only behind a subject.
NOUNS = frozenset(
    """
    claim claims report reports note notes comment comments remark remarks tweet tweets post posts state states promise
    promises vow vows pledge pledges estimate estimates protest protests counter signal signals demand demands worry
    worries fear fears hope hopes offer offers question questions attack attacks call calls point points praise blame
    label boast boasts joke jokes warning writing saying stress thought reply replies guess opposed related address
    blast credit credits thanks welcome swear hint hints contend counters related expected continuing continued
    complaining recall caution mock threatening maintain
    """.split()
)
AUXILIARIES = frozenset(
    """
    is are was were be been being am has have had having do does did will would can could may might must shall should
    's 've 'd 'll 're
    """.split()
)
BE = frozenset("is are was were be been being am 's 're".split())
NEGATIONS = frozenset("not never n't cannot no neither nor don't doesn't didn't hasn't haven't hadn't won't wouldn't".split())
ADVERBS = frozenset(
    """
    also later then recently repeatedly once now often further still again just even only previously earlier always
    first famously already ever soon thus thereby instead likewise meanwhile otherwise simply once twice not never
    long since too both all himself herself themselves itself flatly further afterward afterwards
    """.split()
)
PREPOSITIONS = frozenset(
    """
    in on at of for to from by with about against during after before under over through via between among as into amid
    per without within since until near outside inside around behind like than despite upon toward towards across along
    beyond including regarding following alongside
    """.split()
)
SUBORDINATORS = frozenset(
    """
    that whether if because while when where which who whom whose although though as since unless until so than why how
    what whereas after before once
    """.split()
)
CONJUNCTIONS = frozenset("and but or nor yet".split())
DETERMINERS = frozenset(
    """
    a an the this that these those his her their its my our your one some several many most few no any each every both
    all another other two three four five six seven eight nine ten dozens hundreds
    """.split()
)
_PRONOUNS = "he she they we i it you".split()
NOMINATIVE = frozenset(pronoun + end for pronoun in _PRONOUNS for end in ("", "'s", "'ll", "'d", "'ve", "'re", "'m"))
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = frozenset(
    """
    january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec
    """.split()
)
TIMES = WEEKDAYS | MONTHS | frozenset(
    "today yesterday tonight tomorrow last this earlier later late early recently afternoon morning night evening week".split()
)
# Past tenses that do not end in -ed, of verbs that a sentence about people often has.
PAST = frozenset(
    """
    met came took made went got gave held won led spoke set put ran began became left kept saw knew sent drew hit let
    shot shook stood sat fell felt found lost paid sold bought brought built broke chose cut fought flew grew heard hung
    rose sought shut slept spent swept taught threw understood woke wore
    """.split()
)
# Verbs that begin a statement of their own where "and" joins them to another one.
FIRMLY = frozenset(
    """
    said says added adds told tells wrote writes called calls argued argues warned warns noted notes insisted insists
    claimed claims declared declares announced announces urged urges vowed vows accused accuses described describes
    criticized criticizes suggested suggests stated states tweeted tweets denied denies acknowledged acknowledges
    predicted predicts questioned complained complains asked asks condemned denounced praised pledged promised
    stressed reiterated explained confirmed demanded blasted slammed mocked rejected dismissed
    """.split()
)
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())

# Verbs that report only where a clause or a quotation follows: "he reported a loss" is none of his words.
NEEDS_CLAUSE = frozenset(
    """
    report reports reported reporting continue continues continued offer offers offered state states maintain maintains
    maintained maintaining threaten threatens threatened threatening post posted posts posting propose proposed proposes
    believe believes believed believing think thinks thought hope hopes hoped hoping fear fears feared worry worries
    worried expect expects expected estimate estimates estimated estimating allege alleges alleged alleging repeat
    repeats repeated repeating recount recounts recounted recounting observe observes observed observing signal signals
    signaled signalled signaling underscore underscores underscored underscoring underline underlines underlined
    underlining demand demands demanded demanding imply implies implied implying hint hints hinted guess wonder wondered
    recommend recommends recommended recommending agree agrees agreed agreeing write writes wrote writing written add
    adds added conclude concludes concluded concluding pledge pledges pledged pledging reveal reveals revealed relate
    related declare declared declares ask asks asked asking counter countered counters recall contend contends mention
    clarify clarified address addressed tell tells told telling speculate protest protested shout yell rant admit admits
    admitted deny denies denied disclose disclosed confirm confirmed confirms tweet tweeted tweets
    tweeting respond responds responded reply replied
    """.split()
)
# Of these, forms that are adjectives as well: the clause must open at once, as "pledged delegates" opens none.
OPENS_AT_ONCE = frozenset(
    """
    pledged proposed continued continues continue offered offers believed estimated alleged expected added thought state
    states related threatened
    """.split()
)
# What opens a clause that somebody says or asks.
OPENS_CLAUSE = frozenset("that whether if how why what who when where".split()) | NOMINATIVE
