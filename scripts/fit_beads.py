"""Learn what the features of beads weigh: writes aligner/data/beads.tsv from aligned texts.

    python scripts/fit_beads.py FOLDER… > aligner/data/beads.tsv

Each FOLDER holds documents, each a folder with ko.txt, zh.txt (a line each for a line) and gold.tsv
(Korean lines, Chinese lines, from 0, comma-separated, ``-`` for none). The likelihood of the
annotated path among all paths is raised by stochastic gradient steps (Adam: Kingma and Ba 2015),
document by document; documents that have a bead of no known shape are left out. All is learned
twice, with the offline encoder and without one.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from aligner.semantics import Encoder, OfflineEncoder
from aligner.sentences.features import SHAPES, Shape, features
from aligner.sentences.grid import Grid, grid
from aligner.sentences.lattice import posteriors
from aligner.sentences.lines import read_lines
from aligner.sentences.model import names
from aligner.sentences.pieces import Floats

#: Passes over the documents; of the last third the mean is taken.
EPOCHS = 10
#: Documents of a step, the size of the first step, and the pull towards 0.
BATCH, RATE, RIDGE = 8, 0.1, 1e-3
#: The pull of what a feature weighs for a shape towards its mean over shapes. Learned on news, the
#: beads of documentation were .015 better by it (strict F1 .863 and .878), and shapes that are not
#: in the texts to learn from weigh what others do.
TIE = 1e-2
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


def documents(folders: list[str], encoder: Encoder | None) -> Iterator[Document]:
    """Read the documents of *folders*."""
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
    beads = [weights[shape] for shape in weights if 0 not in shape]
    mean = np.mean(beads, axis=0)
    return {
        shape: each / count - RIDGE * weights[shape]
        - (0 if 0 in shape else TIE * (weights[shape] - mean))
        for shape, each in total.items()}


def fit(found: list[Document]) -> dict[Shape, Floats]:
    """Learn the weights."""
    random = np.random.default_rng(0)
    weights: dict[Shape, Floats] = {shape: np.zeros(len(names(shape))) for shape in SHAPES}
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
    told, untold = (
        fit(list(documents(folders, encoder))) for encoder in (OfflineEncoder(), None))
    for shape in SHAPES:
        for name, *weights in zip(names(shape), told[shape], untold[shape]):
            print(f"{shape[0]}-{shape[1]}", name, *(f"{each:.3f}" for each in weights), sep="\t")


if __name__ == "__main__":
    main(sys.argv[1:])
