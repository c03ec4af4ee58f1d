"""Alarms of ``check`` on natural translations, for each code, among 100 sentences.

`KOZH_BENCH_PARALLEL` names a folder; each folder below it that has ko.txt, zh.txt and gold.tsv (a
bead a line: numbers of lines of each, from 0, parted by commas) is a text. `KOZH_BENCH_TERMS` may
name a table of pairs, Korean, tab, Chinese, that are the glossary; else it is the shipped one.
What is told is every alarm: some of them are faults that the translators made.
"""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from glossary.checking.checker import check
from glossary.checking.finding import Finding
from glossary.checking.units import Parallel, Unit
from glossary.connect import open_reader
from glossary.desk.lexicon import Wanted
from tests.bench.figures import Figure
from tests.bench.generate import ROOT
from tests.termbase import build


def _units(folder: Path) -> Iterator[Unit]:
    korean, chinese = (
        (folder / name).read_text(encoding="utf-8").split("\n") for name in ("ko.txt", "zh.txt"))
    beads = (folder / "gold.tsv").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(beads, 1):
        ko, zh = line.split("\t")[:2]
        if ko.strip("-") and zh.strip("-"):
            yield Unit(number, " ".join(korean[int(at)] for at in ko.split(",")),
                       "".join(chinese[int(at)] for at in zh.split(",")))


def database(folder: str) -> Path:
    """Give the glossary."""
    table = os.environ.get("KOZH_BENCH_TERMS")
    if not table:
        return ROOT / "glossary.db"
    rows = [line.split("\t") for line in Path(table).read_text(encoding="utf-8").splitlines()]
    return build(Path(folder, "terms.db"), [((row[0],), (row[1],), "approved") for row in rows])


def alarms(root: Path, turned: bool = False) -> tuple[int, list[tuple[Unit, Finding]]]:
    """Check all texts, *turned* from Chinese to Korean: how many units, and what was found."""
    count, found = 0, []
    with tempfile.TemporaryDirectory() as scratch:
        with closing(open_reader(database(scratch))) as db:
            for beads in sorted(root.rglob("gold.tsv")):
                units = tuple(
                    unit._replace(source=unit.target, target=unit.source) if turned else unit
                    for unit in _units(beads.parent))
                by_number = {unit.number: unit for unit in units}
                count += len(units)
                parallel = Parallel("ko", "zh", units, "zh" if turned else "ko")
                found += [(by_number[each.unit], each)
                          for each in check(db, parallel, Wanted((), 0.5))]
    return count, found


def figure() -> Figure:
    """Measure the figure."""
    named = os.environ.get("KOZH_BENCH_PARALLEL")
    if not named:
        return Figure("alarms of check", "none", "KOZH_BENCH_PARALLEL names no folder")
    values = []
    for name, turned in (("ko-zh", False), ("zh-ko", True)):
        count, found = alarms(Path(named), turned)
        codes = Counter(finding.code for _, finding in found)
        said = ", ".join(f"{code} {100 * n / count:.2f}" for code, n in sorted(codes.items()))
        values.append(f"{name} {100 * len(found) / count:.2f} ({said})")
    return Figure("alarms of check", "; ".join(values), f"among 100 of {count:,} sentences")
