"""What a page says of the whole glossary, counted beside the pages and kept until it changes.

To count a million concepts takes longer than a page may. So the first who asks starts the counting
in a thread of its own, and waits a moment for it; after a change of the file all are told the
figures of before, until the new ones are there. Whether the file has changed says ``PRAGMA
data_version`` on a connection that is kept for that alone: its numbers differ between two
connections, so they tell something on one only.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from threading import Event, Lock, Thread
from typing import NamedTuple

from glossary.connect import open_reader
from glossary.entries import Stats
from glossary.errors import DatabaseError
from glossary.lookup.full import stats

#: For so long, in seconds, the first who asks waits for the figures.
PATIENCE = 2.0

#: Classes of the confidence: from 0 to 0.05, …, from 0.95 to 1.
CLASSES = 20

#: Segments and damaged forms that `Counts.stats` names.
MOST = 20

_CONFIDENCE = f"""
    SELECT min(CAST(confidence * {CLASSES} AS INTEGER), {CLASSES - 1}) AS class, count(*)
    FROM concept GROUP BY class
"""

# A concept is new in the document of its first gloss. Documents without a date come in the order
# in which they were read.
_DOCUMENTS = """
    SELECT document.id, coalesce(date, ''), count(*), count(DISTINCT concept_id)
    FROM document LEFT JOIN gloss ON document_id = document.id GROUP BY document.id
"""
_FIRST = """
    SELECT document_id, count(*) FROM (
        SELECT document_id, min(gloss.id) FROM gloss GROUP BY concept_id) GROUP BY document_id
"""


class Growth(NamedTuple):
    """A document: its number and date, its glosses, its concepts and those that it was first with.
    """

    document: int
    date: str
    glosses: int
    concepts: int
    new: int


class Counts(NamedTuple):
    """The figures of a glossary. ``years`` counts documents, "" those without a date."""

    stats: Stats
    confidence: tuple[int, ...]
    growth: tuple[Growth, ...]

    @property
    def kinds(self) -> dict[str, int]:
        """Count the concepts by kind."""
        return _summed((kind, number) for kind, _, number in self.stats.concepts)

    @property
    def statuses(self) -> dict[str, int]:
        """Count the concepts by status."""
        return _summed((status, number) for _, status, number in self.stats.concepts)

    @property
    def concepts(self) -> int:
        """Count the concepts."""
        return sum(self.kinds.values())

    @property
    def years(self) -> dict[str, int]:
        """Count the documents by year, "" for those without a date."""
        return _summed((each.date[:4], 1) for each in self.growth)


def count(db: sqlite3.Connection) -> Counts:
    """Count all of a glossary: a second or more for a million concepts.

    >>> found = count(open_reader('glossary.db'))
    >>> found.concepts, found.kinds['reading'], found.growth[0].new
    (47, 8, 17)
    """
    classes = dict(db.execute(_CONFIDENCE).fetchall())
    new = dict(db.execute(_FIRST).fetchall())
    growth = (Growth(*row, new.get(row[0], 0)) for row in db.execute(_DOCUMENTS))
    return Counts(
        stats(db, MOST), tuple(classes.get(at, 0) for at in range(CLASSES)),
        tuple(sorted(growth, key=lambda each: (each.date == "", each.date, each.document))))


class Keeper:
    """The figures of one file, kept while it stays as it is. For all threads.

    >>> keeper = Keeper('glossary.db')
    >>> keeper.counts().concepts
    47
    >>> keeper.close()
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._lock = Lock()
        self._watch: sqlite3.Connection | None = None
        self._counted: tuple[int, Counts] | None = None
        self._running: Event | None = None

    def counts(self, patience: float = PATIENCE) -> Counts | None:
        """Give the figures, those of before while new ones are counted.

        None where there are none yet after *patience* seconds: ask again later. Raises
        `DatabaseError` where the file cannot be read.
        """
        with self._lock:
            version = self._version()
            running, kept = self._running, self._counted
            if running is None and (kept is None or kept[0] != version):
                running = self._running = Event()
                Thread(target=self._count, args=(version, running), daemon=True).start()
        if kept is None and running is not None:
            running.wait(patience)
            kept = self._counted
        return kept[1] if kept else None

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._watch is not None:
                self._watch.close()
            self._watch = None

    def _version(self) -> int:
        if self._watch is None:
            self._watch = open_reader(self._path, threads=True)
        return int(self._watch.execute("PRAGMA data_version").fetchone()[0])

    def _count(self, version: int, done: Event) -> None:
        try:
            with closing(open_reader(self._path)) as db:
                self._counted = version, count(db)
        except (sqlite3.Error, DatabaseError):
            pass  # the file is being changed or was taken away: who asks next tries again
        finally:
            self._running = None
            done.set()


def _summed(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for name, number in pairs:
        sums[name] = sums.get(name, 0) + number
    return sums
