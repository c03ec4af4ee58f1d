"""XLSX for people: a sheet of concepts with a frozen header, and one of the evidence.

By openpyxl, which writes row after row. Every cell is a text, and one that looks like a formula
keeps being one when it is edited.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any, BinaryIO

from glossary.errors import TableError
from glossary.exchange.returned import CELL_LIMIT
from glossary.exchange.spreadsheets import openpyxl
from glossary.formats.columns import COLUMNS, row_of
from glossary.formats.entry import ConceptEntry

#: Widths of columns in characters; others are narrow.
_WIDTHS = {
    "ko": 24, "zh_hans": 20, "zh_hant": 20, "en": 20, "definition": 40, "note": 30, "domain": 14,
    "example": 60, "example_zh": 40, "source": 30, "pinyin": 22, "reading": 16, "kind": 13,
    "status": 11, "context": 80, "context_zh": 60, "document": 30, "title": 30, "zh": 20,
    "ko_variants": 22, "zh_hans_variants": 20, "zh_hant_variants": 20,
}
_NARROW = 10

#: Fonts that Windows and macOS have for each script; others take their own.
_KOREAN, _SIMPLIFIED, _TRADITIONAL = "Malgun Gothic", "Microsoft YaHei", "Microsoft JhengHei"
_FONTS = {
    **dict.fromkeys(("ko", "ko_variants", "reading", "example", "context", "definition", "note",
                     "title", "source", "domain", "document"), _KOREAN),
    **dict.fromkeys(("zh_hans", "zh_hans_variants", "example_zh", "context_zh", "zh"), _SIMPLIFIED),
    **dict.fromkeys(("zh_hant", "zh_hant_variants"), _TRADITIONAL),
}
_LARGE = ("ko", "zh_hans", "zh_hant", "zh")

#: Columns of the second sheet.
EVIDENCE = ("id", "ko", "zh", "context", "context_zh", "title", "date", "licence", "document",
            "location", "url")

#: A worksheet has so many rows (Excel specifications and limits).
MOST_ROWS = 1_048_576

_RISKY = re.compile(r"\s*[=+\-@＝＋－＠]")


def write_workbook(entries: Iterable[ConceptEntry], stream: BinaryIO) -> int:
    """Write a row for each entry and one for each of its contexts; give how many entries."""
    book = openpyxl().Workbook(write_only=True)
    concepts, evidence = (_Sheet(book, title, columns) for title, columns in (
        ("Glossary", COLUMNS), ("Evidence", EVIDENCE)))
    rows = 0
    for rows, entry in enumerate(entries, 1):
        cells = row_of(entry)
        concepts.append([cells[column] for column in COLUMNS])
        for context in entry.contexts:
            if evidence.rows < MOST_ROWS:
                evidence.append([
                    entry.number, context.ko, context.zh, context.text, context.text_zh,
                    context.title, context.date, context.licence, context.document,
                    context.location, context.url])
    book.save(stream)
    return rows


def write_sheet(title: str, rows: Iterable[Sequence[str]], stream: BinaryIO) -> int:
    """Write *rows*, the first of which names the columns, as one sheet; give how many."""
    book = openpyxl().Workbook(write_only=True)
    lines = iter(rows)
    sheet = _Sheet(book, title, next(lines, ()))
    for cells in lines:
        sheet.append(cells)
    book.save(stream)
    return sheet.rows


class _Sheet:
    """A worksheet that is written row by row, below its header."""

    def __init__(self, book: Any, title: str, columns: Sequence[str]) -> None:
        styles = import_module("openpyxl.styles")
        letter = import_module("openpyxl.utils").get_column_letter
        self._cell = import_module("openpyxl.cell").WriteOnlyCell
        self._illegal = import_module("openpyxl.cell.cell").ILLEGAL_CHARACTERS_RE
        self._sheet = book.create_sheet(title)
        self._sheet.freeze_panes = "C2" if columns[:2] == ("id", "ko") else "A2"
        self._wrap = styles.Alignment(wrap_text=True, vertical="top")
        self._fonts = [
            styles.Font(name=_FONTS.get(column), size=12 if column in _LARGE else 10)
            for column in columns]
        for number, column in enumerate(columns, 1):
            self._sheet.column_dimensions[letter(number)].width = _WIDTHS.get(column, _NARROW)
        self._sheet.auto_filter.ref = f"A1:{letter(max(len(columns), 1))}1"
        self.rows = 0
        self._append(columns, [styles.Font(bold=True)] * len(columns))

    def append(self, cells: Sequence[str]) -> None:
        """Write a row; raises `TableError` where the sheet is full."""
        if self.rows >= MOST_ROWS:
            raise TableError(
                f"a worksheet has {MOST_ROWS} rows at most: write less of the glossary, or CSV")
        self._append(cells, self._fonts)

    def _append(self, cells: Sequence[str], fonts: Sequence[Any]) -> None:
        found = []
        for value, font in zip(cells, fonts):
            cell = self._cell(self._sheet, self._illegal.sub("", value)[:CELL_LIMIT])
            cell.data_type = "s"  # what begins with = is no formula
            cell.font, cell.alignment = font, self._wrap
            if _RISKY.match(value):
                cell.quotePrefix = True  # nor is it one when somebody edits it
            found.append(cell)
        self._sheet.append(found)
        self.rows += 1
