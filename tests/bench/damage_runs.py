"""Damage by font runs: whole runs that the font has, or lacks, are gone here and there."""

from __future__ import annotations

from random import Random

from tests.bench.damaged import damage_figure
from tests.bench.figures import Figure
from tests.damage import run_lost

SEED = 3
#: The share of runs that are lost.
SHARE = 0.15


def figure() -> Figure:
    """Measure the figure."""
    random = Random(SEED)
    return damage_figure(
        "font runs", lambda zh: run_lost(f"({zh})", random, SHARE)[1:-1], page_wide=False)
