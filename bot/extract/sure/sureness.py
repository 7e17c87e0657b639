"""How sure it is that the sources answer a question, and do not only have its words."""

from collections.abc import Sequence
from math import exp

from bot.extract.sure.signs import Signs, look
from index import Index, Passage
from index.search import Question

# Logistic weights, fitted by tests/eval/declines.py on half of the articles of SQuAD 2.0: questions that their
# paragraphs answer, against those that share their words and are not answered, and against another subject's. The bias
# is set so that 0.95 of the answerable ones of that half reach the threshold. See docs/decisions.md.
WEIGHTS = Signs(
    sentence=1.69,
    passage=3.90,
    name=1.63,
    words=1.64,
    missing=-1.15,
    absent=-1.08,
    names=-0.60,
    numbers=-1.16,
    negation=-3.48,
    opposite=-1.12,
    opposite_near=-1.36,
    extreme=-0.65,
    unfilled=-0.33,
)
BIAS = -2.61


def sureness(asked: Question, passages: Sequence[Passage], index: Index) -> float:
    """How sure it is, in 0..1, that the passages answer a question.

    What somebody said is told from statements, and of a question without a verb, as "Mbeki" or "ferry tolls", no
    passage can have another meaning: there the search's own score says enough.

    Args:
        asked: the question.
        passages: best first.
        index: that they were found in.
    """
    if not passages:
        return 0.0
    told = asked.kind == "who said" or asked.speaker or len(asked.words) == len(asked.text.split())
    signs = None if told else look(asked, passages[0], index)
    return passages[0].score if signs is None else confidence(signs)


def confidence(signs: Signs) -> float:
    """How sure the signs make, in 0..1 (logistic regression)."""
    return 1 / (1 + exp(-BIAS - sum(weight * sign for weight, sign in zip(WEIGHTS, signs, strict=True))))
