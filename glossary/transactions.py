"""Transactions of a writer: whole or not at all, beside readers, in the file that was opened.

Each stands in the write-ahead log when it ends. SQLite folds the log into the file now and then, as
far as nobody reads what was before; where somebody always does, the log would grow for ever. So
when it is long, the writer waits a little for those who read to come to an end.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from glossary.connect import TIMEOUT, explain, keep_log
from glossary.errors import DatabaseError

#: The log is long from so many bytes on, and again whenever it is twice as long.
LONG = 64 << 20

#: For how long to wait for readers, in seconds, when the log is long.
PATIENCE = 5.0


class Transactions:
    """The transactions of a connection on the glossary that is *path* in messages."""

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self._db = connection
        self._path = path
        self._file = connection.execute("PRAGMA database_list").fetchone()[2]
        self._identity = _identity(self._file)
        self._long = LONG

    @contextmanager
    def begin(self) -> Iterator[None]:
        """Keep what is changed inside, or nothing of it when anything is raised.

        Raises `DatabaseError` for what SQLite raises, and when the file is not there any more.
        """
        with self.explained():
            keep_log(self._db)  # not before there is something to write: it changes the file
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                self._db.rollback()
                raise
            self._check_place()
            self._fold_log()

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Explain what SQLite raises inside."""
        try:
            yield
        except sqlite3.Error as error:
            raise explain(error, self._path) from error

    def _check_place(self) -> None:
        """Fail if other programs do not find what is written: SQLite itself would go on."""
        found = _identity(self._file)
        if self._file and (found is None or found != self._identity):
            raise DatabaseError(
                f"{self._path} was moved, removed or replaced meanwhile, and the last changes went "
                "with it: see that it is in its place, and run the command again"
            )

    def _fold_log(self) -> None:
        """Wait for readers once in a while, so that the log can begin anew."""
        try:
            size = os.stat(f"{self._file}-wal").st_size
        except OSError:
            return  # where there is no log
        if size < self._long:
            return
        self._db.execute(f"PRAGMA busy_timeout = {int(PATIENCE * 1000)}")
        busy = self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        self._db.execute(f"PRAGMA busy_timeout = {int(TIMEOUT * 1000)}")
        self._long = 2 * size if busy else LONG


@contextmanager
def savepoint(db: sqlite3.Connection) -> Iterator[None]:
    """Keep what is changed inside, inside of a transaction, or nothing of it when anything is
    raised, whatever the caller does then; one may stand inside another.

    >>> with savepoint(sqlite3.connect(':memory:')):
    ...     pass
    """
    db.execute("SAVEPOINT part")
    try:
        yield
    except BaseException:
        db.execute("ROLLBACK TO part")
        raise
    finally:
        db.execute("RELEASE part")


def _identity(file: str) -> tuple[int, int] | None:
    """Give what tells a file from every other; None: there is none."""
    try:
        found = os.stat(file)
    except OSError:
        return None
    return found.st_dev, found.st_ino
