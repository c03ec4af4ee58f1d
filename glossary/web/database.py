"""The file that is served, as Datasette sees it, and how pages read it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

from datasette.database import Database, QueryInterrupted
from datasette.utils import sqlite_timelimit

from glossary.connect import open_reader
from glossary.errors import DatabaseError

_T = TypeVar("_T")

#: The tables by which a glossary is known.
_TABLES = {"concept", "term", "gloss"}


class GlossaryDatabase(Database):  # type: ignore[misc]
    """A glossary, read as the commands read it: never written, wherever it lies."""

    def connect(self, write: bool = False) -> sqlite3.Connection:
        """Open the file for reading; nothing may be written on this way."""
        if write:
            raise DatabaseError(f"{self.path} is only read by the pages")
        connection = open_reader(self.path, threads=True)
        self._all_file_connections.append(connection)
        return connection

    async def read(self, function: Callable[[sqlite3.Connection], _T]) -> _T:
        """Call *function* with a connection that gives tuples, in a thread, for a limited time.

        Raises `QueryInterrupted` of Datasette when the time is over.
        """
        def in_thread(connection: sqlite3.Connection) -> _T:
            factory, connection.row_factory = connection.row_factory, None
            try:
                with sqlite_timelimit(connection, self.ds.sql_time_limit_ms):
                    return function(connection)
            except sqlite3.OperationalError as error:
                if error.args == ("interrupted",):
                    raise QueryInterrupted(error, "look-up", {}) from error
                raise
            finally:
                connection.row_factory = factory

        found: _T = await self.execute_fn(in_thread)
        return found


def is_glossary(path: str | Path | None) -> bool:
    """Tell whether the file has the tables of a glossary, of whatever schema."""
    if not path or not Path(path).is_file():
        return False
    uri = f"{Path(path).absolute().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as db:
            names = {name for name, in db.execute("SELECT name FROM sqlite_master")}
            version = db.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.Error:
        return _opens(path)
    return bool(version) and names >= _TABLES


def _opens(path: str | Path) -> bool:
    """Tell the same of a file where no log can be made beside it."""
    try:
        open_reader(path, older=True).close()
    except DatabaseError:
        return False
    return True


def adopt(datasette: Any) -> None:
    """Put a `GlossaryDatabase` in the place of each glossary of the present schema."""
    for name, database in list(datasette.databases.items()):
        if is_glossary(database.path) and not isinstance(database, GlossaryDatabase):
            try:
                open_reader(database.path).close()
            except DatabaseError:
                continue  # the front page says why
            route = database.route
            ours = GlossaryDatabase(datasette, database.path, is_mutable=database.is_mutable)
            datasette.remove_database(name)
            datasette.add_database(ours, name=name, route=route)


def serves(datasette: Any) -> bool:
    """Tell whether *datasette* serves a glossary, be it of an older schema."""
    return any(is_glossary(database.path) for database in datasette.databases.values())


def glossary_of(datasette: Any) -> GlossaryDatabase:
    """Give the glossary that *datasette* serves.

    Raises `DatabaseError` with what to do where there is none of this schema.
    """
    for database in datasette.databases.values():
        if isinstance(database, GlossaryDatabase):
            return database
    for database in datasette.databases.values():
        if database.path and is_glossary(database.path):
            open_reader(database.path).close()
    raise DatabaseError("there is no glossary here: start with `glossary serve`")
