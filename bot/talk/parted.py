"""Two questions in one message: they are answered one at a time."""

import re

_ASKS = r"(?:what|who|when|where|why|how|which)"
_VERB = (
    r"(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|may|might|said|says|many|much|long|old"
    r"|far)"
)
_JOINT = re.compile(rf"(?:\?+ (?:and (?:also )?)?|,? and (?:also )?)(?={_ASKS} {_VERB}\b)", re.IGNORECASE)
# "When and where was it" is one question.
_WHOLE = re.compile(rf"(?:(?:and|but|so) )?{_ASKS} \S+ .+", re.IGNORECASE)


def parted(question: str) -> tuple[str, str]:
    """The first of the questions in a message, and what is left; all of it and nothing where it is one.

    Args:
        question: in one line or several.
    """
    words = " ".join(question.split())
    joint = _JOINT.search(words)
    first = words[: joint.start()] if joint else ""
    if joint is None or not _WHOLE.fullmatch(first) or any(first.count(mark) % 2 for mark in '"“'):
        return question, ""
    return first, words[joint.end() :]
