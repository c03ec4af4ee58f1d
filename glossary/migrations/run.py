"""Bringing a glossary up to date: a copy beside it, then all steps that it lacks, or none.

Whoever reads meanwhile reads what was before; so does whoever comes after a program that broke off.
"""

from __future__ import annotations

import logging
import sqlite3
from pathlib import Path

from sqlite_utils import Database

from aligner.passage import passage_of_line

from glossary.backup import keep_copy
from glossary.connect import SCHEMA, keep_log, version
from glossary.errors import DatabaseError
from glossary.migrations import glossary

#: Tells in a line what happens to a file of the user; unless somebody configures it, on stderr.
_LOG = logging.getLogger(__name__)


def migrate(connection: sqlite3.Connection, file: Path) -> None:
    """Bring the glossary *file*, open for writing as *connection*, to the newest schema.

    Raises `DatabaseError` when the copy cannot be made, and `sqlite3.Error`; either leaves the
    file as it was.
    """
    connection.create_function("passage_of_line", 3, passage_of_line, deterministic=True)
    if version(connection):
        keep_log(connection)
    # The lock comes before the question which steps are pending: two writers may start at once.
    connection.execute("BEGIN IMMEDIATE")
    try:
        _apply(connection, file, version(connection))
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise


def _apply(connection: sqlite3.Connection, file: Path, old: int) -> None:
    if 0 < old < SCHEMA:
        try:
            kept = keep_copy(file, f"schema-{old}")
        except DatabaseError as error:
            raise DatabaseError(f"{file} stays at the older schema {old}: {error}") from error
        _LOG.warning("%s is brought from schema %d to %d; %s keeps it as it was",
                     file, old, SCHEMA, kept)
    glossary.apply(Database(connection, execute_plugins=False))
