"""Who decided what when, and what became of it.

A decision is never removed. One that is undone has another that *undoes* it; that can be undone
in turn, so a decision stands unless one that stands undoes it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from glossary.entries import Decision

_COLUMNS = "id, concept_id, ko, zh, action, coalesce(value, ''), who, at, undoes"

#: Which are of the concepts asked for: theirs, and those that merged or split them.
_OF_CONCEPTS = """concept_id IN (SELECT value FROM json_each(:ids)) OR (action IN ('merge', 'split')
    AND value IN (SELECT CAST(value AS TEXT) FROM json_each(:ids)))"""

_MERGED = "SELECT id, concept_id, value FROM decision WHERE action = 'merge'"


def history(
    db: sqlite3.Connection,
    concepts: Sequence[int] | None = None,
    who: str | None = None,
    limit: int | None = None,
) -> list[Decision]:
    """Give the decisions, the newest last, at most the last *limit* of them.

    With *concepts* only those about them, or about concepts merged into them; with *who* only
    those of that person.

    >>> from glossary.connect import open_reader
    >>> history(open_reader('glossary.db'))
    []
    """
    query, values = f"SELECT {_COLUMNS} FROM decision WHERE (:who IS NULL OR who = :who)", {
        "who": who, "limit": -1 if limit is None else limit, "ids": ""}
    undone = undone_by(db)
    if concepts is not None:
        values["ids"] = str(list(_with_absorbed(db, concepts, undone)))
        query += f" AND ({_OF_CONCEPTS})"
    rows = db.execute(f"{query} ORDER BY id DESC LIMIT :limit", values).fetchall()
    return [Decision._make((*row, undone.get(row[0]))) for row in reversed(rows)]


def decision(db: sqlite3.Connection, number: int) -> Decision | None:
    """Give one decision by its number."""
    row = db.execute(f"SELECT {_COLUMNS} FROM decision WHERE id = ?", (number,)).fetchone()
    return Decision._make((*row, undone_by(db).get(number))) if row else None


def later(db: sqlite3.Connection, number: int) -> Iterator[Decision]:
    """Give the decisions after that of this *number*, the newest first."""
    undone = undone_by(db)
    rows = db.execute(f"SELECT {_COLUMNS} FROM decision WHERE id > ? ORDER BY id DESC", (number,))
    return (Decision._make((*row, undone.get(row[0]))) for row in rows)


def undone_by(db: sqlite3.Connection) -> dict[int, int]:
    """Give the decisions that are undone, each with the one that undid it."""
    found: dict[int, int] = {}
    rows = db.execute(
        "SELECT id, undoes FROM decision WHERE undoes IS NOT NULL ORDER BY id DESC")
    for number, undone in rows:  # what undoes comes after what it undoes
        if number not in found:
            found[undone] = number
    return found


def survivor(db: sqlite3.Connection, concept: int) -> int:
    """Give the concept that *concept* was merged into, or itself."""
    undone = undone_by(db)
    into = {int(absorbed): kept for number, kept, absorbed in db.execute(f"{_MERGED} ORDER BY id")
            if number not in undone}
    seen = {concept}
    while concept in into and into[concept] not in seen:
        concept = into[concept]
        seen.add(concept)
    return concept


def _with_absorbed(
    db: sqlite3.Connection, concepts: Sequence[int], undone: dict[int, int]
) -> set[int]:
    """Give *concepts* and all that was merged into them."""
    found = set(concepts)
    merged = [(kept, int(absorbed)) for number, kept, absorbed in db.execute(
        f"{_MERGED} ORDER BY id DESC") if number not in undone]
    for kept, absorbed in merged:  # the last merge first: what it absorbed had absorbed before
        if kept in found:
            found.add(absorbed)
    return found
