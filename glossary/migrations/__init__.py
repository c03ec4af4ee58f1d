"""The schema, as numbered steps; a step that was released is never edited, only followed.

A step is a module with its statements. It sets ``user_version`` to its number, in the transaction
that makes its tables, so that a reader knows the schema of a file without this package.
`glossary.connect` applies the steps.

    document ─┬── repeat           ┌─ term ── term_search (full text), letter_* (misspelt words)
              ├── gloss ── concept ┼─ merge_log
    segment ──┘                    ├─ assignment ── decision
       └ pairing (its sums)
"""

from __future__ import annotations

import sqlite3
from typing import Protocol

from sqlite_utils import Migrations

from glossary.migrations import (
    m001_concepts, m002_pairings, m003_look_up, m004_decisions, m005_aligned, m006_letters,
    m007_entries, m008_explained, m009_repeats, m010_neighbours,
)

glossary = Migrations("glossary")


class _Database(Protocol):
    conn: sqlite3.Connection


class _Step(Protocol):
    @property
    def __name__(self) -> str:
        """Give the name of the module."""

    STATEMENTS: list[str]


def _register(number: int, step: _Step) -> None:
    @glossary(name=step.__name__.rpartition(".")[2])
    def apply(db: _Database) -> None:
        # One by one: executescript of the sqlite3 module would commit the open transaction.
        for statement in (*step.STATEMENTS, f"PRAGMA user_version = {number}"):
            db.conn.execute(statement)


_STEPS: tuple[_Step, ...] = (
    m001_concepts, m002_pairings, m003_look_up, m004_decisions, m005_aligned, m006_letters,
    m007_entries, m008_explained, m009_repeats, m010_neighbours,
)

for _number, _step in enumerate(_STEPS, 1):
    _register(_number, _step)
