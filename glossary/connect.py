"""Opening the database file: who may write, which schema it has, what its errors mean.

A *reader* gets a connection that cannot change the file; it needs the standard library only, so
that a look-up starts fast. A *writer* brings the schema up to date first, and keeps a copy of what
was before (see `glossary.migrations.run`). While it writes there is a write-ahead log beside the
file, so that others may read meanwhile; at rest there is one file. A writer that is killed leaves
the log behind: whoever opens the file next takes from it what was finished.
"""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from glossary.errors import DatabaseError

#: The schema that this version of the program reads and writes: the number of the last step in
#: `glossary.migrations`.
SCHEMA = 10

#: So many seconds pass before what was locked is tried again.
_PAUSE = 0.01

#: For how long to wait, in seconds, while another program holds the lock.
TIMEOUT = 30.0

#: So much of the file, in bytes, is read as memory: a look-up then waits for no system call. For
#: a writer that makes no difference, and a failing disk would kill it.
MAPPED = 1 << 31

#: Seconds to wait, each time, where a log cannot be opened.
_PAUSES = (0.01, 0.05, 0.1, 0.3, 1.0)

_MAGIC = b"SQLite format 3\x00"

#: What a message of SQLite means to the user, by a part of it.
_MEANINGS = {
    "locked": "is locked by another program: try again when that has finished",
    "readonly": "cannot be written: check the permissions of the file and of its folder",
    "full": "could not grow, the disk is full: make room; what was finished before is kept",
    "disk I/O": "cannot be read or written: see whether the disk is full, failing, or gone, or "
                "whether `ulimit -f` is too low",
    "not a database": "is no SQLite database: name another file with --db",
    "malformed": "is damaged: restore a copy (`glossary backup --help` says how), or mine the "
                 "documents into a new file",
    "unable to open": "cannot be opened: check the permissions of the file and of its folder",
    "locking protocol": "cannot be locked: put it on a disk of this machine, not on the network",
}

_BROKEN_OFF = (
    "was left by a program that broke off, and cannot be read before it is put in order: "
    "run `glossary migrate` on it as somebody who may write to its folder"
)


class Connection(sqlite3.Connection):
    """A connection that keeps what look-ups have read of the index of misspelt words.

    >>> Connection(':memory:').kept
    {}
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kept: dict[Any, Any] = {}


def explain(error: sqlite3.Error, path: str | os.PathLike[str]) -> DatabaseError:
    """Turn an error of SQLite into one that tells what to do.

    >>> print(explain(sqlite3.OperationalError('database is locked'), 'glossary.db'))
    glossary.db is locked by another program: try again when that has finished
    """
    for part, meaning in _MEANINGS.items():
        if part in str(error):
            return DatabaseError(f"{os.fspath(path)} {meaning}")
    return DatabaseError(f"{os.fspath(path)}: {error}")


def open_reader(
    path: str | os.PathLike[str], older: bool = False, threads: bool = False
) -> sqlite3.Connection:
    """Open an existing glossary for reading; the caller closes it.

    Raises `DatabaseError` when the file is missing, no glossary, or of another schema; an *older*
    one may be allowed. With *threads* the connection may go from one thread to another.

    >>> open_reader('/nowhere/glossary.db')
    Traceback (most recent call last):
    glossary.errors.DatabaseError: /nowhere/glossary.db does not exist: name another file with \
--db, or make one with `glossary mine`
    """
    file = Path(path)
    _check_file(file, must_exist=True)
    try:
        connection = _read(file, threads)
        return _checked(connection, file, 1 if older else SCHEMA)
    except sqlite3.Error as error:
        raise explain(error, path) from error


def open_writer(path: str | os.PathLike[str], create: bool = True) -> sqlite3.Connection:
    """Open a glossary for writing, in autocommit mode; the caller closes it.

    A file that does not exist is made where *create* allows it, and an older schema is brought
    up to date. Raises `DatabaseError` as `open_reader` does; the file is then left as it was.
    """
    file = Path(path)
    _check_file(file, must_exist=not create)
    is_new = not file.exists()
    try:
        connection = _checked(_connect(file, "mode=rwc" if create else "mode=rw"), file)
        try:
            _prepare(connection, file)
        except BaseException:
            close(connection)
            raise
        return connection
    except sqlite3.Error as error:
        # Nothing was made of it, unless another program is at it, which has the lock.
        if is_new and "locked" not in str(error) and file.exists() and not file.stat().st_size:
            file.unlink()
        raise explain(error, path) from error


def close(connection: sqlite3.Connection) -> None:
    """Close what `open_writer` gave, its indexes brought in order, and leave one file unless
    somebody else has it open."""
    try:
        connection.execute("PRAGMA busy_timeout = 0")
        if version(connection) == SCHEMA:
            from glossary.letter_index import keep_up
            from glossary.search_index import join_parts

            with suppress(sqlite3.OperationalError):
                if keep_up(connection):  # after much writing only
                    join_parts(connection)
        seal(connection)
    except sqlite3.OperationalError:
        pass  # the last one to close does it
    finally:
        connection.close()


def keep_log(connection: sqlite3.Connection) -> None:
    """Have changes written to a write-ahead log, so that others may read meanwhile.

    SQLite does not wait for who reads at that very moment, so this does.
    """
    end = time.monotonic() + TIMEOUT
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > end:
                raise
            time.sleep(_PAUSE)


def seal(connection: sqlite3.Connection) -> None:
    """Fold the write-ahead log into the database, so that one file holds everything."""
    connection.execute("PRAGMA wal_checkpoint(PASSIVE)")  # the most of it while others may write
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("PRAGMA journal_mode = DELETE")


def _connect(file: Path, query: str, threads: bool = False) -> sqlite3.Connection:
    uri = f"{file.absolute().as_uri()}?{query}"
    connection = sqlite3.connect(
        uri, uri=True, timeout=TIMEOUT, isolation_level=None, check_same_thread=not threads,
        factory=Connection)
    connection.execute("PRAGMA foreign_keys = ON")
    if query.startswith("mode=ro"):
        connection.execute(f"PRAGMA mmap_size = {MAPPED}")
    return connection


def _read(file: Path, threads: bool) -> sqlite3.Connection:
    """Open *file* for reading, whatever a writer does or has left beside it."""
    for pause in _PAUSES:
        try:
            return _tried(file, "mode=ro", threads)
        except sqlite3.OperationalError as error:
            if not (os.access(file, os.W_OK) and os.access(file.absolute().parent, os.W_OK)):
                return _read_fixed(file, threads, error)
            if "readonly" not in str(error) and "unable to open" not in str(error):
                raise
            time.sleep(pause)  # a log may come or go at this very moment
            # Or a writer was killed as it changed the journal mode or began its log: who may
            # write takes that back, or makes what belongs to it, while a reader opens the file.
            with suppress(sqlite3.OperationalError), closing(_tried(file, "mode=rw")):
                return _tried(file, "mode=ro", threads)
    return _tried(file, "mode=ro", threads)


def _read_fixed(file: Path, threads: bool, error: sqlite3.Error) -> sqlite3.Connection:
    """Open *file* where no log can be made beside it, which even a reader wants.

    If it cannot be written, nobody else writes it either, so it may count as fixed.
    """
    if any(map(_is_filled, (Path(f"{file}-wal"), Path(f"{file}-journal")))):
        raise DatabaseError(f"{file} {_BROKEN_OFF}") from error
    return _tried(file, "mode=ro&immutable=1", threads)


def _is_filled(file: Path) -> bool:
    return file.exists() and file.stat().st_size > 0


def _tried(file: Path, query: str, threads: bool = False) -> sqlite3.Connection:
    """Open *file*, and read something of it."""
    connection = _connect(file, query, threads)
    try:
        version(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, file: Path) -> None:
    from glossary.search_index import tokens

    connection.create_function("tokens", 4, tokens, deterministic=True)
    if version(connection) < SCHEMA:
        from glossary.migrations.run import migrate  # takes longer to load than a look-up lasts

        migrate(connection, file)


def _check_file(file: Path, must_exist: bool) -> None:
    if file.is_dir():
        raise DatabaseError(f"{file} is a folder: name a file with --db")
    if not file.exists():
        if must_exist:
            raise DatabaseError(
                f"{file} does not exist: name another file with --db, "
                "or make one with `glossary mine`"
            )
        if not file.absolute().parent.is_dir():
            raise DatabaseError(f"{file} cannot be made, its folder does not exist: make that")
        return
    try:
        with file.open("rb") as stream:
            head = stream.read(len(_MAGIC))
    except OSError as error:
        raise DatabaseError(
            f"{file} cannot be read ({error.strerror}): check its permissions") from error
    if head != _MAGIC and (head or must_exist):
        raise DatabaseError(f"{file} {_MEANINGS['not a database']}")


def version(connection: sqlite3.Connection) -> int:
    """Give the schema of a database; 0: it is no glossary, or not yet."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _checked(connection: sqlite3.Connection, file: Path, least: int = 0) -> sqlite3.Connection:
    """Give *connection* back if its schema suits, else close it and say why not.

    *least* is 0 for a writer, which makes a glossary of an empty file.
    """
    try:
        # In one question: another program may be making the glossary at this moment.
        schema, tables = connection.execute(
            "SELECT user_version, (SELECT count(*) FROM sqlite_master) FROM pragma_user_version"
        ).fetchone()
        if schema > SCHEMA:
            raise DatabaseError(
                f"{file} was written by a newer version (its schema is {schema}, this program "
                f"knows {SCHEMA}): update with `pip install -U kozh-glossary`"
            )
        if schema == 0 and (tables or least):
            raise DatabaseError(f"{file} is no glossary: name another file with --db")
        if schema < least:
            raise DatabaseError(
                f"{file} has the older schema {schema}: bring it up to date by "
                f"`glossary migrate --db {file}`, which keeps a copy of it"
            )
    except BaseException:
        connection.close()
        raise
    return connection
