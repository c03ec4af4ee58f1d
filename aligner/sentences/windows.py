"""Long texts, cut into windows where both sides certainly meet.

The lattice of two texts grows with the product of their lengths. A long text is therefore aligned
window by window. A window ends behind an *anchor*, two lines that are each the other's best by far;
it reaches a little further than what is kept of it, so that no bead is cut through. Time and
memory grow with the length of the texts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from aligner.sentences.anchors import Anchor, anchors
from aligner.sentences.lines import Lines
from aligner.types import Bead

#: Pairs of lines that a window has, if it can be: 250 lines by 250.
CELLS = 62_500

#: Lines on both sides that a window reads beyond the anchor at which it would end.
BEYOND = 12

#: A bead behind which a window is cut has at least this probability.
SURE = 0.9


class Window(NamedTuple):
    """Lines of both sides, and the numbers of the first of them."""

    ko: Lines
    zh: Lines
    start_ko: int
    start_zh: int


def windows(
    ko: Lines, zh: Lines, align: Callable[[Window], list[Bead]]
) -> Iterator[list[Bead]]:
    """Give the beads of the texts, a window after the other, each aligned by *align*."""
    size = len(ko), len(zh)
    chain = anchors(ko, zh) if size[0] * size[1] > CELLS else []
    start = (0, 0)
    while start != size:
        end = _end(start, size, chain)
        read = end if end == size else (
            min(size[0], end[0] + BEYOND), min(size[1], end[1] + BEYOND))
        found = align(Window(ko.part(start[0], read[0]), zh.part(start[1], read[1]), *start))
        if read != size:
            found = _kept(found, end)
        yield found
        start = _behind(found, start)


def _end(start: Anchor, size: Anchor, chain: Sequence[Anchor]) -> Anchor:
    """Give where a window from *start* on should end: the furthest anchor that is near enough."""
    if _cells(start, size) <= CELLS:
        return size
    first = bisect_left(chain, (start[0] + 1, start[1] + 1))
    ahead = [one for one in chain[first:first + CELLS] if one[1] > start[1]]
    near = [one for one in ahead if _cells(start, one) <= CELLS]
    if near:
        return near[-1]
    return _towards(start, ahead[0] if ahead else size)


def _cells(start: Anchor, end: Anchor) -> int:
    return (end[0] - start[0]) * (end[1] - start[1])


def _towards(start: Anchor, goal: Anchor) -> Anchor:
    """Give a point of the way to *goal* where nothing tells which lines meet: on the diagonal."""
    share = (CELLS / _cells(start, goal)) ** 0.5
    step = [max(1, int((there - here) * share)) for here, there in zip(start, goal)]
    return start[0] + step[0], start[1] + step[1]


def _kept(found: list[Bead], end: Anchor) -> list[Bead]:
    """Give the beads up to the last sure one before *end*; else all that begin before it.

    At least half of them: where texts have nothing in common, a window must get on all the same.
    """
    before = list(takewhile(lambda bead: all(
        not lines or lines[-1] < last for lines, last in zip((bead.ko, bead.zh), end)), found))
    sure = [at for at, bead in enumerate(before)
            if not bead.is_gap and bead.score >= SURE and at >= len(before) // 2]
    return before[:sure[-1] + 1] if sure else before or found[:1]


def _behind(found: Sequence[Bead], start: Anchor) -> Anchor:
    """Give the first lines that no bead has yet."""
    return (start[0] + sum(len(bead.ko) for bead in found),
            start[1] + sum(len(bead.zh) for bead in found))
