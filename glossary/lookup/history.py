"""Who decided what when, and what became of it.

A decision is never removed. One that is undone has another that *undoes* it; that can be undone
in turn, so a decision stands unless one that stands undoes it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from glossary.details import Decision

_SELECT = """
    SELECT id, concept_id, ko, zh, action, coalesce(value, ''), who, at, coalesce(source, ''),
           undoes
    FROM decision
"""

#: Those of the concepts asked for, and those that merged or split them. The value is text.
_OF_CONCEPTS = """
    (concept_id IN (SELECT value FROM json_each(:ids)) OR action IN ('merge', 'split')
    AND decision.value IN (SELECT CAST(value AS TEXT) FROM json_each(:ids)))
"""

#: Those that an undoing undid which was not undone itself: most of those that do not stand.
_UNDONE = """
    EXISTS (SELECT 1 FROM decision AS u WHERE u.undoes = decision.id
        AND NOT EXISTS (SELECT 1 FROM decision AS v WHERE v.undoes = u.id))
"""


def history(
    db: sqlite3.Connection,
    concepts: Iterable[int] | None = None,
    who: str | None = None,
    limit: int | None = None,
) -> list[Decision]:
    """Give the decisions, the newest last, at most the last *limit* of them.

    With *concepts* only those about them, or about what was merged into them; with *who* only
    those of that person.

    >>> from glossary.connect import open_reader
    >>> history(open_reader('glossary.db'))
    []
    """
    parts, ids = ["(:who IS NULL OR who = :who)"], ""
    if concepts is not None:
        parts.append(_OF_CONCEPTS)
        ids = str([one for each in concepts for one in _with_absorbed(db, each)])
    rows = db.execute(
        f"{_SELECT} WHERE {' AND '.join(parts)} ORDER BY id DESC LIMIT :limit",
        {"who": who, "ids": ids, "limit": -1 if limit is None else limit}).fetchall()
    return [_decision(db, row) for row in reversed(rows)]


def decision(db: sqlite3.Connection, number: int) -> Decision | None:
    """Give one decision by its number."""
    row = db.execute(f"{_SELECT} WHERE id = ?", (number,)).fetchone()
    return _decision(db, row) if row else None


def later(db: sqlite3.Connection, number: int, concepts: Iterable[int]) -> Iterator[Decision]:
    """Give the decisions about *concepts* after that of this *number*, the newest first, and after
    it the undoings of earlier ones; those of later ones only cancel these out."""
    rows = db.execute(
        f"{_SELECT} WHERE id > :number AND (undoes IS NULL AND {_OF_CONCEPTS} OR undoes <= :number)"
        " ORDER BY id DESC", {"number": number, "ids": str(list(concepts))})
    return (_decision(db, row) for row in rows)


def last_standing(db: sqlite3.Connection) -> Decision | None:
    """Give the last decision that stands and undoes none: what an undo takes back."""
    rows = db.execute(f"{_SELECT} WHERE undoes IS NULL AND NOT {_UNDONE} ORDER BY id DESC")
    return next((made for made in (_decision(db, row) for row in rows) if made.undone_by is None),
                None)


def undoings(db: sqlite3.Connection, number: int) -> list[int]:
    """Give what undid decision *number*, what undid that, and so on: it stands if that is even."""
    found = [number]
    while row := db.execute("SELECT id FROM decision WHERE undoes = ?", found[-1:]).fetchone():
        found.append(row[0])
    return found[1:]


def undone(db: sqlite3.Connection, number: int) -> list[int]:
    """Give what decision *number* undid, what that undid, and so on; the last undid nothing."""
    found = [number]
    query = "SELECT undoes FROM decision WHERE id = ? AND undoes IS NOT NULL"
    while row := db.execute(query, found[-1:]).fetchone():
        found.append(row[0])
    return found[1:]


def survivor(db: sqlite3.Connection, concept: int) -> int:
    """Give the concept that *concept* was merged into, or itself."""
    seen: list[int] = []
    while concept not in seen:
        seen.append(concept)
        merges = db.execute(
            "SELECT id, concept_id FROM decision WHERE action IN ('merge', 'split') "
            "AND action = 'merge' AND value = ? ORDER BY id DESC", (str(concept),)).fetchall()
        concept = next((kept for number, kept in merges if _stands(db, number)), concept)
    return concept


def _with_absorbed(db: sqlite3.Connection, concept: int) -> list[int]:
    """Give *concept* and all that was merged into it."""
    found = [concept]
    for each in found:
        merges = db.execute(
            "SELECT id, value FROM decision WHERE concept_id = ? AND action = 'merge'", (each,))
        absorbed = (int(value) for number, value in merges.fetchall() if _stands(db, number))
        found += [other for other in absorbed if other not in found]
    return found


def _stands(db: sqlite3.Connection, number: int) -> bool:
    return len(undoings(db, number)) % 2 == 0


def _decision(db: sqlite3.Connection, row: tuple[Any, ...]) -> Decision:
    chain = undoings(db, row[0])
    return Decision._make((*row, chain[0] if len(chain) % 2 else None))
