"""Glosses, dev: short contexts with the oddities of real pages, annotated one by one."""

from __future__ import annotations

from tests.bench.figures import Figure
from tests.bench.glosses import gloss_figure


def figure() -> Figure:
    """Measure the figure."""
    return gloss_figure("dev.jsonl", wanted=460, multiword=90)
