"""Which concept a person names: by its number, or by a term that it alone has."""

from __future__ import annotations

import sqlite3

from glossary.entries import Entry
from glossary.keys import ko_key, zh_key
from glossary.lookup.history import survivor
from glossary.lookup.rows import entries, exact_rows


def named_ids(db: sqlite3.Connection, word: str) -> list[int]:
    """Give the concept of the number *word* (12 or #12), or else those that have it as a term.

    The number of a concept that was merged leads to the one that it was merged into.

    >>> from glossary.connect import open_reader
    >>> named_ids(open_reader('glossary.db'), '#1'), named_ids(open_reader('glossary.db'), '0')
    ([1], [])
    """
    number = numbered(word)
    if number is not None:
        concept = number if _exists(db, number) else survivor(db, number)
        if _exists(db, concept):
            return [concept]
    key = ko_key(word)
    rows = (exact_rows(db, key, "exact") or exact_rows(db, zh_key(word), "exact")) if key else []
    return [row[1] for row in rows]


def numbered(word: str) -> int | None:
    """Give the number that *word* is, of a concept that may be gone.

    >>> numbered('#12'), numbered('12'), numbered('12호'), numbered('9' * 30)
    (12, 12, None, None)
    """
    number = word.removeprefix("#")
    is_number = number.isascii() and number.isdigit() and len(number) < 19
    return int(number) if is_number else None


def named_entries(db: sqlite3.Connection, word: str) -> list[Entry]:
    """Give the concepts of `named_ids` as rows for people."""
    ids = named_ids(db, word)
    found = entries(db, ids)
    return [found[each] for each in ids if each in found]


def _exists(db: sqlite3.Connection, concept: int) -> bool:
    return db.execute("SELECT 1 FROM concept WHERE id = ?", (concept,)).fetchone() is not None
