"""How many rows a table has, and how many of each kind, status, document and year.

A page of a table says so, and Datasette would count for each page anew: a second for a million
concepts. Here it is counted beside the pages, see `glossary.web.kept`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import NamedTuple

#: The columns of few values by which rows are counted, of one another and by each.
CROSSED = {
    "concept": ("kind", "status"),
    "term": ("lang", "role"),
    "gloss": ("kind",),
    "segment": ("method",),
    "pairing": ("method",),
    "decision": ("action",),
}

#: Tables that are only counted.
_PLAIN = ("document", "repeat", "merge_log", "assignment")

#: Those of them whose rows have a number.
_NUMBERED = ("concept", "term", "gloss", "segment", "decision")

#: What a view has a row for.
BEHIND = {"glossary": "concept", "segment_pair": "pairing"}

#: So many documents are told, those with the most rows.
DOCUMENTS = 30

_YEARS = """
    SELECT substr(date, 1, 4) AS year, count(*) FROM document WHERE date <> ''
    GROUP BY year ORDER BY year DESC
"""
_GLOSSES_BY_YEAR = """
    SELECT substr(date, 1, 4) AS year, sum(n) FROM (
        SELECT document_id, count(*) AS n FROM gloss GROUP BY document_id)
    JOIN document ON document.id = document_id WHERE date <> '' GROUP BY year ORDER BY year DESC
"""
_GLOSSES_BY_DOCUMENT = f"""
    SELECT document_id, count(*) AS n FROM gloss GROUP BY document_id
    ORDER BY n DESC, document_id LIMIT {DOCUMENTS + 1}
"""

_POPULAR = """
    SELECT id FROM concept WHERE status NOT IN ('rejected', 'forbidden')
    ORDER BY seen DESC, id LIMIT 12
"""

#: So many rows are few.
FEW = 10_000

#: A value, and how many rows have it.
Counted = tuple[tuple[object, int], ...]


class Tally(NamedTuple):
    """The rows of the tables: crossed by their columns, by document, and by year.

    ``popular`` are the ids of the concepts seen most, ``rare`` those of the rows with values that
    few rows have: no index leads to them.
    """

    crossed: Mapping[str, Mapping[tuple[str, ...], int]]
    plain: Mapping[str, int]
    years: Mapping[str, Counted]
    documents: Counted
    popular: tuple[int, ...]
    rare: Mapping[str, Mapping[tuple[str, ...], list[int]]]

    def rows(self, table: str, wanted: Mapping[str, str]) -> int | None:
        """Count the rows of *table* that have the values *wanted* in its columns.

        None where that is not known.

        >>> from glossary.connect import open_reader
        >>> tallied = tally(open_reader('glossary.db'))
        >>> tallied.rows('glossary', {}), tallied.rows('concept', {'status': 'nonsense'})
        (47, 0)
        >>> tallied.rows('concept', {'note': 'x'}), tallied.rows('document', {})
        (None, 5)
        """
        table = BEHIND.get(table, table)
        if table in self.plain and not wanted:
            return self.plain[table]
        if table not in self.crossed or not set(wanted) <= set(CROSSED[table]):
            return None
        return sum(number for _, number in self._found(table, wanted))

    def values(self, table: str, column: str, wanted: Mapping[str, str]) -> Counted | None:
        """Count the rows that have the values *wanted* by those of *column*, the most first."""
        table = BEHIND.get(table, table)
        columns = CROSSED.get(table, ())
        if column not in columns or not set(wanted) <= set(columns):
            return None
        sums: dict[object, int] = {}
        others = {name: value for name, value in wanted.items() if name != column}
        for values, number in self._found(table, others):
            value = values[columns.index(column)]
            sums[value] = sums.get(value, 0) + number
        return tuple(sorted(sums.items(), key=lambda pair: (-pair[1], str(pair[0]))))

    def few(self, table: str, wanted: Mapping[str, str]) -> list[int] | None:
        """Give the rows of *table* that have the values *wanted*, where they are few; None: many.

        >>> from glossary.connect import open_reader
        >>> tallied = tally(open_reader('glossary.db'))
        >>> len(tallied.few('concept', {'kind': 'mixed'})), tallied.few('term', {'role': 'none'})
        (17, [])
        """
        table = BEHIND.get(table, table)
        crossings = [values for values, _ in self._found(table, wanted)]
        if table not in self.rare or not all(each in self.rare[table] for each in crossings):
            return None
        return sorted(number for each in crossings for number in self.rare[table][each])

    def _found(
        self, table: str, wanted: Mapping[str, str]
    ) -> list[tuple[tuple[str, ...], int]]:
        columns = CROSSED[table]
        return [
            (values, number) for values, number in self.crossed[table].items()
            if all(wanted.get(name, value) == value for name, value in zip(columns, values))
        ]


def tally(db: sqlite3.Connection) -> Tally:
    """Count all of a glossary: some seconds for a million concepts."""
    crossed = {}
    for table, columns in CROSSED.items():
        names = ", ".join(columns)
        found = db.execute(f"SELECT {names}, count(*) FROM {table} GROUP BY {names}")
        crossed[table] = {tuple(values): number for *values, number in found}
    return Tally(
        crossed,
        {name: db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in _PLAIN},
        {"document": tuple(db.execute(_YEARS)), "gloss": tuple(db.execute(_GLOSSES_BY_YEAR))},
        tuple(db.execute(_GLOSSES_BY_DOCUMENT)),
        tuple(number for number, in db.execute(_POPULAR)),
        {name: _rare(db, name, crossed[name]) for name in _NUMBERED},
    )


def _rare(
    db: sqlite3.Connection, table: str, crossed: Mapping[tuple[str, ...], int]
) -> dict[tuple[str, ...], list[int]]:
    found: dict[tuple[str, ...], list[int]] = {
        values: [] for values, number in crossed.items() if number <= FEW}
    names = ", ".join(CROSSED[table])
    for values in found:
        marks = ", ".join("?" * len(values))
        found[values] = [number for number, in db.execute(
            f"SELECT id FROM {table} WHERE ({names}) = ({marks})", values)]
    return found
