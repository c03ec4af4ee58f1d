"""A checked table as text: as it came, with what was found in columns of its own behind."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from io import StringIO

from glossary.showing.tables import table
from glossary.termlists.checks import Checked
from glossary.termlists.columns import Columns
from glossary.termlists.lists import segment_records

#: The columns that are added.
ADDED = ("score", "kind", "segments", "flag")

Results = Sequence[Checked]


def rows(columns: Columns, results: Results) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the table, its names first where it has any, with `ADDED` behind."""
    if columns.names:
        yield (*columns.names, *(_free(name, columns.names) for name in ADDED))
    for row, checked in zip(columns.rows, results):
        yield (*row.cells, *_cells(checked))


def _free(name: str, taken: Sequence[str]) -> str:
    """Give *name*, or another where the table has such a column."""
    used = {cell.strip().lower() for cell in taken}
    return name if name not in used else next(
        other for n in range(2, 999) if (other := f"{name} {n}") not in used)


def _cells(checked: Checked) -> tuple[str, str, str, str]:
    scored, flag = checked.scored, "; ".join(checked.flags)
    if scored is None:
        return "", "", "", flag
    segments = "; ".join(
        f"{part.ko}={part.zh} {part.method}" for part in scored.segments)
    return f"{scored.score:.3f}", scored.kind, segments, flag


def delimited_text(columns: Columns, results: Results, delimiter: str) -> str:
    """Give the table as TSV or CSV; a cell is wrapped in quotation marks where it must be."""
    stream = StringIO()
    csv.writer(stream, delimiter=delimiter, lineterminator="\n").writerows(rows(columns, results))
    return stream.getvalue()


def json_lines(columns: Columns, results: Results, ascii_only: bool = False) -> str:
    """Give a line of JSON for each row: the pair, what was found, and the other cells."""
    lines = []
    for row, (scored, flags) in zip(columns.rows, results):
        names = columns.names or tuple(str(n) for n in range(1, len(row.cells) + 1))
        lines.append(json.dumps({
            "row": row.number, "ko": row.cells[columns.ko], "zh": row.cells[columns.zh],
            "score": scored and scored.score, "kind": scored and scored.kind,
            "segments": segment_records(scored.segments) if scored else [], "flags": flags,
            "other": {name: cell for n, (name, cell) in enumerate(zip(names, row.cells))
                      if n not in (columns.ko, columns.zh)},
        }, ensure_ascii=ascii_only) + "\n")
    return "".join(lines)


def table_text(columns: Columns, results: Results, width: int = 80, color: bool = False) -> str:
    """Give the pairs for people: what is flagged first."""
    shown = sorted(zip(columns.rows, results), key=lambda each: not each[1].flags)
    body = [
        (str(row.number), row.cells[columns.ko], row.cells[columns.zh],
         f"{checked.scored.score:.2f}" if checked.scored else "",
         checked.scored.kind if checked.scored else "", "; ".join(checked.flags))
        for row, checked in shown]
    head = ("Row", "Korean", "Chinese", "Sure", "Kind", "Flag")
    return table(body, head, width, ("", "ko", "zh", "", "", "mark"), color) + "\n"
