"""XLSX: the text in the cells of every sheet, row by row, and in the text boxes on it.

A line is a cell. Numbers, dates and truth values are no text and left out, and so are the readings
that East Asian spreadsheets keep beside their characters (phonetic runs). Formulas give the text
they had when the file was saved. Sheets are read as a stream, since a row costs lxml some fifty
times its text; that is also why openpyxl, which looks at styles, dates and drawings too, and fails
on a file where one of these is odd, does not read them. Source: ECMA-376, part 1, chapter 18
(SpreadsheetML).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from glossary.documents import ooxml
from glossary.documents.extracted import Extracted
from glossary.documents.limits import Archive, stream_xml, unpack
from glossary.documents.lines import Lines
from glossary.documents.ooxml import attribute, children
from glossary.documents.slides import text_of

#: How SpreadsheetML writes characters that XML cannot hold, and line ends.
_ESCAPE = re.compile("_x(00[01][0-9A-Fa-f])_")


def read(data: bytes, name: str) -> Extracted:
    """Read an XLSX file. Raises `DocumentError`.

    >>> read(b'PK', 'a.xlsx')
    Traceback (most recent call last):
    glossary.errors.DocumentError: a.xlsx is broken (File is not a zip file): get it again
    """
    archive = unpack(data, name)
    main = ooxml.main_part(archive, "xl/workbook.xml", name)
    strings = _shared(archive, main, name)
    lines = Lines(name)
    for title, part in _sheets(archive, main, name):
        for cell, text in _cells(archive, part, name, strings):
            lines.add(text, f"{title}!{cell}")
        for drawing in ooxml.related(archive, part, name, "drawing"):
            _add_boxes(ooxml.read_part(archive, drawing, name), lines, f"{title}, text box")
    said = ooxml.properties(archive, name)
    return Extracted(lines.text(), "utf-8", "xlsx", *said, places=lines.places())


def _shared(archive: Archive, main: str, name: str) -> list[str]:
    """Give the strings that cells refer to by their number."""
    found = []
    for part in ooxml.related(archive, main, name, "sharedStrings"):
        for item in stream_xml(archive.read(part), f"{name}/{part}", "si"):
            found.append(_string(item))
    return found


def _string(item: Any) -> str:
    """Give the text of a string: its own, and that of its runs; readings stand in ``rPh``."""
    parts: list[str] = []
    ooxml.walk(item, {"t": lambda text: parts.append(text.text or ""), "rPh": lambda _: None})
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), "".join(parts))


def _sheets(archive: Archive, main: str, name: str) -> Iterator[tuple[str, str]]:
    parts = ooxml.relations(archive, main, name)
    for listed in children(ooxml.read_part(archive, main, name), "sheets"):
        for sheet in children(listed, "sheet"):
            relation = parts.get(attribute(sheet, "id"))
            if relation is not None and relation.kind == "worksheet":
                yield sheet.get("name") or "", relation.part


def _cells(
    archive: Archive, part: str, name: str, strings: list[str]
) -> Iterator[tuple[str, str]]:
    """Yield the cells that hold text, each with its name, such as B4."""
    above = 0
    for row in stream_xml(archive.read(part), f"{name}/{part}", "row"):
        # Both numbers may be left out: it is the next row, the next column, then.
        above = _whole(row.get("r") or "", above + 1)
        for column, cell in enumerate(children(row, "c"), 1):
            text = _cell(cell, strings)
            if text:
                yield cell.get("r") or f"{_letters(column)}{above}", text


def _cell(cell: Any, strings: list[str]) -> str:
    kind = cell.get("t")
    if kind == "inlineStr":
        return "".join(map(_string, children(cell, "is")))
    value = "".join(each.text or "" for each in children(cell, "v"))
    if kind == "s":
        number = _whole(value, -1)
        return strings[number] if 0 <= number < len(strings) else ""
    return value if kind == "str" else ""


def _add_boxes(drawing: Any, lines: Lines, label: str) -> None:
    ooxml.walk(drawing, {"p": lambda paragraph: lines.add(text_of(paragraph), label)})


def _whole(figures: str, other: int) -> int:
    """Give a number, or *other* for what is none."""
    is_number = len(figures) < 10 and figures.isascii() and figures.isdecimal()
    return int(figures) if is_number else other


def _letters(column: int) -> str:
    """Give the letters of a column, from 1.

    >>> [_letters(column) for column in (1, 26, 27, 703)]
    ['A', 'Z', 'AA', 'AAA']
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
