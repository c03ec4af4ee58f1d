"""A table for MultiTerm: a column for each index language, its synonyms in one cell, and fields.

Synonyms are parted by a bar, which is what MultiTerm and its Glossary Converter expect. Source:
documentation of Trados, "Formats for data import and export".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from glossary.exchange.delimited import table_writer
from glossary.exchange.output import Writer
from glossary.formats.columns import example_of
from glossary.formats.entry import ConceptEntry

#: How the columns of the languages are called.
LANGUAGES = {"ko": "Korean", "zh-Hans": "Chinese (Simplified)", "zh-Hant": "Chinese (Traditional)",
             "en": "English"}

COLUMNS = (*LANGUAGES.values(), "Definition", "Subject", "Status", "Context", "Source", "Note")


def _row(entry: ConceptEntry) -> list[str]:
    terms = ("|".join(term.replace("|", "/") for term in entry.usable(lang)) for lang in LANGUAGES)
    example, _, source = example_of(entry)
    return [*terms, entry.definition, entry.domain, entry.status, example, source, entry.note]


def _rows(entries: Iterable[ConceptEntry]) -> Iterator[list[str]]:
    yield list(COLUMNS)
    yield from map(_row, entries)


def write_multiterm(entries: Iterable[ConceptEntry], stream: Writer) -> int:
    """Write a row for each entry as CSV; give how many."""
    write = table_writer(stream, ",")
    rows = -1
    for rows, cells in enumerate(_rows(entries)):
        write(cells)
    return rows


def write_multiterm_workbook(entries: Iterable[ConceptEntry], stream: BinaryIO) -> int:
    """Write the same as a workbook, to a stream of bytes."""
    from glossary.formats.workbook import write_sheet

    return write_sheet("Termbase", _rows(entries), stream) - 1
