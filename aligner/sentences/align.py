"""Two sides of a pair of texts → beads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aligner.semantics import Encoder
from aligner.sentences.grid import grid
from aligner.sentences.lattice import best_path, posteriors
from aligner.sentences.lines import Lines, read_lines
from aligner.sentences.model import learned, scores
from aligner.sentences.windows import Window, windows
from aligner.types import Bead


def align_lines(
    ko: Sequence[str], zh: Sequence[str], encoder: Encoder | None = None
) -> list[Bead]:
    """Align the lines of a Korean text with those of its Chinese counterpart.

    Every line of both sides is in exactly one bead, and beads stand in the order of the texts.
    A bead's score is the probability that it is right, by what was learned. Without an *encoder*
    names, numbers, words of one sound and lengths decide alone.

    >>> ko = ['2023년 상하이 발전 계획을 세웠다.', '사진 제공']
    >>> zh = ['制定了2023年上海发展计划。', '人工智能AI企业发展。']
    >>> [(bead.ko, bead.zh) for bead in align_lines(ko, zh)]
    [((0,), (0,)), ((), (1,)), ((1,), ())]
    """
    sides = read_lines(ko, encoder), read_lines(zh, encoder)
    return list(align_sides(*sides))


def align_sides(ko: Lines, zh: Lines) -> Iterator[Bead]:
    """Align two sides of which everything is known already."""
    for window in windows(ko, zh, _align):
        yield from window


def _align(window: Window) -> list[Bead]:
    """Align the lines of a window; the numbers of the beads are those of the whole texts."""
    size = len(window.ko), len(window.zh)
    told = bool(window.ko.vectors.any() and window.zh.vectors.any())
    values = scores(grid(window.ko, window.zh), learned(told))
    sure = posteriors(values, size)
    found = []
    for ko, zh, (a, b) in best_path(values, size):
        found.append(Bead(
            tuple(range(window.start_ko + ko, window.start_ko + ko + a)),
            tuple(range(window.start_zh + zh, window.start_zh + zh + b)),
            round(float(sure[a, b][ko, zh]), 4)))
    return found
