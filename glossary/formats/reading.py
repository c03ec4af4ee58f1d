"""Entries out of a file, in any of the formats that are read, whatever its encoding."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import TextIOWrapper
from typing import BinaryIO, NamedTuple, Optional

from aligner.text import has_hangul, has_hanzi

from glossary.documents.limits import LARGE, RATIO
from glossary.errors import TableError
from glossary.exchange.delimited import opened, raw_rows, tidied, unguarded, whole_lines
from glossary.exchange.encodings import TRIED_TOO, find_encoding
from glossary.formats.carried import Format
from glossary.formats.columns import FORMS, column_of, entry_of, joined
from glossary.formats.entry import ConceptEntry, EntryTerm

#: A unit of a translation memory is a term up to this length, in characters, unless it ends as
#: sentences do.
TERM = 60
_ENDS = (".", "。", "!", "！", "?", "？", ";", "；", ":", "：")


class Incoming(NamedTuple):
    """What a line (or row, or element) of a file says: an entry, or why it has none; neither where
    it is passed over, such as a sentence."""

    line: int
    entry: Optional[ConceptEntry]
    fault: str = ""


def read(path: str, form: Format, ignored: Callable[[str], object] = str) -> Iterator[Incoming]:
    """Yield what the file at *path*, ``-`` for a stream, says; *ignored* is told the columns of a
    table that mean nothing here. Raises `TableError`."""
    if form.name in ("csv", "tsv", "memoq", "multiterm", "xlsx"):
        yield from _read_table(path, form.name == "xlsx" or path.lower().endswith(".xlsx"), ignored)
        return
    readers: dict[str, Callable[[BinaryIO, str], Iterator[Incoming]]] = {
        "jsonl": _read_jsonl, "omegat": _read_omegat, "tmx": _read_tmx,
        "tbx2": _read_tbx, "tbx3": _read_tbx}
    with opened(path) as stream:
        yield from readers[form.name](stream, path)


def _read_table(
    path: str, is_workbook: bool, ignored: Callable[[str], object]
) -> Iterator[Incoming]:
    rows = _workbook(path) if is_workbook else raw_rows(
        path, "," if path.lower().endswith(".csv") else "\t", TRIED_TOO)
    _, head, _ = next(rows, (1, [], ""))
    columns = [column_of(unguarded(name)) for name in head]
    if "ko" not in columns or not {"zh_hans", "zh_hant"} & {*columns}:
        raise TableError(
            f"{path} names no terms: its first line must have the columns ko and zh_hans (or "
            "zh_hant), or what these are called in Korean, Chinese or English")
    for name, column in zip(head, columns):
        if name.strip() and column is None:
            ignored(name.strip())
    for line, cells, fault in rows:
        yield Incoming(line, None, fault) if fault else _row(line, columns, cells, is_workbook)


def _row(line: int, columns: Sequence[str | None], cells: Iterable[str], bare: bool) -> Incoming:
    """Read a row; where *bare*, nothing was put before what looks like a formula."""
    found: dict[str, list[str]] = {}
    for name, cell in zip(columns, cells):
        text = tidied(cell if bare else unguarded(cell))
        if name:
            found.setdefault(name, [])
            found[name] += [text] if text else []
    repeated = {name for name in FORMS.values() if columns.count(name) > 1}
    # A column that stands several times has one term each time.
    named = {name: joined(texts) if name in repeated else "\n".join(dict.fromkeys(texts))
             for name, texts in found.items()}
    try:
        return Incoming(line, entry_of(named))
    except TableError as error:
        return Incoming(line, None, str(error))


def _workbook(path: str) -> Iterator[tuple[int, list[str], str]]:
    from glossary.termlists.workbooks import read_workbook

    if path == "-":
        raise TableError("a workbook cannot be read from a stream: name a file")
    _check_archive(path)
    for number, cells in read_workbook(path):
        yield number, list(cells), ""


def _check_archive(path: str) -> None:
    """Refuse a workbook that grows without measure, or declares what it has no need to."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            size = sum(member.file_size for member in members)
            packed = sum(member.compress_size for member in members)
            if size > LARGE and size > packed * RATIO:
                raise TableError(f"{path} grows from {packed >> 10} kB to {size >> 20} MB when "
                                 "unpacked: that is no table of terms")
            for member in members:
                with archive.open(member) as content:
                    head = content.read(1 << 16).replace(b"\0", b"").upper()
                    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                        raise TableError(f"{path} declares a document type in {member.filename}, "
                                         "which no workbook has: save it again as XLSX")
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        if isinstance(error, FileNotFoundError):
            raise TableError(f"{path} does not exist: check the spelling") from error
        raise TableError(f"{path} is no XLSX file: save it again as XLSX, or as CSV") from error


def _text_lines(stream: BinaryIO, path: str) -> Iterator[tuple[int, str]]:
    text = TextIOWrapper(stream, find_encoding(stream, path, TRIED_TOO))
    for number, line in enumerate(whole_lines(text, path), 1):
        if line.strip():
            yield number, line.rstrip("\r\n")
    text.detach()


def _read_jsonl(stream: BinaryIO, path: str) -> Iterator[Incoming]:
    from glossary.formats.jsonl import read_line

    for number, line in _text_lines(stream, path):
        try:
            yield Incoming(number, read_line(line))
        except TableError as error:
            yield Incoming(number, None, str(error))


def _read_omegat(stream: BinaryIO, path: str) -> Iterator[Incoming]:
    for number, line in _text_lines(stream, path):
        if line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) < 2 or not all(cells[:2]):
            yield Incoming(number, None, "it has no two terms with a tab between them")
            continue
        entry = _pair(*cells[:2])
        note = cells[2] if len(cells) > 2 else ""
        yield Incoming(number, ConceptEntry(entry, note=note))


def _pair(one: str, other: str) -> tuple[EntryTerm, ...]:
    """Tell which of two terms is Korean: what has Hangul, or else what has no Hanzi."""
    is_first = has_hangul(one) or not has_hangul(other) and not has_hanzi(one)
    ko, zh = (one, other) if is_first else (other, one)
    return EntryTerm("ko", ko, "preferred"), EntryTerm("zh-Hans", zh, "preferred")


def _read_tbx(stream: BinaryIO, path: str) -> Iterator[Incoming]:
    from glossary.formats.tbx_read import read_tbx

    for line, entry in read_tbx(stream, path):
        yield Incoming(line, entry)


def _read_tmx(stream: BinaryIO, path: str) -> Iterator[Incoming]:
    from glossary.formats.markup import XML, elements, plain
    from glossary.formats.tbx_read import lang_of

    for line, unit in elements(stream, path, ("tu",), ("tmx",)):
        terms, is_term = [], True
        for variant in unit.iter("tuv"):
            lang = lang_of(variant.get(f"{XML}lang", variant.get("lang", "")))
            segment = variant.find("seg")
            text = plain(segment) if segment is not None else ""
            is_term = is_term and len(text) <= TERM and not text.endswith(_ENDS)
            if lang and text:
                terms.append(EntryTerm(lang, text, "preferred"))
        notes = "\n".join(dict.fromkeys(filter(None, map(plain, unit.findall("note")))))
        yield Incoming(line, ConceptEntry(tuple(terms), note=notes) if is_term else None)
