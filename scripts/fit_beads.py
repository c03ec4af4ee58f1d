"""Learn what the features of beads weigh: writes aligner/data/beads.tsv from aligned texts.

    python scripts/fit_beads.py FOLDER… > aligner/data/beads.tsv

Each FOLDER holds documents, each a folder with ko.txt, zh.txt (a line each for a line) and gold.tsv
(Korean lines, Chinese lines, from 0, comma-separated, ``-`` for none). The likelihood of the
annotated path among all paths is raised by stochastic gradient steps (Adam: Kingma and Ba 2015),
document by document; documents that have a bead of no known shape are left out.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from aligner.semantics import OfflineEncoder
from aligner.sentences.features import SHAPES, Shape, features
from aligner.sentences.grid import Grid, grid
from aligner.sentences.lattice import posteriors
from aligner.sentences.lines import Floats, read_lines
from aligner.sentences.model import names

#: Passes over the documents; of the last third the mean is taken.
EPOCHS = 10
#: Documents of a step, the size of the first step, and the pull towards 0.
BATCH, RATE, RIDGE = 8, 0.1, 1e-3
#: Documents of more pairs of lines than this are left out: they would outweigh the others.
CELLS = 2_500

Step = tuple[int, int, Shape]


class Document(NamedTuple):
    """The features of all beads of a document, its size, and its annotated path."""

    features: dict[Shape, Floats]
    size: Shape
    path: list[Step]


def annotated(path: Path) -> list[Step] | None:
    """Read a path; None where it has a bead of no known shape."""
    steps, at = [], [0, 0]
    for line in path.read_text(encoding="utf-8").splitlines():
        sides = [cell.split(",") if cell not in ("-", "") else [] for cell in line.split("\t")[:2]]
        shape = len(sides[0]), len(sides[1])
        if shape not in SHAPES:
            return None
        steps.append((at[0], at[1], shape))
        at = [at[0] + shape[0], at[1] + shape[1]]
    return steps


def documents(folders: list[str]) -> Iterator[Document]:
    """Read the documents of *folders*."""
    encoder = OfflineEncoder()
    for folder in sorted(path.parent for name in folders for path in Path(name).glob("*/gold.tsv")):
        steps = annotated(folder / "gold.tsv")
        texts = [(folder / name).read_text(encoding="utf-8").split("\n")[:-1]
                 for name in ("ko.txt", "zh.txt")]
        if steps and 0 < len(texts[0]) * len(texts[1]) <= CELLS:
            both = grid(*(read_lines(text, encoder) for text in texts))
            yield Document(all_features(both), (len(texts[0]), len(texts[1])), steps)


def all_features(both: Grid) -> dict[Shape, Floats]:
    """Give the features of every shape that fits."""
    return {shape: features(both, shape).astype(np.float32) for shape in SHAPES
            if len(both.ko) >= shape[0] and len(both.zh) >= shape[1]}


def gradient(batch: list[Document], weights: dict[Shape, Floats]) -> dict[Shape, Floats]:
    """Give by how much each weight should grow: what is observed less what is expected."""
    total = {shape: np.zeros_like(each) for shape, each in weights.items()}
    count = sum(len(document.path) for document in batch)
    for document in batch:
        scores = {shape: each @ weights[shape] for shape, each in document.features.items()}
        sure = posteriors(scores, document.size)
        for shape, each in document.features.items():
            total[shape] -= np.einsum("ij,ijf->f", sure[shape], each)
        for ko, zh, shape in document.path:
            total[shape] += document.features[shape][ko, zh]
    return {shape: each / count - RIDGE * weights[shape] for shape, each in total.items()}


def fit(found: list[Document]) -> dict[Shape, Floats]:
    """Learn the weights."""
    random = np.random.default_rng(0)
    weights = {shape: np.zeros(len(names(shape))) for shape in SHAPES}
    first = {shape: each.copy() for shape, each in weights.items()}
    second = {shape: each.copy() for shape, each in weights.items()}
    mean = {shape: each.copy() for shape, each in weights.items()}
    step = late = 0
    for epoch in range(EPOCHS):
        order = random.permutation(len(found))
        for at in range(0, len(order), BATCH):
            slope = gradient([found[each] for each in order[at:at + BATCH]], weights)
            step += 1
            rate = RATE * (1 - 0.9 * epoch / EPOCHS)
            late += epoch >= EPOCHS * 2 // 3
            for shape, each in slope.items():
                first[shape] = 0.9 * first[shape] + 0.1 * each
                second[shape] = 0.99 * second[shape] + 0.01 * each ** 2
                weights[shape] = weights[shape] + rate * (first[shape] / (1 - 0.9 ** step)) / (
                    np.sqrt(second[shape] / (1 - 0.99 ** step)) + 1e-8)
                if epoch >= EPOCHS * 2 // 3:
                    mean[shape] += weights[shape]
    return {shape: each / late for shape, each in mean.items()}


def main(folders: list[str]) -> None:
    """Read, learn, print."""
    found = list(documents(folders))
    print(f"{len(found)} documents", file=sys.stderr)
    for shape, weights in fit(found).items():
        for name, weight in zip(names(shape), weights):
            print(f"{shape[0]}-{shape[1]}\t{name}\t{weight:.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
