"""A table of pairs: TSV, CSV or XLSX, with or without a first row that names its columns."""

from __future__ import annotations

import os
from typing import NamedTuple

from glossary.errors import TableError
from glossary.exchange.delimited import raw_rows
from glossary.exchange.encodings import TRIED


class Row(NamedTuple):
    """A row of a table: where it stands (a line or a row, from 1), its cells, as they are."""

    number: int
    cells: tuple[str, ...]


class PairTable(NamedTuple):
    """A table: its rows, all of them as long as *width*."""

    path: str
    rows: tuple[Row, ...]
    width: int


def ending(path: str) -> str:
    """Give the ending of a file name.

    >>> ending('a/PAIRS.XLSX'), ending('-')
    ('.xlsx', '')
    """
    return os.path.splitext(path)[1].lower()


def read_table(path: str, encoding: str | None = None) -> PairTable:
    """Read a table, ``-`` for a stream of text; *encoding*, if it is not to be found out, is of
    TSV and CSV.

    Raises `TableError` when it is missing, empty or no table, and for XLSX when openpyxl is.
    """
    if ending(path) == ".xlsx":
        from glossary.termlists.workbooks import read_workbook

        rows = [Row(number, cells) for number, cells in read_workbook(path)]
    else:
        rows = []
        tried = (encoding,) if encoding else TRIED
        for line, cells, fault in raw_rows(path, "," if ending(path) == ".csv" else "\t", tried):
            if fault:
                raise TableError(f"{path}, line {line}: {fault}")
            rows.append(Row(line, tuple(cells)))
    if not rows:
        raise TableError(f"{path} is empty: it needs a row for each pair")
    width = max(len(row.cells) for row in rows)
    if width < 2:
        raise TableError(
            f"{path} has one column only: a pair needs two, parted by a tab (.tsv) or a comma "
            "(.csv)")
    padded = (row._replace(cells=row.cells + ("",) * (width - len(row.cells))) for row in rows)
    return PairTable(path, tuple(padded), width)
