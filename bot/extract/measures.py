"""Whether a sentence can hold a measure that is asked for: an age, a length, a distance."""

import re

_TIMES = r"(?:year|month|week|day|hour|minute|second|decade|night|season|term|generation)s?|centur(?:y|ies)"
_SPACE = r"miles?|kilomet(?:er|re)s?|km|met(?:er|re)s?|m|feet|foot|ft|inch(?:es)?|yards?|light-years?|leagues?|blocks?"
_AGE = (
    rf"\b(?:aged?|ages|old(?:er|est)?|young(?:er|est)?|born|birthday|built|founded|opened|since|teenagers?|{_TIMES})\b"
    r"|\d-year|, \d{1,3}[,.)]|\b\d0s\b|\b(?:under|over) \d\d\b|\b1\d{3}\b|\b20\d\d\b"
)
_LENGTH = (
    rf"\b(?:{_TIMES}|{_SPACE}|long|until|till|since|between|through|from|lasted|forever|permanently|indefinitely)\b"
    rf"|-(?:{_TIMES}|{_SPACE})\b"
)
_DISTANCE = rf"\b(?:{_SPACE}|{_TIMES}|far|to|until|into)\b|\d"
_ASKED = ((r"how old\b", _AGE), (r"how long\b", _LENGTH), (r"how far\b", _DISTANCE))
_MEASURES = tuple((re.compile(asked, re.IGNORECASE), re.compile(has, re.IGNORECASE)) for asked, has in _ASKED)


def measures(question: str, sentence: str) -> bool:
    """Whether a sentence has a word for what a question measures; one that measures nothing needs none."""
    return all(has.search(sentence) for asked, has in _MEASURES if asked.search(question))
