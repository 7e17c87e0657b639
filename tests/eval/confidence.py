"""Can the score tell what the sources speak of from what they do not? Fits the weights of `index/search/confidence.py`.

    python tests/eval/confidence.py DATA SAID_STORE SQUAD_STORE

The stores are those of `passages.py`. Answerable: questions asked of the sources that they were made for. Another
subject: the same questions asked of the other sources. Adversarial: SQuAD's own unanswerable questions, which share
their words with a paragraph that does not answer them.
"""

import json
import random
import sys
from pathlib import Path

import numpy as np

from index import Index
from index.search.confidence import confidence, evidence, weigh
from index.search.fuse import candidates, depth

SAMPLE = 600
Signs = list[tuple[float, float]]


def look(index: Index, questions: list[str]) -> Signs:
    """The two signs of each question, as `rank` sees them."""
    found: Signs = []
    with index._live.view() as view:
        embedder = index._choice.to_ask(view.manifest)
        words = view.snapshot.words
        for text in questions:
            asked = index.understand(text)
            matches = words.search(sorted(frozenset[str]().union(*asked.terms)), depth(5))
            near = candidates(view.snapshot, asked, embedder.embed_question(asked.text), matches)[:60]
            rows = words.rows([candidate.id for candidate in near[:8]])
            found.append(evidence(weigh(asked.terms, words), near, rows.values()))
    return found


def auroc(yes: np.ndarray, no: np.ndarray) -> float:
    """How often a yes scores above a no."""
    return float((yes[:, None] > no[None]).mean() + (yes[:, None] == no[None]).mean() / 2)


def fit(yes: Signs, no: Signs) -> np.ndarray:
    """Logistic regression by Newton's method, lightly regularised: weights of cosine and coverage, and the bias."""
    x = np.c_[np.array(yes + no), np.ones(len(yes) + len(no))]
    y = np.r_[np.ones(len(yes)), np.zeros(len(no))]
    weights = np.zeros(3)
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (p - y) + 1e-2 * weights
        weights -= np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + 1e-2 * np.eye(3), slope)
    return weights


def main(data: str, said_store: str, squad_store: str) -> None:
    said = [q["question"] for q in json.loads((Path(data) / "said_dev.json").read_text(encoding="utf-8"))]
    articles = json.loads((Path(data) / "squad2_dev.json").read_text(encoding="utf-8"))["data"]
    asked = [qa for article in articles for paragraph in article["paragraphs"] for qa in paragraph["qas"]]
    draw = random.Random(1)
    answerable = draw.sample([qa["question"] for qa in asked if not qa.get("is_impossible")], SAMPLE)
    adversarial = draw.sample([qa["question"] for qa in asked if qa.get("is_impossible")], SAMPLE)
    news, wiki = Index.open(Path(said_store) / "index"), Index.open(Path(squad_store) / "index")
    yes = look(wiki, answerable) + look(news, said)
    no = look(news, answerable) + look(wiki, said)
    hard = look(wiki, adversarial)
    print(f"fitted: cosine {fit(yes, no)[0]:.2f}, coverage {fit(yes, no)[1]:.2f}, bias {fit(yes, no)[2]:.2f}")
    score = [np.array([confidence(*pair) for pair in some]) for some in (yes, no, hard)]
    print(f"AUROC another subject {auroc(score[0], score[1]):.3f}, adversarial {auroc(score[0], score[2]):.3f}")
    cosine = [np.array([pair[0] for pair in some]) for some in (yes, no, hard)]
    print(f"  by cosine alone: {auroc(cosine[0], cosine[1]):.3f}, {auroc(cosine[0], cosine[2]):.3f}")
    print("threshold  answerable kept  another subject declined  adversarial declined")
    for threshold in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        kept, other, tricky = ((some >= threshold).mean() for some in score)
        print(f"{threshold:9.1f}  {kept:15.3f}  {1 - other:24.3f}  {1 - tricky:20.3f}")


if __name__ == "__main__":
    main(*sys.argv[1:4])
