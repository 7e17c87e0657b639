"""What asks nothing of the sources, a greeting, thanks, "what can you do", and the short reply to it."""

import re

from bot.talk.library import introduction, told_of
from index import Index

_ADDED = (
    r"(?: (?:there|all|everyone|everybody|again|bot|friend|you|so much|very much|a lot|for (?:that|this|your help)|then"
    r"|now))*"
)
_HELLO = (
    rf"(?:hi|hello|hey|hiya|howdy|greetings|good (?:morning|afternoon|evening|day)){_ADDED}"
    rf"(?:[,!.]* how are you(?: doing)?(?: today)?)?|how are you(?: doing)?(?: today)?"
    r"|how(?:[’']s| is) it going|what[’']s up"
)
_FINE = (
    r"ok(?:ay)?|great|good|perfect|nice|cool|alright|all right|got it|i see|understood|fine|yes|no|well done|sorry"
    r"|(?:that (?:is|was)|that[’']s) (?:great|good|helpful|nice|interesting|fine|perfect)"
)
_THANKS = rf"(?:(?:{_FINE}|that[’']s all|many)[,.!]* )?(?:thanks|thank you|thx|cheers){_ADDED}"
_BYE = rf"(?:bye|goodbye|bye bye|good night|see you|farewell|ciao)(?: (?:later|soon|tomorrow))?{_ADDED}"
_HELP = (
    r"help(?: me)?(?: please)?|(?:please )?help|who are you|what are you|what is this|what(?:[’']s| is) your name"
    r"|what (?:can|do) you do(?: for me)?|what can (?:i|you) (?:ask|answer|tell me|do here)(?: you)?(?: about)?"
    r"|what (?:should|could|may) i ask(?: you)?|how (?:does|do) (?:this|it|you) work"
    r"|how (?:can|do) i use (?:this|it|you)"
    r"|what (?:kind of )?questions can (?:i ask(?: you)?|you answer)|are you (?:a (?:ro)?bot|human|an ai|real|there)"
    r"|can you help(?: me)?|who made you|test|start"
)
_KINDS = {
    name: re.compile(rf"\W*(?:(?:so|and|but|ok|okay|well|please|hi|hello|hey),? )?(?:{pattern})\W*", re.IGNORECASE)
    for name, pattern in (("hello", _HELLO), ("thanks", _THANKS), ("fine", _FINE), ("bye", _BYE), ("help", _HELP))
}
_OPENED = {"hello": "Hello.", "thanks": "You are welcome.", "fine": "All right.", "bye": "Goodbye.", "help": ""}


def small_talk(text: str) -> str | None:
    """What sort of small talk it is: "hello", "thanks", "fine", "bye" or "help"; None for any question."""
    line = " ".join(text.split())
    return next((name for name, pattern in _KINDS.items() if pattern.fullmatch(line)), None)


def reply(sort: str, index: Index) -> str:
    """The short reply to it, with what is in the library; to a greeting and a call for help also what can be asked.

    Raises:
        StoreError: the store is missing or broken.
    """
    told = introduction(index) if sort in {"hello", "help"} else told_of("number", index)
    return f"{_OPENED[sort]} {told}".strip()
