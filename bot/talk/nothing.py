"""What is told where a conversation asks for more, and there is no more."""

from bot.talk.whole import Whole
from bot.wording import with_article
from index.search import Question
from prompts import load


def nothing_more(asked: Question, whole: Whole, *, filtered: bool) -> str | None:
    """That nobody else said it, or nothing else was said; None where no more was asked for than an answer.

    Args:
        asked: the question.
        whole: what the conversation left out of the answer.
        filtered: whether only some sources could answer.
    """
    if not (whole.seen or whole.after or whole.not_by):
        return None
    none = "No source that passes the filters" if filtered else "No source"
    return load("decline").fill(gap=f"{none} {_gap(asked, whole)}.", nearest="")


def _gap(asked: Question, whole: Whole) -> str:
    on = f" on {asked.about}" if asked.about else ""
    if whole.not_by:
        return "has anybody else saying that" if asked.claim else f"has anybody else speaking{on}"
    if asked.text.lower().startswith("why"):
        return "tells why"
    if asked.speaker:
        return f"has {with_article(asked.speaker, asked.text)} saying more than that{on}"
    return "has more on this"
