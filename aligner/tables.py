"""The tables of the package: tab-separated lines in ``aligner/data``, ``#`` opens a comment line.

The head of each table says where it comes from, under which licence, and what made it.
"""

from __future__ import annotations

import pkgutil

from .errors import DataError


def rows(name: str, columns: int) -> list[list[str]]:
    """Read the table *name*: a list of *columns* fields for each line that is no comment.

    Fields that a line leaves off at its end are empty. Raises :class:`DataError` when the table
    is missing or a line has more fields than the table has columns.

    >>> rows('pinyin_hangul.tsv', 5)[0][:3]
    ['initial', 'b', 'ㅂ']
    """
    try:
        data = pkgutil.get_data("aligner.data", name)
    except OSError as error:
        raise DataError(
            f"cannot read the table {name}: {error}; install the package anew"
        ) from error
    text = (data or b"").decode("utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and line[0] != "#"]
    for line in lines:
        if len(line) > columns:
            raise DataError(f"{name}: {len(line)} fields where {columns} belong: {line[0]}")
        line.extend([""] * (columns - len(line)))
    return lines
