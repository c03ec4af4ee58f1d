"""The file that is served, as Datasette sees it, and how pages read it.

Datasette counts the rows of every table that it shows. That takes too long for a million, so whole
tables are counted beside the pages (`glossary.web.counts`), and what a filter leaves is counted up
to a limit only.
"""

from __future__ import annotations

import asyncio
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from datasette.database import Database, QueryInterrupted, Results
from datasette.utils import sqlite_timelimit

from glossary.connect import open_reader
from glossary.errors import DatabaseError
from glossary.lookup.meaning import Meanings
from glossary.web.counts import Keeper
from glossary.web.kept import BeingMadeError, Kept
from glossary.web.queries import QUERIES, Answer
from glossary.web.tables import INDEXES, TABLES
from glossary.web.tally import Tally, tally

_T = TypeVar("_T")

#: The tables by which a glossary is known.
_TABLES = {"concept", "term", "gloss"}

#: Rows that a filter leaves are counted up to this number, and one more says that there are more.
COUNTED = 10_000

#: For so long, in milliseconds; after that nothing is said of their number.
COUNTING = 30

#: Files of the glossary that are handed out at once.
EXPORTS = 2

_COUNT = re.compile(r"select count\(\*\) (from \[?(\w+)\]? (?:where (.+))?)$", re.DOTALL)

#: A filter by the value of a column, as Datasette writes it.
_PLAIN = re.compile(r'"?(\w+)"? = :(\w+)')

#: A condition that holds where those beside it do, see `glossary.web.filters`.
_IMPLIED = re.compile(r" and \w+ IN \(SELECT value FROM json_each\(:glossary_few\)\)")


class GlossaryDatabase(Database):  # type: ignore[misc]
    """A glossary, read as the commands read it: never written, wherever it lies."""

    def __init__(self, datasette: Any, path: str, is_mutable: bool) -> None:
        super().__init__(datasette, path, is_mutable=is_mutable)
        self._opened: list[sqlite3.Connection] = []
        self.keeper = Keeper(path)
        #: What `glossary.web.metadata` makes once.
        self.metadata: dict[str, Any] | None = None
        self._tally = Kept(path, tally)
        self._meanings = Kept(path, _meanings)
        #: Meanings are compared for one after the other.
        self.comparing = asyncio.Lock()
        #: So many files are made and sent at once.
        self.exporting = asyncio.Semaphore(EXPORTS)
        self._answers = {sql: Kept(path, partial(Answer, sql=sql)) for sql in QUERIES.values()}
        with closing(open_reader(path)) as db:
            #: The columns of the tables and views, and about how many concepts there are.
            self.columns = {name: _columns(db, name) for name in TABLES}
            self.concepts = int(db.execute("SELECT ifnull(max(id), 0) FROM concept").fetchone()[0])

    def connect(self, write: bool = False) -> sqlite3.Connection:
        """Open the file for reading; nothing may be written on this way."""
        if write:
            raise DatabaseError(f"{self.path} is only read by the pages")
        connection = open_reader(self.path, threads=True)
        self._opened.append(connection)
        return connection

    def close(self) -> None:
        """Let go of the file."""
        super().close()
        for connection in self._opened:
            connection.close()
        self._opened.clear()
        self.keeper.close()
        self._tally.close()
        self._meanings.close()
        for answer in self._answers.values():
            answer.close()

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

    async def tally(self) -> Tally | None:
        """Give the numbers of rows; None while they are counted for the first time."""
        return await asyncio.to_thread(self._tally.get)

    async def meanings(self) -> Meanings | None:
        """Give what compares meanings; None while it is made ready, which takes seconds."""
        return await asyncio.to_thread(self._meanings.get)

    async def execute(self, sql: str, params: Any = None, **options: Any) -> Any:
        """Run a statement as Datasette does, but count in the ways of this class."""
        if sql in self._answers:
            return await self._answer(sql)
        asked = _COUNT.fullmatch(sql)
        if asked is None:
            return await super().execute(sql, params, **options)
        known = await self._known(asked[2], asked[3], params or {})
        if known is not None:
            return await super().execute("select :known", {"known": known})
        limited = f"select count(*) from (select 1 {asked[1]} limit {COUNTED + 1})"
        return await super().execute(limited, params, **{**options, "custom_time_limit": COUNTING})

    async def _answer(self, sql: str) -> Results:
        found = await asyncio.to_thread(self._answers[sql].get)
        if found is None:
            raise BeingMadeError("this is being counted for the first time: ask again in a moment")
        return Results(found.rows, False, found.description)

    async def _known(self, table: str, where: str | None, params: Any) -> int | None:
        wanted = plain_filters(where or "", params)
        tally = await self.tally() if wanted is not None else None
        return tally.rows(table, wanted) if tally and wanted is not None else None

    async def table_counts(self, limit: int = 10) -> dict[str, int | None]:
        """Give the number of rows of each table as far as it is known."""
        tally = await self.tally()
        return {
            name: tally.rows(name, {}) if tally else None for name in await self.table_names()}

    async def hidden_table_names(self) -> list[str]:
        """Give the tables that only keep other tables in order."""
        found = await super().hidden_table_names()
        own = {"_sqlite_migrations", "sqlite_sequence", "assignment"}
        names = await self.table_names()
        return sorted({*found, *(n for n in names if n in own or n.startswith(INDEXES))})


def _meanings(db: sqlite3.Connection) -> Meanings:
    meanings = Meanings(db)
    meanings.near("뜻", 1)
    return meanings


def _columns(db: sqlite3.Connection, table: str) -> tuple[str, ...]:
    rows = db.execute("SELECT name FROM pragma_table_info(?)", (table,))
    return tuple(name for name, in rows)


def plain_filters(where: str, params: Any) -> dict[str, str] | None:
    """Give the columns and values that a condition of Datasette asks for; None: it asks for more.

    >>> plain_filters('"kind" = :p0 and "status" = :p1 ', {'p0': 'reading', 'p1': 'approved'})
    {'kind': 'reading', 'status': 'approved'}
    >>> plain_filters('', {}), plain_filters('"kind" like :p0', {'p0': 'r%'})
    ({}, None)
    """
    found: dict[str, str] = {}
    where = _IMPLIED.sub("", where)
    for part in filter(None, map(str.strip, where.split(" and "))):
        plain = _PLAIN.fullmatch(part)
        if not plain or plain[1] in found:
            return None
        found[plain[1]] = params[plain[2]]
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
            # It would try all columns of a table, and no page of ours shows what comes of it.
            getattr(datasette, "_settings", {})["suggest_facets"] = False


def serves(datasette: Any) -> bool:
    """Tell whether *datasette* serves a glossary, be it of an older schema, or taken away since."""
    return any(
        isinstance(database, GlossaryDatabase) or is_glossary(database.path)
        for database in datasette.databases.values())


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
