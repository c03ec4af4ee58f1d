"""How many of the terms that a glossary has are found in aligned sentences without brackets.

The contexts of the annotated glosses are made parallel: the Korean sentence loses its brackets,
the Chinese one is all of their Hanzi, in reverse order and parted by function words.
"""

from __future__ import annotations

import json
from time import perf_counter

from aligner.bilingual import TermMiner
from tests.bench.figures import Figure
from tests.bench.glosses import PACKAGES
from tests.gold import floors

#: Annotated pairs that are put into one bead.
TOGETHER = 4


def figure() -> Figure:
    """Mine the beads; a pair is right when it is an annotated one, or both are parts of one."""
    lines = (floors.HERE / "dev.jsonl").read_text("utf-8").splitlines()
    cases = [case for case in map(json.loads, lines)
             if case.get("ko") and case.get("zh") and "?" not in case["zh"]]
    pairs = list(dict.fromkeys((case["ko"], case["zh"]) for case in cases))
    groups = [pairs[at:at + TOGETHER] for at in range(0, len(pairs), TOGETHER)]
    beads = [("는 ".join(ko for ko, _ in group) + "는", "的是".join(zh for _, zh in group[::-1]))
             for group in groups]
    start = perf_counter()
    found = TermMiner().mine(beads)
    seconds = perf_counter() - start
    whole = sum((each.ko, each.zh) in {*pairs} for each in found)
    right = sum(any(each.ko in ko and each.zh in zh for ko, zh in groups[place.bead])
                for each in found for place in each.places[:1])
    value = (f"precision {right / max(len(found), 1):.4f} ({len(found)} pairs, {seconds:.0f} s), "
             f"whole terms found {whole / len(pairs):.4f}")
    return Figure("terms out of aligned text", value,
                  f"{len(pairs)} annotated pairs, {TOGETHER} to a bead in opposite order", PACKAGES)
