"""Long texts: windows give what one lattice gives, and anchors rise."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from aligner.sentences import windows as module
from aligner.sentences.align import _align, align_sides
from aligner.sentences.anchors import Anchor, anchors, rising
from aligner.sentences.lines import Lines, read_lines
from aligner.types import Bead

PAIRS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=12)


class Numbered:
    """Encodes a line by the number in it, the same on both sides."""

    name = "numbered"

    def encode(self, words: Sequence[str]) -> NDArray[np.float32]:
        rows = [np.random.default_rng(int(word.strip("line:."))).normal(size=48) for word in words]
        return np.array(rows, np.float32)


def sides(count: int, lost: float = 0.15) -> tuple[Lines, Lines]:
    """Give two texts of *count* lines, of which each lacks some."""
    random = Random(count)
    return tuple(  # type: ignore[return-value]
        read_lines([f"line:{at}." for at in range(count) if random.random() > lost],
                   Numbered())
        for _ in range(2))


def beads_of(ko: Lines, zh: Lines) -> list[Bead]:
    """Align, and check that every line is in one bead."""
    beads = list(align_sides(ko, zh))
    assert [line for bead in beads for line in bead.ko] == list(range(len(ko)))
    assert [line for bead in beads for line in bead.zh] == list(range(len(zh)))
    return beads


def test_windows_give_what_one_lattice_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    ko, zh = sides(300)
    monkeypatch.setattr(module, "CELLS", 10 ** 9)
    whole = {bead[:2] for bead in beads_of(ko, zh) if not bead.is_gap}
    monkeypatch.setattr(module, "CELLS", 2_500)
    parts = {bead[:2] for bead in beads_of(ko, zh) if not bead.is_gap}
    assert len(whole & parts) >= 0.99 * len(whole)


@pytest.mark.parametrize("cells", [1, 4, 100])
def test_any_size_of_a_window_will_do(cells: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CELLS", cells)
    beads_of(*sides(60))


@pytest.mark.parametrize(("ko", "zh"), [(1, 2_000), (2_000, 1), (90, 90), (400, 3)])
def test_lines_that_repeat_have_no_anchors(
    ko: int, zh: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "CELLS", 900)
    same = [read_lines(["line:1."] * count, Numbered()) for count in (ko, zh)]
    assert len(anchors(*same)) <= 1
    beads_of(*same)


@pytest.mark.parametrize("shared", [0, 40])
def test_texts_that_share_little_take_few_windows(
    shared: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "CELLS", 900)
    ko = read_lines([f"line:{n}." for n in range(600)], Numbered())
    zh = read_lines([f"line:{n if n % 600 < shared else n + 9_000}." for n in range(600)],
                    Numbered())
    count = 0

    def counted(window: module.Window) -> list[Bead]:
        nonlocal count
        count += 1
        return _align(window)

    assert sum(len(bead.ko) for part in module.windows(ko, zh, counted) for bead in part) == 600
    assert count <= 2 * 600 // 30 + 4


def test_a_long_insertion_is_a_gap() -> None:
    numbers = [*range(300), *range(1_000, 1_400), *range(300, 600)]
    ko = read_lines([f"line:{n}." for n in numbers], Numbered())
    zh = read_lines([f"line:{n}." for n in range(600)], Numbered())
    right = sum(len(bead.zh) == 1 and len(bead.ko) == 1 and numbers[bead.ko[0]] == bead.zh[0]
                for bead in beads_of(ko, zh))
    assert right >= 590


def brute(pairs: list[Anchor]) -> int:
    """Give the length of the longest rising chain."""
    best: list[int] = []
    for at, (row, column) in enumerate(pairs):
        best.append(1 + max((best[i] for i in range(at) if pairs[i][0] < row
                             and pairs[i][1] < column), default=0))
    return max(best, default=0)


@given(PAIRS)
def test_the_chain_rises_and_is_the_longest(pairs: list[Anchor]) -> None:
    unique = sorted({row: (row, column) for row, column in pairs}.values())
    chain = rising(unique)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in zip(chain, chain[1:]))
    assert len(chain) == brute(unique) and set(chain) <= set(unique)
