"""Merging: pairs that are one concept or two, told by the rules and found by a whole glossary."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.bench.figures import Figure
from tests.merging import Tally, judge, judge_groups, read_cases, read_groups, store

#: What the tables of cases hold at least; fewer would be other tables.
EXPECTED_CASES, EXPECTED_GROUPS = 2000, 120

#: Orders in which the pairs of the groups come.
ORDERS = 5


def figure() -> Figure:
    """Measure the figure."""
    cases = [case for table in ("merge.tsv", "merge_more.tsv", "merge_fresh.tsv")
             for case in read_cases(table)]
    groups = read_groups()
    if len(cases) < EXPECTED_CASES or len(groups) < EXPECTED_GROUPS:
        raise ValueError(f"{len(cases)} cases and {len(groups)} groups: are the tables whole?")
    rules, clusters = judge(cases), [shuffled(seed) for seed in range(ORDERS)]
    worst = min(clusters, key=lambda found: found.f1)
    return Figure(
        "merging", f"pairs {words(rules)}; clusters {words(worst)}",
        f"{len(cases)} pairs of pairs by the rules; {sum(map(len, groups))} pairs of "
        f"{len(groups)} concepts through a glossary, the worst of {ORDERS} orders", ("rapidfuzz",))


def shuffled(seed: int) -> Tally:
    """Judge the clusters of one order."""
    groups = read_groups()
    with tempfile.TemporaryDirectory() as folder:
        members = [member for group in groups for member in group]
        return judge_groups(groups, store(members, Path(folder, "g.db"), seed))


def words(found: Tally) -> str:
    """Word a tally."""
    return f"F1 {found.f1:.3f} (precision {found.precision:.3f}, recall {found.recall:.3f})"
