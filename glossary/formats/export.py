"""The glossary, or a part of it, to a file in one of the formats of `glossary.formats.carried`."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from functools import partial
from typing import BinaryIO, NamedTuple, Optional

from glossary.exchange.output import Writer, writing, writing_bytes
from glossary.formats.carried import Format
from glossary.formats.entry import ConceptEntry
from glossary.formats.stored import Wanted, entries

#: Writes entries as text, or as bytes, and gives how many.
_AsText = Callable[[Iterator[ConceptEntry], Writer], int]
_AsBytes = Callable[[Iterator[ConceptEntry], BinaryIO], int]


class How(NamedTuple):
    """How to write: the *way* of what has one, ko-zh or zh-ko, and the script of the Chinese then;
    whether to begin with a byte-order mark (None: as the format has it), to replace a file."""

    way: str = "ko-zh"
    lang: str = "zh-Hans"
    bom: Optional[bool] = None
    force: bool = False


def export(
    db: sqlite3.Connection, path: str, form: Format, wanted: Wanted, how: How = How()
) -> int:
    """Write the concepts *wanted* to *path*, ``-`` for the standard output; give how many.

    Raises `TableError` where that cannot be written.

    >>> import sys
    >>> from glossary.connect import open_reader
    >>> from glossary.formats.carried import FORMATS
    >>> wanted = Wanted(statuses=('forbidden',))
    >>> export(open_reader('glossary.db'), '/tmp', FORMATS['omegat'], wanted)
    Traceback (most recent call last):
    glossary.errors.TableError: /tmp is a folder: name a file in it
    """
    found = entries(db, wanted)
    as_bytes = _binary(form.name, path.lower().endswith(".xlsx"), how)
    if as_bytes:
        with writing_bytes(path, how.force) as binary:
            return as_bytes(found, binary)
    bom = how.bom if how.bom is not None else form.bom and path != "-"
    with writing(path, "utf-8-sig" if bom else "utf-8", how.force) as stream:
        return _text(form.name, how)(found, stream)


def _binary(name: str, is_workbook: bool, how: How) -> _AsBytes | None:
    if name == "xlsx":
        from glossary.formats.workbook import write_workbook

        return write_workbook
    if name == "yomitan":
        from glossary.formats.yomitan import write_yomitan

        return partial(write_yomitan, way=how.way)
    if name == "multiterm" and is_workbook:
        from glossary.formats.multiterm import write_multiterm_workbook

        return write_multiterm_workbook
    return None


def _text(name: str, how: How) -> _AsText:
    # Each is loaded when it is wanted.
    from glossary.formats import anki, jsonl, memoq, multiterm, omegat, tables, tbx, tmx

    writers: dict[str, _AsText] = {
        "csv": tables.write_csv, "tsv": tables.write_tsv, "jsonl": jsonl.write_jsonl,
        "tbx2": partial(tbx.write_tbx, version=2), "tbx3": partial(tbx.write_tbx, version=3),
        "omegat": partial(omegat.write_omegat, way=how.way, lang=how.lang),
        "anki": partial(anki.write_anki, way=how.way, lang=how.lang),
        "tmx": tmx.write_tmx, "memoq": memoq.write_memoq,
        "multiterm": multiterm.write_multiterm,
    }
    return writers[name]
