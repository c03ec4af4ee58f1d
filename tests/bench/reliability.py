"""Reliability: of the records with about the same confidence, how many are right."""

from __future__ import annotations

from tests.bench.figures import Figure
from tests.bench.glosses import PACKAGES
from tests.extractor import extract
from tests.gold import floors
from tests.scoring import read_cases, same

FILES = ("dev.jsonl", "planted.jsonl")
#: The lower edges of the classes of confidence.
EDGES = (0.95, 0.9, 0.8, 0.6, 0.0)


def judged() -> list[tuple[float, bool]]:
    """Give the confidence of each record at an annotated bracket, and whether it is right."""
    found = []
    for name in FILES:
        text, cases = read_cases(floors.HERE / name)
        wanted = {case.offset: case for case in cases if not case.optional}
        for gloss in extract(text):
            if case := wanted.get(gloss.offset):
                right = case.ko is not None and same(gloss.ko, case.ko) and same(gloss.zh, case.zh)
                found.append((gloss.confidence, right))
    return found


def figure() -> Figure:
    """Measure the figure."""
    rows, above = [], 1.01
    records = judged()
    for edge in EDGES:
        inside = [right for confidence, right in records if edge <= confidence < above]
        if inside:
            rows.append(f"{edge:.2f}+: {sum(inside) / len(inside):.3f} of {len(inside)}")
        above = edge
    method = (f"share right by confidence, {len(records)} records of {' and '.join(FILES)}, "
              "to which the confidence was fitted")
    return Figure("reliability", "; ".join(rows), method, PACKAGES)
