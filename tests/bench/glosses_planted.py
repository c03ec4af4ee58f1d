"""Glosses, planted: real sentences, a Chinese term planted behind a Korean one."""

from __future__ import annotations

from tests.bench.figures import Figure
from tests.bench.glosses import gloss_figure


def figure() -> Figure:
    """Measure the figure."""
    return gloss_figure("planted.jsonl", wanted=98, multiword=21)
