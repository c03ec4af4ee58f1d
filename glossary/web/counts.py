"""What a page says of the whole glossary, counted beside the pages and kept until it changes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from glossary.details import Stats
from glossary.lookup.full import stats
from glossary.web.kept import PATIENCE, Kept

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
    SELECT document.id, coalesce(date, ''), count(gloss.id), count(DISTINCT concept_id)
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

    >>> from glossary.connect import open_reader
    >>> found = count(open_reader('glossary.db'))
    >>> found.concepts, found.kinds['reading'], found.growth[0].new
    (47, 8, 17)
    """
    classes = dict(db.execute(_CONFIDENCE).fetchall())
    new = dict(db.execute(_FIRST).fetchall())
    growth = (Growth._make((*row, new.get(row[0], 0))) for row in db.execute(_DOCUMENTS))
    return Counts(
        stats(db, MOST), tuple(classes.get(at, 0) for at in range(CLASSES)),
        tuple(sorted(growth, key=lambda each: (each.date == "", each.date, each.document))))


class Keeper(Kept[Counts]):
    """The figures of one file, kept while it stays as it is. For all threads.

    >>> keeper = Keeper('glossary.db')
    >>> keeper.counts().concepts
    47
    >>> keeper.close()
    """

    def __init__(self, path: str) -> None:
        super().__init__(path, count)

    def counts(self, patience: float = PATIENCE) -> Counts | None:
        """Give the figures, those of before while new ones are counted, see `Kept.get`."""
        return self.get(patience)


def _summed(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for name, number in pairs:
        sums[name] = sums.get(name, 0) + number
    return sums
