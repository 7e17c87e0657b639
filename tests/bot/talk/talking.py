"""A conversation as tests hold it: each answer with what it was made from."""

from bot import Bot, Turn
from bot.talk.exchange import Exchange
from index import Index
from index.search import understand


def held(index: Index, *questions: str) -> list[Turn]:
    """The turns of a conversation."""
    bot, history = Bot(index), list[Turn]()
    for question in questions:
        answer = bot.ask(question, history)
        history += [Turn("user", question), Turn("assistant", answer.text, answer)]
    return history


def exchanged(index: Index, *questions: str) -> list[Exchange]:
    """The same as exchanges, each question on its own."""
    return [Exchange(understand(question), Bot(index).ask(question)) for question in questions]


def asked(*questions: str) -> list[Exchange]:
    """Exchanges of which only the questions are known."""
    return [Exchange(understand(question)) for question in questions]
