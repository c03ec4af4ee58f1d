"""Which concept a row of the table of decisions is about, and what was decided about that."""

from __future__ import annotations

import sqlite3

from glossary.errors import TableError
from glossary.exchange.returned import Returned
from glossary.lookup.editable import Editable, editable, fingerprint, with_pair

#: The decisions that change a column; the others change forms.
_ACTIONS = {
    "status": ("approve", "reject", "forbid", "reopen"), "note": ("note",), "domain": ("domain",),
    "definition": ("definition",), "example": ("example",), "source": ("source",),
}

_LAST = """
    SELECT action, who, at FROM decision WHERE concept_id = ? AND action <> 'skip'
    ORDER BY action IN (SELECT value FROM json_each(?)) DESC, id DESC LIMIT 1
"""


class Finder:
    """Finds the concepts of rows; every method works inside the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        # In the database, as a table may have a million rows; gone with the connection.
        connection.execute("CREATE TEMP TABLE IF NOT EXISTS claim (concept_id PRIMARY KEY, line)")
        connection.execute("DELETE FROM claim")

    def find(self, row: Returned) -> tuple[Editable | None, bool]:
        """Give the concept of *row*, and whether the row was exported from this glossary.

        The id tells it where the concept of that number has the pair of the row; else the pair.
        Raises `TableError` where the row has none.
        """
        pairs = row.pairs()
        if not pairs:
            raise TableError("it names no pair: fill ko and zh_hans (or zh_hant)")
        if row.concept_id is not None:
            concept = editable(self._db, row.concept_id)
            if concept and concept.has(*pairs[0]):
                return concept, self._knows(row)
        for pair in dict.fromkeys(pairs):
            number = with_pair(self._db, *pair)
            if number is not None:
                return editable(self._db, number), False
        return None, False

    def _knows(self, row: Returned) -> bool:
        """Tell whether the decision is known that was the last when *row* was written."""
        made = self._db.execute(
            "SELECT id, at, who, action, value FROM decision WHERE concept_id = ?",
            (row.concept_id,))
        if row.exported is None:
            return not row.revision or any(number == row.revision for number, *_ in made)
        mark = row.exported.mark
        return not mark or any(fingerprint(*decided) == mark for _, *decided in made)

    def claim(self, concept: int, line: int) -> None:
        """Note that the row on *line* decides about *concept*; raises `TableError` when another
        one did."""
        before = self._db.execute(
            "SELECT line FROM claim WHERE concept_id = ?", (concept,)).fetchone()
        if before:
            raise TableError(f"it is about #{concept}, as line {before[0]} is: keep one of them")
        self._db.execute("INSERT INTO claim VALUES (?, ?)", (concept, line))

    def last(self, concept: int, column: str) -> str:
        """Say which decision about a *column* of *concept* was the last, by whom and when."""
        actions = _ACTIONS.get(column, ("prefer", "approve"))
        row = self._db.execute(_LAST, (concept, str([*actions]).replace("'", '"'))).fetchone()
        return f"{row[0]} by {row[1]}, {row[2][:10]}" if row else ""
