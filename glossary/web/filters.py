"""Filters of tables that Datasette does not have: its search box answered by our look-up, and
the document and the year that a concept was printed in.

The index of look-up has no row for a row of ``term`` that Datasette's own search could use. So the
words are looked up here, and the table is narrowed to the concepts that they lead to.
"""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from datasette.filters import FilterArguments
from datasette.utils.asgi import BadRequest

from glossary.lookup.words import together
from glossary.web import labels
from glossary.web.database import GlossaryDatabase
from glossary.web.tally import BEHIND, CROSSED

#: A search shows at most so many concepts.
LIMIT = 200

_DOCUMENTS = "id IN (SELECT document_id FROM gloss WHERE concept_id IN ({ids}))"
_GIVEN = "SELECT value FROM json_each(:glossary_found)"
_PRINTED = (
    "SELECT concept_id FROM gloss WHERE document_id = :glossary_document OR passage IN "
    "(SELECT passage FROM repeat WHERE document_id = :glossary_document)")
_OF_YEAR = "SELECT id FROM document WHERE substr(date, 1, 4) = :glossary_year"

#: The tables and views that can be searched, and how the ids of concepts narrow each.
SEARCHED = {
    "concept": "id IN ({ids})",
    "glossary": "concept_id IN ({ids})",
    "term": "concept_id IN ({ids})",
    "gloss": "concept_id IN ({ids})",
    "decision": "concept_id IN ({ids})",
    "document": _DOCUMENTS,
}

#: How the id of a document narrows a table, and how a year does.
DOCUMENT = {
    "concept": f"id IN ({_PRINTED})",
    "glossary": f"concept_id IN ({_PRINTED})",
    "term": f"concept_id IN ({_PRINTED})",
    "gloss": "document_id = :glossary_document",
}
YEAR = {
    "gloss": f"document_id IN ({_OF_YEAR})",
    "document": "substr(date, 1, 4) = :glossary_year",
}


class Chip(NamedTuple):
    """A filter that holds, as the page shows it: its words, and the parameter that makes it."""

    text: str
    param: str
    value: str


async def filters(request: Any, database: str, table: str, datasette: Any) -> Any:
    """Give what the parameters ``_search``, ``_document`` and ``_year`` narrow *table* to."""
    db = datasette.databases.get(database)
    if not isinstance(db, GlossaryDatabase):
        return None
    unknown = {*request.args.getlist("_facet")} - {*await db.table_columns(table)}
    if unknown:
        raise BadRequest(f"there is no column {min(unknown)}")
    found = FilterArguments([], extra_context={"chips": []})
    if table in SEARCHED:
        # Datasette's own search comes first, and says that there is none.
        found.extra_context["supports_search"] = True
        text = request.args.get("_search") or ""
        if text.strip():
            await _search(db, table, text, found, labels.of(request))
    _printed(request, table, found)
    await _few(db, request, table, found)
    return found


async def _few(db: GlossaryDatabase, request: Any, table: str, found: Any) -> None:
    """Lead at once to the rows of a kind, status and so on, where they are few."""
    columns = CROSSED.get(BEHIND.get(table, table), ())
    wanted = {name: request.args[name] for name in columns
              if len(request.args.getlist(name)) == 1}
    tally = await db.tally() if wanted else None
    few = tally.few(table, wanted) if tally else None
    if few is not None and not found.where_clauses:
        key = "concept_id" if table == "glossary" else "id"
        found.where_clauses.append(f"{key} IN (SELECT value FROM json_each(:glossary_few))")
        found.params["glossary_few"] = json.dumps(few)


async def _search(
    db: GlossaryDatabase, table: str, text: str, found: Any, label: labels.Labels
) -> None:
    text = text.encode("utf-8", "replace").decode()  # half a surrogate pair is no character
    ids, more = await db.read(lambda connection: together(connection, text, LIMIT))
    found.where_clauses.append(SEARCHED[table].format(ids=_GIVEN))
    found.params["glossary_found"] = json.dumps(ids)
    found.human_descriptions.append(
        f'search matches "{text}"' + (f" (the best {LIMIT:,} concepts)" if more else ""))
    found.extra_context["search"] = text
    found.extra_context["searched"] = label("data.best", n=f"{LIMIT:,}") if more else ""


def _printed(request: Any, table: str, found: Any) -> None:
    for param, clauses in (("_document", DOCUMENT), ("_year", YEAR)):
        value = request.args.get(param) or ""
        if table in clauses and value.isascii() and value.isdigit() and len(value) < 19:
            name = f"glossary{param}"
            found.where_clauses.append(clauses[table])
            found.params[name] = int(value) if param == "_document" else value
            found.human_descriptions.append(f"{param[1:]} = {value}")
            found.extra_context["chips"].append(Chip(f"{param[1:]} {value}", param, value))
