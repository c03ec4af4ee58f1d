"""Damage by encoding: every character that CP949 lacks is gone."""

from __future__ import annotations

from tests.bench.damaged import damage_figure
from tests.bench.figures import Figure
from tests.damage import dropped


def figure() -> Figure:
    """Measure the figure."""
    return damage_figure("CP949", dropped, page_wide=True)
