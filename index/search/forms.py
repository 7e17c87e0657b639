"""Words whose forms no ending tells: "began" is of "begin", "women" of "woman"."""

_WORDS = """
become became, begin began begun, bite bit bitten, blow blew blown, break broke broken, bring brought, build built,
buy bought, catch caught, choose chose chosen, come came, deal dealt, dig dug, draw drew drawn, drink drank drunk,
drive drove driven, eat ate eaten, fall fell fallen, feed fed, feel felt, fight fought, find found, flee fled,
fly flew flown, forbid forbade forbidden, forget forgot forgotten, forgive forgave forgiven, freeze froze frozen,
get got gotten, give gave given, go went gone, grow grew grown, hang hung, hear heard, hide hid hidden, hold held,
keep kept, know knew known, lend lent, lose lost, make made, meet met, pay paid, ride rode ridden, ring rang
rung, rise rose risen, run ran, see saw seen, seek sought, sell sold, send sent, shake shook shaken, shoot shot,
shrink shrank shrunk, sing sang sung, sink sank sunk, sit sat, sleep slept, speak spoke spoken, spend spent, stand
stood, steal stole stolen, strike struck, swear swore sworn, sweep swept, swim swam swum, take took taken, teach taught,
tear tore torn, throw threw thrown, understand understood, wake woke woken, wear wore worn, win won, withdraw withdrew
withdrawn, write wrote written, man men, woman women, child children, die died death deaths
"""
_FORMS = {word: tuple(forms) for forms in (one.split() for one in _WORDS.split(",")) for word in forms}


def forms(word: str) -> tuple[str, ...]:
    """The other forms of a word in small letters, with itself; only itself where its endings tell them."""
    return _FORMS.get(word, (word,))
