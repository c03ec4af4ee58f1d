"""The text and its translation that the tests align, and how well beads agree with gold."""

from __future__ import annotations

from collections.abc import Iterable

from aligner.types import Bead
from tests.cases import cases

Numbers = tuple[tuple[int, ...], tuple[int, ...]]


def bitext(repeat: int = 1) -> tuple[list[str], list[str], list[Numbers]]:
    """Give the Korean and the Chinese lines of cases/bitext.tsv, *repeat* times, and the beads."""
    sides: tuple[list[str], list[str]] = [], []
    gold = []
    for row in cases("bitext.tsv", 2) * repeat:
        numbers = []
        for lines, cell in zip(sides, row):
            new = cell.split("¦") if cell else []
            numbers.append(tuple(range(len(lines), len(lines) + len(new))))
            lines += new
        gold.append((numbers[0], numbers[1]))
    return *sides, gold


def strict_f1(gold: Iterable[Numbers], found: Iterable[Bead]) -> float:
    """Give the harmonic mean of precision and recall of whole beads; gaps do not count."""
    wanted = {pair for pair in gold if all(pair)}
    got = {(bead.ko, bead.zh) for bead in found if not bead.is_gap}
    return 2 * len(wanted & got) / max(1, len(wanted) + len(got))
