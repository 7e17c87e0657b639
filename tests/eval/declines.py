"""Whether the sources answer a question or only have its words: the weights of `sure/sureness.py`, and its curve.

    python tests/eval/declines.py DATA NEWS_STORE SQUAD_STORE          how well answerable and other questions part
    python tests/eval/declines.py DATA NEWS_STORE SQUAD_STORE --fit    the weights anew

DATA holds squad2_dev.json and said_dev.json. NEWS_STORE is a store of the news articles; SQUAD_STORE is a folder, where
stores are built once and used again. The weights are fitted on the even articles of SQuAD and all else is told of the
odd ones. Another subject: while fitting, questions on a quarter of SQuAD's articles asked of another quarter and of the
project's own sources; when telling, SQuAD's questions asked of the news, and questions on the news asked of SQuAD.
"""

import json
import random
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2]))

from bot import Bot
from bot.extract.pieces import THRESHOLD
from bot.extract.sure.signs import Signs, look
from bot.extract.sure.sureness import BIAS, WEIGHTS, sureness
from index import Index
from index.search import Question
from tests.eval.confidence import auroc
from tests.eval.tasks import Text, about, squad

ROOT = Path(__file__).parents[2]
SAMPLE = 800  # questions on another subject of each kind, at most
# How much a question on another subject counts while fitting: they are fewer, and to answer one is the worse mistake.
OTHERS = 3.0
# Of the answerable questions of the fitted half so many are to be answered.
KEPT = 0.95
THRESHOLDS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


class Asked(NamedTuple):
    """A question of SQuAD, the number of its article, and whether the paragraphs answer it."""

    text: str
    article: int
    answerable: bool


def questions(data: Path) -> list[Asked]:
    articles = json.loads((data / "squad2_dev.json").read_text(encoding="utf-8"))["data"]
    return [
        Asked(qa["question"], number, not qa.get("is_impossible"))
        for number, article in enumerate(articles)
        for paragraph in article["paragraphs"]
        for qa in paragraph["qas"]
    ]


def built(store: Path, texts: Sequence[Text]) -> Index:
    for text in texts:
        text.write(store / "texts")
    index = Index.open(store / "index")
    index.build([store / "texts"])
    return index


def understood(index: Index, text: str) -> Question:
    """What a question asks; who demands or rejects something is asked of all words, as where no statement tells it."""
    asked = index.understand(text)
    return index.understand(text, statements=False) if asked.verb else asked


def looked(index: Index, asked: Sequence[str]) -> np.ndarray:
    """The signs of questions, a row each."""
    found = []
    for text in asked:
        with index.steady():
            question = understood(index, text)
            passages = index.retrieve(question, 8)
            signs = look(question, passages[0], index)
        assert signs is not None
        found.append(signs)
    return np.array(found)


def sure(index: Index, asked: Sequence[str]) -> np.ndarray:
    """How sure questions are to be answered."""
    found = []
    for text in asked:
        with index.steady():
            question = understood(index, text)
            found.append(sureness(question, index.retrieve(question, 8), index))
    return np.array(found)


def fit(signs: np.ndarray, answered: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Logistic regression by Newton's method, lightly regularised: a weight for each sign, and the bias."""
    spread = np.r_[signs.std(0) + 1e-9, 1]
    x = np.c_[signs, np.ones(len(signs))] / spread
    held = 5.0 * np.diag(np.r_[np.ones(signs.shape[1]), 0])
    weights = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (counts * (p - answered)) + held @ weights
        weights -= np.linalg.solve((x * (counts * p * (1 - p))[:, None]).T @ x + held, slope)
    return weights / spread


def others(fitted: Sequence[Asked], texts: Sequence[Text], folder: Path) -> np.ndarray:
    """The signs of questions on another subject, for fitting."""
    draw, found = random.Random(1), []
    for quarter in (0, 2):
        index = built(folder / f"quarter{quarter}", [text for text in texts if int(text.name[:3]) % 4 == quarter])
        foreign = [one.text for one in fitted if one.article % 4 != quarter]
        found.append(looked(index, draw.sample(foreign, SAMPLE // 2)))
    own = Index.open(folder / "own")
    own.build([ROOT / "sources"])
    return np.concatenate([*found, looked(own, draw.sample([one.text for one in fitted], SAMPLE // 2))])


def fitted(half: Sequence[Asked], index: Index, texts: Sequence[Text], folder: Path) -> None:
    """Prints the weights, the bias set so that the threshold keeps as many answerable questions as it should."""
    own, foreign = looked(index, [one.text for one in half]), others(half, texts, folder)
    answerable = np.array([one.answerable for one in half])
    weights = fit(
        np.r_[own, foreign],
        np.r_[answerable, np.zeros(len(foreign))],
        np.r_[np.ones(len(own)), np.full(len(foreign), OTHERS)],
    )
    kept = np.quantile((own @ weights[:-1])[answerable], 1 - KEPT)
    for name, weight, spread in zip(Signs._fields, weights, own.std(0), strict=False):
        print(f"    {name}={weight:.2f},  # {weight * spread:+.2f} a standard deviation")
    print(f"BIAS = {np.log(THRESHOLD / (1 - THRESHOLD)) - kept:.2f}")


def tell(data: Path, news: Index, wiki: Index, held: Sequence[Asked]) -> None:
    """Prints how well the held half parts, and the curve."""
    draw = random.Random(2)
    yes = sure(wiki, [one.text for one in held if one.answerable])
    near = sure(wiki, [one.text for one in held if not one.answerable])
    foreign = sure(news, draw.sample([one.text for one in held], SAMPLE))
    print(f"held half: answerable {len(yes)}, adversarial {len(near)}, of the news {len(foreign)}")
    print(f"AUROC adversarial {auroc(yes, near):.3f}, another subject {auroc(yes, foreign):.3f}")
    said = [one["question"] for one in json.loads((data / "said_dev.json").read_text(encoding="utf-8"))]
    for name, asked in (("said", said), ("said about", [task.question for task in about(data)[1]])):
        answers = [Bot(wiki).ask(text) for text in asked]
        declined = 1 - np.mean([answer.found for answer in answers])
        print(
            f"{name}, asked of SQuAD: {len(asked)}, AUROC {auroc(yes, np.array([a.confidence for a in answers])):.3f},"
            f" declined {declined:.3f}"
        )
    print("\n| threshold | answerable kept | another subject declined | adversarial declined |\n|---|---|---|---|")
    for threshold in THRESHOLDS:
        kept, other, tricky = ((some >= threshold).mean() for some in (yes, foreign, near))
        print(f"| {threshold} | {kept:.3f} | {1 - other:.3f} | {1 - tricky:.3f} |")


def main(data: str, news_store: str, squad_store: str, *flags: str) -> None:
    print(f"weights {[*WEIGHTS]}, bias {BIAS}")
    texts, _ = squad(Path(data))
    wiki = built(Path(squad_store), texts)
    asked = questions(Path(data))
    if "--fit" in flags:
        fitted([one for one in asked if one.article % 2 == 0], wiki, texts, Path(squad_store))
    else:
        tell(Path(data), Index.open(news_store), wiki, [one for one in asked if one.article % 2])


if __name__ == "__main__":
    main(*sys.argv[1:])
