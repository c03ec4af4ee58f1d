"""The few candidates of each term out of all pairs of two lists, which are never held at once.

Blocks of rows are scored one after the other; of each the best pairs of every row and column are
kept, more than are wanted, as the hubs are known only at the end::

    block      all scores of some Korean terms          forgotten
    survey     the best `WIDE` of each row and column   arrays: Korean, Chinese, logit
    few        of those the best few, near the best     what is worth a closer look
    clear      pairs far above all their rivals         what needs none
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.termlists import quick
from aligner.termlists.quick import HUB_FEATURES, Hubs, HubCount, Numbers
from aligner.termlists.terms import Floats, Progress, Terms

#: Pairs of each row and column that are kept until the hubs are known: with 16 none of the six best
#: that was right got lost, in lists of fourteen kinds.
WIDE = 16
#: What is worse by more than this (in logits) than the best of its row and of its column is no
#: candidate; nor is what is less likely than the floor.
NEAR, FLOOR = 2.0, -7.0
#: A pair is clear when it is at least so likely, and so far above all its rivals: of 2,200 such
#: pairs in lists of fourteen kinds one was wrong.
CLEAR, ABOVE = 2.0, 2.0
#: No term has more candidates, though it be the best of all 10,000 terms of the other side.
MOST = 50
_NOTHING = np.float32(-99.0)

Marked = NDArray[np.bool_]


class Found(NamedTuple):
    """Pairs by their numbers, ordered, with their quick logits: arrays (pairs,)."""

    kos: Numbers
    zhs: Numbers
    logits: Floats

    def only(self, kept: Marked) -> Found:
        """Give the marked ones."""
        return Found(self.kos[kept], self.zhs[kept], self.logits[kept])


def survey(
    ko: Terms, zh: Terms, weights: Floats, found: tuple[Hubs, Hubs] | None = None,
    progress: Progress | None = None,
) -> tuple[tuple[Hubs, Hubs], Found]:
    """Give the hubs of both lists, unless they are *found*, and the best pairs of each term."""
    count = None if found else HubCount(len(ko), len(zh))
    best = _Best(len(zh))
    nothing = Hubs(*(np.zeros(1, np.float32) for _ in Hubs._fields))
    for rows in quick.blocks(len(ko), len(zh)):
        if progress:
            progress(rows.start, len(ko), "comparisons")
        scores = quick.block(ko, zh, rows)
        if count:
            count.take(scores)
        values = quick.logits(scores, nothing, nothing, weights)
        if found:  # else the columns' hubs are known only at the end
            values -= _lift(found[1], weights)
        best.take(values, rows.start)
    hubs = found or (count or HubCount(0, 0)).result()
    pairs = best.result()
    logits = pairs.logits - _lift(hubs[0], weights)[pairs.kos]
    if not found:
        logits -= _lift(hubs[1], weights)[pairs.zhs]
    return hubs, pairs._replace(logits=logits)


def _lift(side: Hubs, weights: Floats) -> Floats:
    """Give what hubs take off the logits of their row or column."""
    return np.asarray(sum(
        weights[at] * values / 2 for at, values in zip(HUB_FEATURES, side)), np.float32)


class _Best:
    """The best pairs of rows and columns, block after block."""

    def __init__(self, width: int) -> None:
        self.rows: list[Found] = []
        self.values = np.full((0, width), _NOTHING, np.float32)
        self.numbers = np.zeros((0, width), np.intp)

    def take(self, values: Floats, start: int) -> None:
        here = np.arange(start, start + len(values))
        columns = quick.best(values, 1, WIDE)
        self.rows.append(Found(
            np.repeat(here, columns.shape[1]), columns.ravel(),
            np.take_along_axis(values, columns, 1).ravel()))
        both = np.concatenate([self.values, values])
        numbers = np.concatenate([self.numbers, np.broadcast_to(here[:, None], values.shape)])
        kept = quick.best(both, 0, WIDE)
        self.values = np.take_along_axis(both, kept, 0)
        self.numbers = np.take_along_axis(numbers, kept, 0)

    def result(self) -> Found:
        width = self.values.shape[1]
        columns = np.broadcast_to(np.arange(width), self.values.shape)
        last = Found(self.numbers.ravel(), columns.ravel(), self.values.ravel())
        kos, zhs, logits = map(np.concatenate, zip(*self.rows, last))
        places, first = np.unique(kos * width + zhs, return_index=True)
        return Found(places // width, places % width, logits[first])


def few(found: Found, sizes: tuple[int, int], most: int) -> Found:
    """Give the pairs that are among the best *most* of their row or column, and near its best."""
    kept, bounded = np.zeros(len(found.kos), bool), np.ones(len(found.kos), bool)
    for side, size in zip(found[:2], sizes):
        top, _ = _two_best(side, found.logits, size)
        rank = ranks(side, found.logits)
        kept |= (rank < most) & (found.logits >= top[side] - NEAR)
        bounded &= rank < MOST
    return found.only(kept & bounded & (found.logits >= FLOOR))


def ranks(side: Numbers, logits: Floats) -> Numbers:
    """Give the rank of each pair, from 0, among those of its term; of equals the first leads.

    >>> ranks(np.array([5, 5, 7]), np.array([1., 2., 0.])).tolist()
    [1, 0, 0]
    """
    order = np.lexsort((-logits, side))
    sorted_side = side[order]
    begins = np.r_[True, sorted_side[1:] != sorted_side[:-1]] if len(side) else np.zeros(0, bool)
    places = np.arange(len(side))
    rank = np.empty(len(side), np.intp)
    rank[order] = places - np.maximum.accumulate(np.where(begins, places, 0))
    return rank


def clear(found: Found, sizes: tuple[int, int]) -> Marked:
    """Mark the pairs that are likely, and far above every rival on either side."""
    marked = found.logits >= CLEAR
    for side, size in zip(found[:2], sizes):
        top, second = _two_best(side, found.logits, size)
        marked &= (found.logits >= top[side]) & (found.logits - second[side] >= ABOVE)
    return marked


def _two_best(side: Numbers, logits: Floats, size: int) -> tuple[Floats, Floats]:
    """Give the best and the second best logit of each term."""
    rank = ranks(side, logits)
    best = []
    for place in (0, 1):
        values = np.full(size, _NOTHING, np.float32)
        values[side[rank == place]] = logits[rank == place]
        best.append(values)
    return best[0], best[1]
