"""XLSX, by openpyxl, which is an extra of its own: most people never need it."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Sequence

from glossary.errors import TableError
from glossary.exchange.spreadsheets import openpyxl

#: An XLSX file is a ZIP archive; more than this inside is no table of terms, in bytes.
MOST = 1 << 29

#: What openpyxl and the parsers below it raise where a file is not what it should be.
_FAULTS = (
    OSError, EOFError, KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError,
    zipfile.BadZipFile, zlib.error)


def read_workbook(path: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the rows of the first sheet that are not blank: the number, from 1, and the cells.

    Formulas give the value they had when the file was saved. Raises `TableError`.
    """
    library = openpyxl()
    _check(path)
    try:
        book = library.load_workbook(path, read_only=True, data_only=True)
        sheet = book.worksheets[0]
        for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
            texts = tuple(_text(cell) for cell in cells)
            if any(map(str.strip, texts)):
                yield number, texts
        book.close()
    except _FAULTS as error:
        raise TableError(
            f"{path} does not read as a workbook ({type(error).__name__}): save it again as XLSX"
        ) from error


def _check(path: str) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(member.file_size for member in archive.infolist())
    except FileNotFoundError as error:
        raise TableError(f"{path} does not exist: check the spelling") from error
    except (OSError, zipfile.BadZipFile) as error:
        raise TableError(f"{path} is no XLSX file: save it again as XLSX, or as CSV") from error
    if size > MOST:
        raise TableError(f"{path} holds {size >> 20} MB when unpacked: is it a table of terms?")


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def write_workbook(path: str, rows: Sequence[Sequence[str]], header: bool) -> None:
    """Write *rows* to a new workbook, every cell as text. Raises `TableError`."""
    library = openpyxl()
    book = library.Workbook(write_only=True)
    sheet = book.create_sheet("pairs")
    if header:
        sheet.freeze_panes = "A2"
    control = library.cell.cell.ILLEGAL_CHARACTERS_RE
    for row in rows:
        cells = []
        for value in row:
            cell = library.cell.WriteOnlyCell(sheet, control.sub("", value)[:32_767])
            cell.data_type = "s"  # what begins with = is no formula
            cells.append(cell)
        sheet.append(cells)
    try:
        book.save(path)
    except OSError as error:
        raise TableError(
            f"{path} cannot be written ({error.strerror or error}): check its folder and "
            "permissions") from error
