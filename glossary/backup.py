"""Copies of a glossary: whole, checked, and never in the place of something else unasked.

A copy is made by SQLite's own means for it, of one moment, while others read and write; what is
still in the write-ahead log is in it. It is made under another name and gets its own when it is
found whole, so that there is never half a copy:

    glossary.db ── copy ── glossary.2025-12-01.backup.db.part ── check ── …backup.db

Source: https://www.sqlite.org/backup.html
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from glossary.connect import TIMEOUT, close, explain, open_reader, version
from glossary.errors import DatabaseError

#: What a copy is said to hold.
TABLES = ("document", "concept", "term", "gloss", "decision")

#: Bytes at the head of a database that tell how often it was written, not what it holds.
_HEADER = 100

_BUSY = (5, 6)  # SQLITE_BUSY, SQLITE_LOCKED


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy: where it is, its size in bytes, its schema, and how many rows of each of `TABLES`.

    >>> Copy(Path('g.db'), 4096, 4, {'concept': 0}).rows['concept']
    0
    """

    path: Path
    size: int
    schema: int
    rows: dict[str, int]


def backup(
    db: str | os.PathLike[str], target: str | os.PathLike[str] | None = None, force: bool = False
) -> Copy:
    """Copy the glossary *db*, of whatever schema, to *target*, and check the copy.

    Without a target, the copy stands beside the glossary and has the date in its name; a folder as
    the target gets a file of that name. A file that exists is overwritten only by *force*, and only
    if it is a glossary; whoever has that open sees the copy from then on. Raises `DatabaseError`.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     copy = backup('glossary.db', folder + '/copy.db')
    >>> copy.rows['document']
    5
    """
    source = Path(db)
    with closing(open_reader(source, older=True)) as connection:
        path = _target(source, None if target is None else Path(target))
        if not path.exists():
            with _part(connection, path) as part:
                _give_name(part, path)
        elif not force:
            raise _exists(path)
        elif path.samefile(source):
            raise DatabaseError(f"{path} is the glossary itself: name another file")
        else:
            _overwrite(connection, path)
    return _described(path)


def keep_copy(file: Path, name: str) -> Path:
    """Keep a copy of *file*, of whatever schema, beside it as *name*; give its path.

    A copy that exists is taken if it is the same, and never overwritten. Raises `DatabaseError`.
    """
    with closing(open_reader(file, older=True)) as source, _part(source, named(file, name)) as part:
        paths = (named(file, name, number) for number in count(1))
        path = next(path for path in paths if not path.exists() or _same(part, path))
        if not path.exists():
            _give_name(part, path)
        return path


def named(file: Path, name: str, number: int = 1) -> Path:
    """Give the path of a copy of *file*.

    >>> print(named(Path('a/g.db'), 'schema-2'), named(Path('g'), '2025-12-01', 2))
    a/g.schema-2.backup.db g.2025-12-01.backup-2
    """
    again = f"-{number}" if number > 1 else ""
    return file.with_name(f"{file.stem}.{name}.backup{again}{file.suffix}")


def _target(source: Path, target: Path | None) -> Path:
    dated = named(source, time.strftime("%Y-%m-%d"))
    if target is None:
        return dated
    return target / dated.name if target.is_dir() else target


def _exists(path: Path) -> DatabaseError:
    return DatabaseError(f"{path} exists already: name another file, or overwrite it with --force")


@contextmanager
def _part(connection: sqlite3.Connection, path: Path) -> Iterator[Path]:
    """Give a whole copy under another name than *path*, which is free again at the end."""
    part = path.with_name(f"{path.name}.part")
    try:
        _remove(part)
        with closing(sqlite3.connect(part, isolation_level=None)) as target:
            target.execute("PRAGMA synchronous = OFF")  # it is flushed when it is whole
            connection.backup(target, progress=_patience())
            target.execute("PRAGMA journal_mode = DELETE")
            _check(target)
        _flush(part)
        yield part
    except (sqlite3.Error, DatabaseError) as error:
        said = explain(error, path) if isinstance(error, sqlite3.Error) else error
        raise DatabaseError(f"no copy was made: {said}") from error
    except OSError as error:
        raise DatabaseError(f"no copy was made: {path} cannot be written ({error.strerror})"
                            ) from error
    finally:
        with suppress(OSError):
            _remove(part)


def _give_name(part: Path, path: Path) -> None:
    """Give *part* its name, unless something has that; a log without a database goes away."""
    _remove_logs(path)  # SQLite would take them for changes of the copy
    try:
        os.link(part, path)
    except FileExistsError as error:
        raise _exists(path) from error
    except OSError:  # a file system without hard links
        part.rename(path)
    _flush(path.absolute().parent)


def _remove(part: Path) -> None:
    """Remove a copy that has no name yet, be it one that a program left which broke off."""
    part.unlink(missing_ok=True)
    _remove_logs(part)


def _remove_logs(path: Path) -> None:
    for end in ("-wal", "-journal"):
        Path(f"{path}{end}").unlink(missing_ok=True)


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _overwrite(connection: sqlite3.Connection, path: Path) -> None:
    """Make the glossary at *path* what *connection* has, for everybody who has it open."""
    try:
        open_reader(path, older=True).close()
    except DatabaseError as error:
        raise DatabaseError(
            f"{path} is no glossary, or damaged: move it away, and leave out --force") from error
    try:
        _check(connection)
        target = sqlite3.connect(path, timeout=TIMEOUT, isolation_level=None)
        try:
            connection.backup(target, progress=_patience())
            _check(target)
        finally:
            close(target)
    except sqlite3.Error as error:
        raise explain(error, path) from error


def _patience() -> Callable[[int, int, int], None]:
    """Give what stops a copy that has waited too long for others."""
    end = time.monotonic() + TIMEOUT

    def tell(status: int, remaining: int, total: int) -> None:
        if status in _BUSY and time.monotonic() > end:
            raise sqlite3.OperationalError("database is locked")

    return tell


def _check(connection: sqlite3.Connection) -> None:
    try:
        found = connection.execute("PRAGMA integrity_check").fetchall()
    except sqlite3.DatabaseError as error:
        if "malformed" not in str(error):
            raise
        found = []
    if found != [("ok",)]:
        raise DatabaseError("what is to be copied is damaged: restore an earlier copy of it")


def _same(part: Path, path: Path) -> bool:
    """Tell whether two databases hold the same, page by page."""
    if part.stat().st_size != path.stat().st_size:
        return False
    with part.open("rb") as one, path.open("rb") as other:
        one.seek(_HEADER)
        other.seek(_HEADER)
        return all(
            mine == other.read(len(mine)) for mine in iter(lambda: one.read(1 << 20), b""))


def _described(path: Path) -> Copy:
    with closing(open_reader(path, older=True)) as connection:
        rows = {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
                for table in TABLES}
        return Copy(path, path.stat().st_size, version(connection), rows)
