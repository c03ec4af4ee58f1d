"""Tables as text: cells parted by tabs, commas or semicolons, in whatever coat they come.

A spreadsheet that is told to save as text writes UTF-8 with or without a mark, UTF-16 ("Unicode
text" of Excel) or the code page of its country; it wraps a cell that holds a tab, a line end or a
quotation mark in quotation marks, or, as web spreadsheets do, writes blanks for tabs and line ends
and wraps nothing. What a coat cannot carry is lost on the way, and `Coat.wear` tells what a text
becomes in it: without that, a cell nobody touched would look like an edited one.

A cell that begins like a formula gets an apostrophe before it, which `unguarded` takes away.
Source of the characters: OWASP, "CSV Injection".
"""

from __future__ import annotations

import csv
import os
import re
import shutil
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from tempfile import TemporaryFile
from typing import Any, BinaryIO, NamedTuple, TextIO

from glossary.errors import TableError
from glossary.exchange.encodings import TRIED, find_encoding, is_unicode
from glossary.exchange.output import Writer

#: What a spreadsheet takes for the beginning of a formula; blanks and apostrophes before it do not
#: make it a text everywhere.
_FORMULA = re.compile(r"[\s']*[=+\-@＝＋－＠\t\r\n]")

#: The longest line that is read, in characters; `csv` itself reads no cell above 131,072.
_LONGEST_LINE = 1 << 22

#: So much of a table, in characters, is looked at to learn how it was written.
_HEAD = 1 << 16

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")

#: A cell that is wrapped, or else one that is not.
_CELL = re.compile(r'("(?:[^"]|"")*"|([^\t\r\n]*))(?:\t|\r\n?|\n|\Z)')


def guarded(cell: str) -> str:
    """Make a cell harmless that a spreadsheet would take for a formula.

    >>> guarded('=1+1'), guarded('-하다'), guarded('5G'), guarded("'=1"), guarded("그들의 '=")
    ("'=1+1", "'-하다", '5G', "''=1", "그들의 '=")
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    r"""Give what `guarded` made harmless.

    >>> unguarded("'=1+1"), unguarded('=1+1'), unguarded("'인용'"), unguarded(guarded("'\n나"))
    ('=1+1', '=1+1', "'인용'", "'\n나")
    """
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell, 1) else cell


def tidied(cell: str) -> str:
    r"""Give a cell with plain line ends and nothing blank around it.

    >>> tidied(' 첫째\r\n둘째 ')
    '첫째\n둘째'
    """
    if "\r" in cell:
        cell = cell.replace("\r\n", "\n").replace("\r", "\n")
    return cell.strip()


def table_writer(
    stream: Writer, delimiter: str = "\t"
) -> Callable[[Iterable[str]], object]:
    r"""Give what writes a row of a table, by default with tabs, as Excel and LibreOffice would.

    >>> from io import StringIO
    >>> stream = StringIO()
    >>> _ = table_writer(stream)(['12', '그는 "좋다"고', '=1'])
    >>> stream.getvalue()
    '12\t"그는 ""좋다""고"\t\'=1\n'
    """
    write = csv.writer(
        stream, delimiter=delimiter, lineterminator="\n").writerow
    return lambda cells: write([guarded(tidied(cell)) for cell in cells])


class Coat(NamedTuple):
    """How a table is written: its encoding, what parts its cells, whether it wraps them, and
    whether it *is_lossy*, in an encoding that lacks characters."""

    encoding: str
    delimiter: str
    wraps: bool
    is_lossy: bool

    def wear(self, text: str) -> str:
        r"""Give what a text becomes in this coat.

        >>> Coat('cp949', '\t', True, True).wear('低空经济')
        '低空??'
        >>> Coat('utf-8', '\t', False, False).wear('가\n나')
        '가 나'
        """
        text = tidied(text)
        if not self.wraps:
            text = " ".join(text.split())
        if self.is_lossy:
            text = text.encode(self.encoding, "replace").decode(self.encoding)
        return text

    def same(self, cell: str, text: str) -> bool:
        """Tell whether *cell* is what became of *text*.

        >>> Coat('cp949', '\\t', True, True).same('?低空', '经低空')
        True
        """
        if cell == text:
            return True
        cell = self.wear(cell)
        # Windows writes a question mark for each 16-bit unit of a character that it lacks.
        return cell == self.wear(text) or self.is_lossy and cell == self.wear(
            _ASTRAL.sub("??", text))


class Row(NamedTuple):
    """A row of a table: the line on which it begins, from 1, and its cells by column.

    A cell that the row does not have is not among them. Where *fault* says why the row does not
    read, there are none.
    """

    line: int
    cells: dict[str, str]
    fault: str = ""


class Table(NamedTuple):
    """A table that is being read: its columns as they stand, how it is written, its rows."""

    columns: tuple[str, ...]
    coat: Coat
    rows: Iterator[Row]


@contextmanager
def open_table(path: str, known: Collection[str]) -> Iterator[Table]:
    """Open the table at *path*, ``-`` for the standard input, to read it row by row.

    Its first line names the columns, in any order and case; by the names that are *known* it is
    seen what parts them. Raises `TableError` when it is missing or no table, and while reading
    when a cell has no end.
    """
    with opened(path) as stream:
        encoding = find_encoding(stream, path)
        text = TextIOWrapper(stream, encoding, newline="")
        try:
            yield _table(text, encoding, path, known)
        finally:
            text.detach()


def opened(path: str) -> BinaryIO:
    """Give a file that can be read twice; raises `TableError`."""
    if path == "-":
        kept = TemporaryFile()
        shutil.copyfileobj(sys.stdin.buffer, kept)
        kept.seek(0)
        return kept
    try:
        if not os.path.isfile(path) and os.path.exists(path):
            raise TableError(f"{path} is no file: name a table, or - for a stream")
        return open(path, "rb")
    except FileNotFoundError as error:
        raise TableError(f"{path} does not exist: check the spelling") from error
    except OSError as error:
        raise TableError(
            f"{path} cannot be read ({error.strerror}): check its permissions") from error


def _table(text: TextIO, encoding: str, path: str, known: Collection[str]) -> Table:
    head = text.read(_HEAD)
    text.seek(0)
    first = re.split("[\r\n]", head, maxsplit=1)[0]
    delimiter = max("\t;,", key=lambda part: len(set(known).intersection(_names(first, part))))
    wraps = delimiter != "\t" or _wraps(head)
    coat = Coat(encoding, delimiter, wraps, not is_unicode(encoding))
    reader = csv.reader(
        whole_lines(text, path), strict=True, delimiter=delimiter,
        quoting=csv.QUOTE_MINIMAL if coat.wraps else csv.QUOTE_NONE)
    rows = _rows(reader, path)
    columns = _columns(next(rows, (1, [], ""))[1], path)
    return Table(columns, coat, (_row(columns, *row) for row in rows))


def raw_rows(
    path: str, usual: str, tried: tuple[str, ...] = TRIED
) -> Iterator[tuple[int, list[str], str]]:
    """Give the rows of the table at *path* as they are: the line, the cells, and what is wrong.

    Nothing is known of its columns: the first line that has any tab, comma or semicolon tells what
    parts them, *usual* where it has as many of that; *tried* are the encodings without a mark.
    Raises `TableError` as `open_table` does.
    """
    with opened(path) as stream:
        text = TextIOWrapper(stream, find_encoding(stream, path, tried), newline="")
        head = text.read(_HEAD)
        text.seek(0)
        line = next((line for line in head.splitlines() if re.search("[\t,;]", line)), "")
        delimiter = max((usual, *"\t;,"), key=line.count)
        wraps = delimiter != "\t" or _wraps(head)
        yield from _rows(csv.reader(
            whole_lines(text, path), strict=True, delimiter=delimiter,
            quoting=csv.QUOTE_MINIMAL if wraps else csv.QUOTE_NONE), path)
        text.detach()


def _names(line: str, delimiter: str) -> list[str]:
    return [name.strip(' "').lower() for name in line.split(delimiter)]


def _wraps(head: str) -> bool:
    """Tell whether cells with quotation marks are wrapped in such, and not left as they are."""
    cells = _CELL.findall(head)
    return not any('"' in bare for _, bare in cells) or any(
        '""' in whole[1:-1] for whole, bare in cells if not bare)


def whole_lines(text: TextIO, path: str) -> Iterator[str]:
    """Give line after line; raises `TableError` where one has no end or holds a NUL."""
    number = 1
    while line := text.readline(_LONGEST_LINE):
        if len(line) == _LONGEST_LINE:
            raise TableError(f"{path}, line {number} has no end: is it a table?")
        if "\0" in line:
            raise TableError(f"{path}, line {number} holds a NUL: is it a table?")
        yield line
        number += 1


def _rows(reader: Any, path: str) -> Iterator[tuple[int, list[str], str]]:
    """Give the rows that are not blank: the line, the cells, and what is wrong."""
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "field larger" in str(error) or "unexpected end" in str(error):
                raise TableError(
                    f"{path}, line {line}: a cell has no end within {csv.field_size_limit()} "
                    "characters: look for a quotation mark that is opened and not closed"
                ) from error
            yield line, [], "quotation marks do not match"
            continue
        if any(map(str.strip, cells)):
            yield line, cells, ""


def _columns(cells: list[str], path: str) -> tuple[str, ...]:
    names = tuple(unguarded(cell).strip().lower() for cell in cells)
    for name in filter(None, names):
        if names.count(name) > 1:
            raise TableError(f"{path} has two columns called {name}: delete one of them")
    return names


def _row(columns: tuple[str, ...], line: int, cells: list[str], fault: str) -> Row:
    if any(map(str.strip, cells[len(columns):])):
        return Row(line, {}, f"it has {len(cells)} cells, the first line {len(columns)}")
    found = zip(columns, map(tidied, map(unguarded, cells)))
    return Row(line, {name: cell for name, cell in found if name}, fault)
