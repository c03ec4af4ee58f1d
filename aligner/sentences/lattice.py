"""The most likely way through two texts, bead by bead, and how likely each bead is.

The ways from the beginning of both texts to their ends are paths through a lattice; each bead is
an edge. What an edge scores is the logarithm of its odds, so that the sums over all paths
(forward and backward) give the probability of each bead, and the path of the highest sum is the
alignment. Cells of one diagonal depend only on diagonals before it and are computed at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.sentences.features import Shape
from aligner.sentences.pieces import Floats

#: What is impossible; a finite number, so that differences stay numbers.
_NEVER = -1e30

Scores = Mapping[Shape, Floats]


class Step(NamedTuple):
    """A bead on a path: where it begins on both sides, and its shape."""

    ko: int
    zh: int
    shape: Shape


def best_path(scores: Scores, size: Shape) -> list[Step]:
    """Give the path of the highest score through texts of *size* lines.

    ``scores[a, b][i, j]`` is that of the bead of *a* and *b* lines from *i* and *j* on. The gaps
    must be among them, so that there is a path.

    >>> gap = np.zeros((2, 2)) - 1
    >>> best_path({(1, 1): np.array([[1.0]]), (1, 0): gap[:1], (0, 1): gap[:, :1]}, (1, 1))
    [Step(ko=0, zh=0, shape=(1, 1))]
    """
    edges = _edges(scores, size)
    ahead = _sweep(edges, size, lambda options: np.maximum.reduce(options))
    at, steps = size, []
    while at != (0, 0):
        shape = max(edges, key=lambda one: _option(ahead, edges[one], at, one))
        at = at[0] - shape[0], at[1] - shape[1]
        steps.append(Step(*at, shape))
    return steps[::-1]


def posteriors(scores: Scores, size: Shape) -> dict[Shape, Floats]:
    """Give the probability of every bead, in the places of *scores*."""
    n, m = size
    ahead = _sweep(_edges(scores, size), size, _log_sum)
    turned = {shape: each[::-1, ::-1] for shape, each in scores.items()}
    behind = _sweep(_edges(turned, size), size, _log_sum)[::-1, ::-1]
    total = float(ahead[n, m])
    return {
        (a, b): np.exp(np.minimum(
            ahead[:n - a + 1, :m - b + 1] + each + behind[a:, b:] - total, 0))
        for (a, b), each in scores.items()}


def _edges(scores: Scores, size: Shape) -> dict[Shape, Floats]:
    """Place each score where its bead ends."""
    edges = {}
    for (a, b), each in scores.items():
        if each.size:
            edges[a, b] = np.full((size[0] + 1, size[1] + 1), _NEVER)
            edges[a, b][a:, b:] = each
    return edges


def _option(ahead: Floats, edge: Floats, at: Shape, shape: Shape) -> float:
    if at[0] < shape[0] or at[1] < shape[1]:
        return 2 * _NEVER
    return float(ahead[at[0] - shape[0], at[1] - shape[1]] + edge[at])


def _sweep(
    edges: Mapping[Shape, Floats], size: Shape, choose: Callable[[Sequence[Floats]], Floats]
) -> Floats:
    """Give for each cell what its ways from the beginning come to."""
    n, m = size
    found = np.full((n + 1, m + 1), _NEVER)
    found[0, 0] = 0
    for diagonal in range(1, n + m + 1):
        rows = np.arange(max(0, diagonal - m), min(n, diagonal) + 1)
        columns = diagonal - rows
        found[rows, columns] = choose([
            _reached(found, edge, rows - a, columns - b, (rows, columns))
            for (a, b), edge in edges.items()])
    return found


def _reached(
    found: Floats, edge: Floats, rows: NDArray[np.int_], columns: NDArray[np.int_],
    end: tuple[NDArray[np.int_], NDArray[np.int_]],
) -> Floats:
    before = found[np.maximum(rows, 0), np.maximum(columns, 0)] + edge[end]
    return np.where((rows >= 0) & (columns >= 0), before, _NEVER)


def _log_sum(options: Sequence[Floats]) -> Floats:
    highest: Floats = np.maximum.reduce(options)
    total: Floats = highest + np.log(
        np.add.reduce([np.exp(option - highest) for option in options]))
    return total
