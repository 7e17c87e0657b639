"""Whether a text is in English, by its script and by the small words that hold its sentences together."""

import re
from collections import Counter

# Pieces of the start, the middle and the end: a menu or a quotation in one of them decides nothing.
_PIECE = 2000  # characters
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")
_LETTER = re.compile(r"[^\W\d_]")
# One small word may be of a name or a title, and so may a few in a long list of names.
_FEWEST, _SHARE = 2, 0.05

_ENGLISH = frozenset(
    """
    the and of to that for with is are were be been by from has have had his her their its it this these those which
    who whose would could should will can they them she you your our but not at or if than then there when where what
    while because about after before into over under up out also more most such no
    """.split()
)
# None of those that are English too ("men", "on", "do") or parts of names ("de", "van", "der", "la", "da", "bin").
_OTHERS = [
    frozenset(words.split())
    for words in (
        "und das ist nicht mit ein eine einen dem auf für sich auch nach bei wird werden haben sind aus zum sei weil",
        "les des et est une dans pour que qui sur pas avec sont aux ce cette il elle ont mais été plus leur car",
        "que los las y en un una por con para se su es como más pero sus este esta ha fue sobre entre también porque",
        "que em um uma para com não por mais os na se foi são como mas ao pela pelo à sua seu também está porque",
        "che è un una per con non sono il gli le nel della delle dei si ha anche come più alla al dal ma questo perché",
        "het een en dat op te voor niet zijn aan ook bij naar wordt maar heeft worden om uit werd nog tot omdat",
        "och att det som en är för på av inte har ett om var från vid kan ska efter också eller eftersom",
        "og det som en er på av ikke har til et om var fra ved kan skal etter efter også eller fordi",
        "i w na nie się z że jest jak po co przez od są był było oraz dla tym przed jego już które bo",
        "bir ve bu için ile olarak çok daha olan gibi ne kadar ancak sonra değil dedi göre ise en her olduğunu yüzden",
        "se na je v že s z si pro jsou jako po byl které jeho aby také podle jsem bude není až ve protože",
        "și în cu nu este un o că din pentru sau mai fi au fost sunt lui iar după prin dar acest această",
        "az és hogy nem egy meg ez volt csak már mint még el azt ha kell lesz ezt pedig szerint után mert",
        "ja ei se että hän oli mutta ovat ole joka kun myös niin kuin tai jos sen mukaan olisi hänen sekä",
        "yang dan ini itu untuk dengan dari tidak pada akan ke dalam adalah juga oleh telah bisa ada karena",
        "và của là các được có cho không một trong người những với đã này để khi cũng về",
        "je i u na se su za od ne koji kako što bi će ili ali nije sa iz kao po biti bio koje samo jer",
    )
]


def is_english(text: str) -> bool:
    """Whether a text is in English, as far as that can be told from three pieces of it. What has hardly a sentence, be
    it short, a table or a list of names, counts as English unless it is in another script.
    """
    sample = _sample(text)
    letters = len(_LETTER.findall(sample))
    if len(_LATIN.findall(sample)) * 2 < letters:
        return False
    words = Counter(_WORD.findall(sample))
    english, other = _count(words, _ENGLISH), max(_count(words, language) for language in _OTHERS)
    return other <= english or other < max(_FEWEST, _SHARE * words.total())


def _sample(text: str) -> str:
    if len(text) <= 3 * _PIECE:
        return text
    middle = (len(text) - _PIECE) // 2
    return "\n".join((text[:_PIECE], text[middle : middle + _PIECE], text[-_PIECE:]))


def _count(words: Counter[str], of: frozenset[str]) -> int:
    """How many of the words are these, in small letters: in capitals they may be of a name ("Los Angeles")."""
    return sum(words[word] for word in of)
