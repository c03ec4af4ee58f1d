"""The quality of the extractor on an annotated file, for the gate and for the bench."""

from __future__ import annotations

from pathlib import Path

from tests.extractor import extract
from tests.scoring import Score, read_cases, score


def measure(path: Path) -> Score:
    """Run the extractor over the contexts of *path* and score what it finds."""
    text, cases = read_cases(path)
    return score(cases, extract(text))


def figures(result: Score) -> dict[str, float]:
    """Name the figures of *result* that have a floor."""
    named = {"f1": result.f1}
    if result.kinds:
        named["kind"] = result.kind
    return named
