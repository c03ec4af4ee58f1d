"""Where a person put pairs by merging or splitting concepts: mining asks here first.

A pair is assigned to one concept, by the last decision that put it somewhere. An undo takes back
what its decision assigned, and leaves what others did since.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

#: A pair of keys, Korean and Hanzi.
Key = tuple[str, str]

#: An assignment: the keys of the pair, its concept, the decision.
Assigned = list[Any]

_COLUMNS = "ko_key, zh_key, concept_id, decision_id"


class Assignments:
    """The assignments of one database; every method works inside the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def of(self, *concepts: int) -> list[Assigned]:
        """Give those of *concepts*, to be kept by whoever changes them."""
        marks = ", ".join("?" * len(concepts))
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM assignment WHERE concept_id IN ({marks}) ORDER BY 1, 2",
            concepts)
        return [list(row) for row in rows]

    def put(self, pairs: Iterable[Key], concept: int, decision: int) -> list[Assigned]:
        """Assign *pairs* to *concept*; give what was assigned elsewhere before."""
        before = []
        for pair in sorted(set(pairs)):
            row = self._db.execute(
                f"SELECT {_COLUMNS} FROM assignment WHERE ko_key = ? AND zh_key = ?", pair
            ).fetchone()
            before += [list(row)] if row else []
            self._db.execute(
                f"INSERT OR REPLACE INTO assignment ({_COLUMNS}) VALUES (?, ?, ?, ?)",
                (*pair, concept, decision))
        return before

    def take_back(self, decision: int, before: Iterable[Assigned]) -> None:
        """Remove what *decision* assigned, and put back what was *before*, as far as it holds."""
        self._db.execute("DELETE FROM assignment WHERE decision_id = ?", (decision,))
        self._db.executemany(
            f"INSERT OR IGNORE INTO assignment ({_COLUMNS}) SELECT ?1, ?2, ?3, ?4 "
            "WHERE EXISTS (SELECT 1 FROM concept WHERE id = ?3)",
            [row for row in before if self._stands(row[3])])

    def _stands(self, decision: int) -> bool:
        from glossary.lookup.history import undoings

        return len(undoings(self._db, decision)) % 2 == 0
