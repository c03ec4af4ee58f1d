"""The evidence of a run as a file that each machine has: asked pair by pair, never all in memory.

The pairs of a crawl would take gigabytes in each worker. An unsettled document asks for those that
may stand in it, some hundreds, so each machine gets them all as a file and its workers share it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Set
from functools import lru_cache
from pathlib import Path

from aligner.gathered import Gathered, Told

_TABLES = """
    CREATE TABLE told (key TEXT, zh TEXT, source TEXT, weight INTEGER, explained REAL,
        PRIMARY KEY (key, zh, source)) WITHOUT ROWID;
    CREATE TABLE holder (char TEXT, key TEXT, PRIMARY KEY (char, key)) WITHOUT ROWID;
"""

#: Keys of which the rows are kept at hand, most of which nothing is told of; and characters.
KEPT, CHARS = 1 << 14, 1 << 5


def write(rows: Iterable[Told], file: Path) -> None:
    """Write what texts told into the new *file*.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write([Told('저고도', '低空', 'a text', 2, 3.0)], Path(folder, 'told.db'))
    ...     found = Filed(Path(folder, 'told.db'))
    ...     found.weights('저고도', set()), found.weights('저고도', {'a text'}), found.holders('空')
    ({'低空': 2}, {}, {'저고도'})
    """
    db = sqlite3.connect(file, isolation_level=None)
    try:
        db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;" + _TABLES)
        for row in rows:
            db.execute("INSERT OR REPLACE INTO told VALUES (?, ?, ?, ?, ?)", row)
            if row.explained is not None:  # signs that stand for lost Hanzi help nobody
                db.executemany("INSERT OR IGNORE INTO holder VALUES (?, ?)",
                               ((char, row.key) for char in set(row.zh)))
        db.execute("COMMIT")
    finally:
        db.close()


class Filed(Gathered):
    """What texts told, out of a file that `write` made; each process has a connection to it."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file
        self._process = 0
        self._of = lru_cache(KEPT)(self._gathered)
        self._having = lru_cache(CHARS)(self._keys)

    def __iter__(self) -> Iterator[Told]:
        """Yield all rows, in the order of their pairs."""
        for row in self._ask("SELECT * FROM told ORDER BY key, zh, source"):
            yield Told(*row)

    def __contains__(self, key: str) -> bool:
        """Tell whether any text told of *key*."""
        return self._of(key) is not None

    def weights(self, key: str, besides: Set[str]) -> dict[str, int]:
        """Give how much speaks for each of the Hanzi of *key*, see `Gathered`."""
        found = self._of(key)
        return found.weights(key, besides) if found else {}

    def intact(self, key: str, besides: Set[str]) -> Iterator[Told]:
        """Yield for each of the intact Hanzi of *key* the best source, see `Gathered`."""
        found = self._of(key)
        return found.intact(key, besides) if found else iter(())

    def holders(self, char: str) -> set[str]:
        """Give the keys of which intact Hanzi have *char*."""
        return self._having(char)

    def _gathered(self, key: str) -> Gathered | None:
        rows = self._ask("SELECT * FROM told WHERE key = ?", key).fetchall()
        return Gathered(Told(*row) for row in rows) if rows else None

    def _keys(self, char: str) -> set[str]:
        return {key for key, in self._ask("SELECT key FROM holder WHERE char = ?", char)}

    def _ask(self, query: str, *values: str) -> sqlite3.Cursor:
        if self._process != os.getpid():  # it was forked, or is new
            uri = f"{self._file.absolute().as_uri()}?mode=ro&immutable=1"
            self._db = sqlite3.connect(uri, uri=True)
            self._process = os.getpid()
        return self._db.execute(query, values)
