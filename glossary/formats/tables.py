"""CSV and TSV: a row for each concept below a line that names the columns."""

from __future__ import annotations

from collections.abc import Iterable

from glossary.exchange.delimited import table_writer
from glossary.exchange.output import Writer
from glossary.formats.columns import COLUMNS, row_of
from glossary.formats.entry import ConceptEntry


def write_csv(entries: Iterable[ConceptEntry], stream: Writer, delimiter: str = ",") -> int:
    """Write a row for each entry; give how many.

    >>> import sys
    >>> write_csv([], sys.stdout) # doctest: +ELLIPSIS
    id,ko,zh_hans,zh_hant,en,status,...,source
    0
    """
    write = table_writer(stream, delimiter)
    write(COLUMNS)
    rows = 0
    for rows, entry in enumerate(entries, 1):
        cells = row_of(entry)
        write([cells[column] for column in COLUMNS])
    return rows


def write_tsv(entries: Iterable[ConceptEntry], stream: Writer) -> int:
    """Write the same with tabs."""
    return write_csv(entries, stream, "\t")
