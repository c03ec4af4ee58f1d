"""What speaks for a bead and against it, for all beads of a grid at once.

A bead of *a* Korean and *b* Chinese lines that begins at line *i* and line *j* has its features in
``features(grid, (a, b))[i, j]``; what each means stands in `FEATURES`, for gaps in `GAP_FEATURES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from aligner.sentences.grid import Grid
from aligner.sentences.pieces import Floats, Pieces, unit

#: How many Korean and how many Chinese lines a bead may have; the last two are gaps.
SHAPES = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2), (1, 0), (0, 1))

Shape = tuple[int, int]

FEATURES = (
    "bead",        # 1
    "meaning",     # cosine of the two sides
    "long",        # the same, weighed by their length
    "usual",       # how like the lines the most like ones elsewhere are
    "length²",     # how far the lengths are from what is usual, squared, the more the longer
    "length",      # the same, plain
    "least",       # cosine of the line that is least like the other side
    "gain",        # how much more like the sides are as a whole than the best of their lines
    "ends",        # both end as a sentence does, or neither
    "inside",      # lines inside that do not end as a sentence does
    "stops",       # by how many sentences the sides differ
    "marks",       # Latin words and numbers on both sides
    "stray",       # the same on one side only
    "sound",       # words that sound alike
    "density",     # the same for the length
    "thin",        # the density of the line that has least of it
    "found",       # how like the sentences of one side are to their likest on the other
    "lost",        # the same for the one that is least like any
)

GAP_FEATURES = (
    "gap",         # 1
    "like",        # cosine of the most like line of the other side
    "length",      # logarithm of the characters
    "ends",        # it ends as a sentence does
    "usual",       # how like the most like lines are
    "marks",       # its Latin words and numbers
)

#: What is more than so much tells nothing more; what features are divided by to be about 1.
_HIT, _STRAY, _SOUND, _MARKS, _SCALE = 12.0, 15.0, 20.0, 10.0, 10.0


def features(grid: Grid, shape: Shape) -> Floats:
    """Give the features of every bead of *shape*: (Korean starts, Chinese starts, features)."""
    if 0 in shape:
        return _gap(grid, shape)
    a, b = shape
    side_ko, side_zh = _sums(grid.ko.vectors, grid.ko.sizes, a), _sums(
        grid.zh.vectors, grid.zh.sizes, b)
    cosine = side_ko @ side_zh.T
    size_ko, size_zh = _windows(grid.ko.sizes, a)[:, None], _windows(grid.zh.sizes, b)[None]
    ratio = np.log(size_ko + 3) - np.log(size_zh + 3) - grid.ratio
    weight = np.sqrt(np.minimum(size_ko + size_zh, 100) / 100)
    usual = (_windows(grid.usual_ko, a)[:, None] / a + _windows(grid.usual_zh, b)[None] / b) / 2
    parts = [*_shifted(grid.ko.vectors @ side_zh.T, a, 0), *_shifted(
        side_ko @ grid.zh.vectors.T, b, 1)]
    values = (
        np.ones_like(cosine), cosine, cosine * weight, usual, ratio ** 2 * weight, np.abs(ratio),
        np.minimum.reduce(parts) if a + b > 2 else cosine,
        cosine - np.maximum.reduce(parts) if a + b > 2 else np.zeros_like(cosine),
        *_cues(grid, a, b), *_marks(grid, a, b), *_heard(grid, a, b, size_ko, size_zh),
        *_found(grid, a, b))
    return np.stack(np.broadcast_arrays(*values), axis=-1)


def _gap(grid: Grid, shape: Shape) -> Floats:
    a, b = shape
    side, usual, cosines = (
        (grid.ko, grid.usual_ko, grid.cosines) if a else (grid.zh, grid.usual_zh, grid.cosines.T))
    like = cosines.max(axis=1) if cosines.shape[1] else np.zeros(len(side))
    weight = np.array([sum(grid.weights[mark] for mark in sorted(row)) for row in side.marks])
    rows = np.stack([np.ones(len(side)), like, np.log(side.sizes + 1), side.closed, usual,
                     np.minimum(weight, _MARKS) / _SCALE], axis=-1)
    rows = rows[:, None] if a else rows[None]
    shape_all = len(grid.ko) - a + 1, len(grid.zh) - b + 1, rows.shape[-1]
    return np.broadcast_to(rows, shape_all)


def _cues(grid: Grid, a: int, b: int) -> tuple[Floats, ...]:
    """Compare how the sides end, and how many sentences they have."""
    ends = grid.ko.closed[a - 1:][:, None] == grid.zh.closed[b - 1:][None]
    open_ko = _windows(1 - grid.ko.closed[:-1], a - 1) if a > 1 else np.zeros(len(grid.ko))
    open_zh = _windows(1 - grid.zh.closed[:-1], b - 1) if b > 1 else np.zeros(len(grid.zh))
    stops = _windows(grid.ko.stops, a)[:, None] - _windows(grid.zh.stops, b)[None]
    return ends.astype(float), open_ko[:, None] + open_zh[None], np.minimum(np.abs(stops), 3)


def _marks(grid: Grid, a: int, b: int) -> tuple[Floats, Floats]:
    """Weigh the Latin words and numbers that both sides have, and those of one side only."""
    kos, zhs = _unions(grid.ko.marks, a), _unions(grid.zh.marks, b)
    both = np.zeros((len(kos), len(zhs)))
    where: dict[str, list[int]] = {}
    for at, row in enumerate(zhs):
        for mark in row:
            where.setdefault(mark, []).append(at)
    for at, row in enumerate(kos):
        for mark in sorted(row & where.keys()):
            both[at, where[mark]] += grid.weights[mark]
    weigh: Callable[[Iterable[str]], float] = lambda row: sum(
        grid.weights[mark] for mark in sorted(row))
    all_ko, all_zh = np.array([*map(weigh, kos)]), np.array([*map(weigh, zhs)])
    stray = all_ko[:, None] + all_zh[None] - 2 * both
    return np.minimum(both, _HIT) / _SCALE, np.minimum(stray, _STRAY) / _SCALE


def _heard(grid: Grid, a: int, b: int, size_ko: Floats, size_zh: Floats) -> tuple[Floats, ...]:
    """Weigh the words that sound alike, on the whole and for the line that has least of them."""
    by_ko, by_zh = _rolled(grid.sounds, b, 1), _rolled(grid.sounds, a, 0)
    total = _rolled(by_ko, a, 0)
    density = total / np.sqrt(size_ko * size_zh + 20)
    parts: list[Floats] = [density]
    if a > 1:
        parts += _shifted(by_ko / np.sqrt(grid.ko.sizes[:, None] * size_zh + 20), a, 0)
    if b > 1:
        parts += _shifted(by_zh / np.sqrt(grid.zh.sizes[None] * size_ko + 20), b, 1)
    least = np.minimum.reduce(parts[1:]) if len(parts) > 1 else density
    return np.minimum(total, _SOUND) / _SCALE, np.minimum(density, 1), np.minimum(least, 1)


def _found(grid: Grid, a: int, b: int) -> tuple[Floats, Floats]:
    """Tell whether each sentence is found on the other side: on the whole, and the least."""
    mean_ko, least_ko = _found_by(grid.found_ko, grid.ko.pieces, a, b)
    mean_zh, least_zh = _found_by(grid.found_zh.T, grid.zh.pieces, b, a)
    return (mean_ko + mean_zh.T) / 2, np.minimum(least_ko, least_zh.T)


def _found_by(found: Floats, pieces: Pieces, a: int, b: int) -> tuple[Floats, Floats]:
    best = np.maximum.reduce(_shifted(found, b, 1))
    sizes = pieces.sizes[:, None]
    total = _rolled(pieces.by_line(np.add, best * sizes), a, 0)
    least = np.minimum.reduce(_shifted(pieces.by_line(np.minimum, best), a, 0))
    return total / _rolled(pieces.by_line(np.add, sizes), a, 0), least


def _windows(values: Floats, size: int) -> Floats:
    """Sum every *size* neighbours.

    >>> _windows(np.array([1.0, 2.0, 4.0]), 2)
    array([3., 6.])
    """
    return _rolled(values[:, None], size, 0)[:, 0]


def _rolled(values: Floats, size: int, axis: int) -> Floats:
    parts = _shifted(values, size, axis)
    total = parts[0]
    for part in parts[1:]:
        total = total + part
    return total


def _shifted(values: Floats, size: int, axis: int) -> list[Floats]:
    """Give the first, the second … of every *size* neighbours along *axis*."""
    count = values.shape[axis] - size + 1
    return [np.take(values, range(at, at + count), axis=axis) for at in range(size)]


def _sums(vectors: Floats, sizes: Floats, size: int) -> Floats:
    """Give the vectors of every *size* neighbouring lines taken together."""
    return unit(_rolled(vectors * np.sqrt(sizes)[:, None], size, 0))


def _unions(rows: Sequence[frozenset[str]], size: int) -> list[frozenset[str]]:
    return [frozenset().union(*rows[at:at + size]) for at in range(len(rows) - size + 1)]
