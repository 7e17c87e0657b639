"""What was said in a conversation, as a clause that follows "said": "that no date had been set"."""

import re
from collections.abc import Sequence

from bot.talk.exchange import Exchange
from index import Index, Statement

_THAT_CLAUSE = re.compile(r"(?:\w+ ){0,2}(?P<that>that) ")
# Of what was said, in characters, and statements of one source that are looked at.
_LONGEST, _OF_ONE = 300, 1000


def last_clause(past: Sequence[Exchange], index: Index) -> str | None:
    """What was said last, as `clause` gives it."""
    return next(filter(None, (clause(one, index) for one in reversed(past))), None)


def clause(exchange: Exchange, index: Index) -> str | None:
    """What was said, as a clause that follows "said"; None where it makes none, or none was shown."""
    claim = exchange.asked.claim
    if claim and re.search(rf"\b(?:that|sa(?:y|ys|id|ying)) {re.escape(claim)}", exchange.asked.text):
        return f"that {claim}"
    one = exchange.statement or _standing(exchange, index)
    if one is None or len(one.content) > _LONGEST:
        return None
    words = " ".join(one.content.split()).rstrip(".,;: ")
    if found := _THAT_CLAUSE.match(words):  # "Online that …", "on Friday that …"
        return words[found.start("that") :]
    if one.quoted == "direct":
        return words
    return f"that {words}" if one.cue in {"said", "says"} and one.quoted == "indirect" else None


def _standing(exchange: Exchange, index: Index) -> Statement | None:
    """The statement that stands where the answer is from."""
    for source, (start, end) in sorted(exchange.places):
        for one in index.statements(source=source, k=_OF_ONE):
            if start <= one.start and one.end <= end:
                return one
    return None
