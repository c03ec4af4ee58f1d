"""How much each feature of a bead weighs: learned from aligned texts by scripts/fit_beads.py.

The table data/beads.tsv has a row for each shape of bead and feature, with its weight where an
encoder tells what lines mean and its weight where none does.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np

from aligner.sentences.features import FEATURES, GAP_FEATURES, SHAPES, Shape, features
from aligner.sentences.grid import Grid
from aligner.sentences.pieces import Floats
from aligner.tables import rows

Weights = Mapping[Shape, Floats]


def names(shape: Shape) -> tuple[str, ...]:
    """Give the names of the features of a shape."""
    return GAP_FEATURES if 0 in shape else FEATURES


@cache
def learned(told: bool = True) -> Weights:
    """Give the weights of the table: where it is *told* what lines mean, or not.

    >>> learned()[1, 1].shape, learned(told=False)[1, 0].shape
    ((18,), (6,))
    """
    table = {(row[0], row[1]): float(row[2 if told else 3]) for row in rows("beads.tsv", 4)}
    return {
        shape: np.array([table["{}-{}".format(*shape), name] for name in names(shape)])
        for shape in SHAPES
    }


def scores(grid: Grid, weights: Weights) -> dict[Shape, Floats]:
    """Give the score of every bead of *grid*."""
    return {
        shape: features(grid, shape) @ weight for shape, weight in weights.items()
        if len(grid.ko) >= shape[0] and len(grid.zh) >= shape[1]
    }
