"""Facets of the tables: how many rows there are of each kind, status, document and year.

Datasette's own facets group all rows of a table for each page. These take their numbers from what
is kept (`glossary.web.tally`) as long as nothing but such a column narrows the table, and else
count what is left, for a limited time.
"""

from __future__ import annotations

from typing import Any

from datasette.database import QueryInterrupted
from datasette.facets import Facet
from datasette.utils import path_with_added_args, path_with_removed_args

from glossary.web.database import COUNTED, COUNTING, GlossaryDatabase, plain_filters
from glossary.web.filters import DOCUMENT
from glossary.web.tally import CROSSED, DOCUMENTS, Counted

#: The facets of each table and view, in their order.
FACETS = {
    **{table: (*columns, "document") for table, columns in CROSSED.items() if table in DOCUMENT},
    **{table: columns for table, columns in CROSSED.items() if table not in DOCUMENT},
    "gloss": ("kind", "document", "year"),
    "glossary": ("kind", "status", "document"),
    "segment_pair": ("method",),
    "document": ("year",),
}

_COLUMN = 'SELECT "{column}", count(*) AS n FROM ({sql}) GROUP BY 1 ORDER BY n DESC, 1'
_DOCUMENTS = """
    SELECT document_id, count(DISTINCT concept_id) AS n FROM gloss
    WHERE concept_id IN (SELECT {id} FROM ({sql})) GROUP BY 1 ORDER BY n DESC, 1
"""
_GLOSSED = "SELECT document_id, count(*) AS n FROM ({sql}) GROUP BY 1 ORDER BY n DESC, 1"
_YEARS = """
    SELECT substr(date, 1, 4) AS year, count(*) AS n FROM ({sql}) WHERE date <> ''
    GROUP BY year ORDER BY year DESC
"""
_GLOSSED_YEARS = """
    SELECT substr(date, 1, 4) AS year, count(*) AS n
    FROM ({sql}) AS found JOIN document ON document.id = found.document_id WHERE date <> ''
    GROUP BY year ORDER BY year DESC
"""


class GlossaryFacet(Facet):  # type: ignore[misc]
    """The facets of a table of a glossary, without anybody's asking for them."""

    type = "glossary"

    async def suggest(self) -> list[dict[str, Any]]:
        """Suggest nothing: all that there are stand on the page."""
        return []

    async def facet_results(self) -> tuple[Any, list[str]]:
        """Give the facets of the table, and those for which the time was too short."""
        found, late = [], []
        self._large: bool | None = None
        db = self.ds.databases.get(self.database)
        names = FACETS.get(self.table, ()) if isinstance(db, GlossaryDatabase) else ()
        for name in names:
            try:
                counted = await self._counted(db, name)
            except QueryInterrupted:
                late.append(name)
                continue
            if counted:
                found.append(await self._facet(db, name, counted))
        return found, late

    async def _counted(self, db: GlossaryDatabase, name: str) -> Counted:
        """Count the rows by *name*, and one more than is shown."""
        where = self.sql.partition(" where ")[2]
        wanted = plain_filters(where, self.params)
        tally = await db.tally()
        if tally is not None and wanted is not None:
            known = tally.values(self.table, name, wanted)
            if known is None and not wanted:
                known = self._whole(tally, name)
            if known is not None:
                return known
            if (tally.rows(self.table, wanted) or 0) > COUNTED:
                raise QueryInterrupted(TimeoutError(), self.sql, self.params)
        if await self._is_large(db):
            raise QueryInterrupted(TimeoutError(), self.sql, self.params)
        sql = self._statement(name).format(sql=self.sql, id=self._concept())
        rows = await db.execute(
            f"{sql} LIMIT {DOCUMENTS + 1}", self.params, custom_time_limit=COUNTING)
        return tuple((value, number) for value, number in rows.rows)

    async def _is_large(self, db: GlossaryDatabase) -> bool:
        """Tell whether too many rows are left to group them for each facet."""
        if self._large is None:
            limited = f"SELECT count(*) FROM (SELECT 1 FROM ({self.sql}) LIMIT {COUNTED + 1})"
            rows = await db.execute(limited, self.params, custom_time_limit=COUNTING)
            self._large = rows.rows[0][0] > COUNTED
        return self._large

    def _whole(self, tally: Any, name: str) -> Counted | None:
        known: Counted | None = None
        if name == "document":
            known = tally.documents
        elif name == "year":
            known = tally.years.get(self.table)
        return known

    def _statement(self, name: str) -> str:
        if name == "document":
            return _GLOSSED if self.table == "gloss" else _DOCUMENTS
        if name == "year":
            return _YEARS if self.table == "document" else _GLOSSED_YEARS
        return _COLUMN.replace("{column}", name)

    def _concept(self) -> str:
        return "id" if self.table == "concept" else "concept_id"

    async def _facet(self, db: GlossaryDatabase, name: str, counted: Counted) -> dict[str, Any]:
        param = f"_{name}" if name in ("document", "year") else name
        texts = await _titles(db, counted) if name == "document" else {}
        results = []
        for value, number in counted[:DOCUMENTS]:
            selected = self.request.args.get(param) == str(value)
            change = path_with_removed_args if selected else path_with_added_args
            changed = {param: str(value)} if selected else {param: str(value), "_next": None}
            results.append({
                "value": value, "label": texts.get(value, value), "count": number,
                "selected": selected,
                "toggle_url": self.ds.absolute_url(
                    self.request, self.ds.urls.path(change(self.request, changed))),
            })
        return {
            "name": name, "type": self.type, "results": results, "hideable": False,
            "toggle_url": "", "truncated": len(counted) > DOCUMENTS,
        }


async def _titles(db: GlossaryDatabase, counted: Counted) -> dict[object, str]:
    ids = str([number for number, _ in counted])
    rows = await db.execute(
        "SELECT id, coalesce(nullif(title, ''), path) FROM document "
        "WHERE id IN (SELECT value FROM json_each(?))", [ids])
    return {number: title for number, title in rows.rows}
