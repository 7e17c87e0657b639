"""Fits what each sign of a stretch of words counts (bot/extract/exact/weights.py), and writes them anew.

    python tests/eval/lit_weights.py DATA STORE

DATA and STORE as for answers.py. Softmax over the stretches of the sentence that holds the answer, with weight decay:
the expected square of their F1 with the best answer is made as large as can be. Half a of the articles is fitted;
signs that come out small are left out, and the others fitted once more.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import torch

sys.path.insert(0, str(Path(__file__).parents[2]))

from bot.extract.exact import weights
from bot.extract.exact.stretches import Stretches
from bot.extract.exact.wanted import wanted
from bot.extract.exact.words import Words
from index import Index
from index.split import sentences
from tests.eval.answers import Asked, overlap, plain, questions

DECAY, SMALL = 1e-3, 0.5


class Example(NamedTuple):
    """The signs of each stretch of a sentence, and its F1."""

    signs: list[dict[str, float]]
    f1: list[float]
    article: int


def main(data: Path, store: Path) -> None:
    index = Index.open(store / "index")
    examples = list(filter(None, (example(index, one) for one in questions(data))))
    a, b = ([one for one in examples if one.article % 2 == half] for half in (0, 1))
    names = sorted({name for one in a for signs in one.signs for name in signs})
    first = fit(names, a)
    kept = [name for name in names if abs(first[name]) >= SMALL]
    fitted = fit(kept, a)
    print(f"{len(names)} signs, {len(kept)} kept; F1: half a {judged(fitted, a):.3f}, b {judged(fitted, b):.3f}")
    lines = "".join(f'    "{name}": {round(weight, 2)},\n' for name, weight in fitted.items())
    path = Path(weights.__file__)
    head = path.read_text(encoding="utf-8").partition("WEIGHTS")[0]
    path.write_text(f"{head}WEIGHTS: dict[str, float] = {{\n{lines}}}\n", encoding="utf-8")


def example(index: Index, asked: Asked) -> Example | None:
    """The sentence of the paragraph that has an answer, and most of the question's words."""
    want, golds = wanted(asked.question), [gold for answer in asked.answers if (gold := plain(answer))]
    counts = index.weights(index.understand(asked.question).words)
    held = [text for text in _sentences(asked.paragraph) if any(_has(text, gold) for gold in golds)]
    if want is None or not held:
        return None
    stretches = [Stretches(want, counts, Words(text)) for text in held]
    best = max(stretches, key=lambda one: one.covered)
    signs = list(best)
    texts = [best.words.text[slice(*best.words.span(*place))] for place, _ in signs]
    f1 = [max(overlap(plain(text), gold) for gold in golds) for text in texts]
    return Example([own for _, own in signs], f1, asked.article) if any(f1) else None


def _sentences(text: str) -> Iterator[str]:
    return (text[start:end] for start, end in sentences(text))


def _has(text: str, gold: list[str]) -> bool:
    return f" {' '.join(gold)} " in f" {' '.join(plain(text))} "


def fit(names: list[str], examples: list[Example]) -> dict[str, float]:
    number = {name: i for i, name in enumerate(names)}
    cells = [
        (row, number[name], value)
        for row, signs in enumerate(signs for one in examples for signs in one.signs)
        for name, value in signs.items()
        if value and name in number
    ]
    rows, columns, values = (torch.tensor(column) for column in zip(*cells, strict=True))
    group = torch.tensor([i for i, one in enumerate(examples) for _ in one.f1])
    reward = torch.tensor([f1**2 for one in examples for f1 in one.f1])
    size = (len(group), len(names))
    table = torch.sparse_coo_tensor(
        torch.stack([rows, columns]), values.float(), size, check_invariants=True
    ).coalesce()
    counts = torch.zeros(len(names), requires_grad=True)
    optimizer = torch.optim.LBFGS([counts], max_iter=80, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        raised = (torch.mv(table, counts)).clamp(-60, 60).double().exp()
        all_, won = (
            torch.zeros(len(examples)).double().index_add_(0, group, part) for part in (raised, raised * reward)
        )
        lost = -(won / all_).clamp(1e-9).log().mean() + DECAY * counts.square().sum()
        lost.backward()
        return lost

    optimizer.step(loss)
    return dict(zip(names, counts.tolist(), strict=True))


def judged(fitted: dict[str, float], examples: list[Example]) -> float:
    """Mean F1 of the stretch that comes first."""

    def score(signs: dict[str, float]) -> float:
        return sum(fitted.get(name, 0.0) * value for name, value in signs.items())

    best = (max(zip(map(score, one.signs), one.f1, strict=True), key=lambda pair: pair[0])[1] for one in examples)
    return sum(best) / len(examples)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
