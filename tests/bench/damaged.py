"""What the two figures on damage share: damage the annotated glosses, score, restore."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from aligner.text import has_hanzi
from tests.bench.figures import Figure
from tests.bench.glosses import PACKAGES
from tests.extractor import extractor
from tests.gold import floors
from tests.scoring import Case, same, score

Damage = Callable[[str], str]


def damaged(damage: Damage, page_wide: bool) -> Iterator[dict[str, Any]]:
    """Yield the annotated glosses of dev with their Hanzi damaged; ``whole`` keeps them.

    *page_wide* damage befalls the rest of the context as well.
    """
    for line in (floors.HERE / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if not row["ko"] or row.get("optional") or row["inside"].count(row["zh"]) != 1:
            continue
        zh = damage(row["zh"])
        if has_hanzi(zh) and "?" not in row["zh"]:
            before, after = row["inside"].split(row["zh"])
            around = {"left": row["left"], "right": row["right"]}
            if page_wide:
                before, after = damage(before), damage(after)
                around = {side: damage(text) for side, text in around.items()}
            yield {**row, **around, "inside": before + zh + after, "zh": zh, "whole": row["zh"]}


def page(rows: list[dict[str, Any]]) -> tuple[str, list[Case]]:
    """Give the text that *rows* make, and its cases."""
    text, cases = "", []
    for row in rows:
        cases.append(Case(len(text) + len(row["left"]), row["ko"], row["zh"], row["kind"]))
        text += "".join(row[k] for k in ("left", "open", "inside", "close", "right")) + "\n\n"
    return text, cases


def damage_figure(name: str, damage: Damage, page_wide: bool) -> Figure:
    """Measure the boundary on all damaged glosses, and what a page with the whole ones restores."""
    rows = list(damaged(damage, page_wide))
    text, cases = page(rows)
    result = score(cases, extractor().extract(text))
    lost = [row for row in rows if row["zh"] != row["whole"]]
    text, cases = page(lost)
    whole = {case.offset: row["whole"] for case, row in zip(cases, lost)}
    clean = "\n\n".join(f"{row['ko']}({row['whole']})" for row in lost)
    found = [g for g in extractor().extract_run([clean, text])[1] if g.offset in whole]
    restored = [same(g.zh_restored, whole[g.offset]) for g in found if g.zh_restored]
    value = (f"f1 {result.f1:.4f} of {len(rows)}; restored {sum(restored)}/{len(lost)}, "
             f"wrongly {len(restored) - sum(restored)}")
    method = "dev.jsonl damaged; restoring beside a page that has each damaged gloss whole"
    return Figure(f"damage, {name}", value, method, PACKAGES)
