"""What Datasette's own pages and its JSON know of the tables: titles, columns, what can be sorted.

Datasette 0.65 asks for it; 1.0 is told once, at its start.

The words are those of the tables of labels, in English; our templates show them in the language of
the reader.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from glossary.web.database import GlossaryDatabase
from glossary.web.labels import Labels
from glossary.web.queries import queries
from glossary.web.tables import TABLES

#: Below so many concepts all columns may be sorted by.
FEW = 20_000

#: Rows of a page.
SIZE = 30

#: What 1.0 has in its configuration.
_CONFIGURED = ("allow", "hidden", "label_column", "size", "sortable_columns")

_NOBODY = ("term_search", "term_search_config", "term_search_data", "term_search_docsize",
           "term_search_idx", "term_search_content",
           "letter_bits", "letter_later", "letter_part", "letter_words")


def metadata(datasette: Any, only_allowed: bool = False) -> dict[str, Any]:
    """Give what Datasette wants to know of each glossary that it serves.

    It asks some hundred times for a page, so this is made once. Before it shows a table Datasette
    copies all of it, to see who may: for that there is the part that says so, *only_allowed*.
    """
    return {"databases": {
        name: _tables_for_nobody() if only_allowed else _kept(database)
        for name, database in datasette.databases.items()
        if isinstance(database, GlossaryDatabase)
    }}


async def tell(datasette: Any) -> None:
    """Tell Datasette 1.0 what `metadata` gives; what its own configuration says comes first."""
    if not hasattr(datasette, "add_query"):
        return
    config = datasette.config.setdefault("databases", {})
    for name, ours in metadata(datasette)["databases"].items():
        own = config.setdefault(name, {})
        own.setdefault("allow_sql", ours["allow_sql"])
        own["tables"] = {
            table: {**{key: value for key, value in about.items() if key in _CONFIGURED},
                    **own.get("tables", {}).get(table, {})}
            for table, about in {**own.get("tables", {}), **ours["tables"]}.items()
        }
        for query, about in ours["queries"].items():
            kept = {key: value for key, value in about.items() if key != "name"}
            await datasette.add_query(name, query, is_trusted=True, **kept)


def _kept(database: GlossaryDatabase) -> dict[str, Any]:
    if database.metadata is None:
        database.metadata = _database(database)
    return database.metadata


def _tables_for_nobody() -> dict[str, Any]:
    return {"tables": {name: {"allow": False, "hidden": True} for name in _NOBODY}}


def _database(database: GlossaryDatabase) -> dict[str, Any]:
    label = Labels("en")
    tables: dict[str, Any] = _tables_for_nobody()["tables"]
    for name, indexed in TABLES.items():
        tables[name] = {
            "title": label(f"table.{name}"), "description": label(f"table.{name}.about"),
            "columns": about(database.columns[name], label), "size": SIZE,
        }
        if database.concepts > FEW:
            tables[name]["sortable_columns"] = list(indexed)
    tables["document"]["label_column"] = "title"
    return {
        "title": label("site.name"), "description": label("site.tagline"),
        "allow_sql": {"id": "root"}, "tables": tables, "queries": queries(label),
    }


def about(columns: Iterable[str], label: Labels) -> dict[str, str]:
    """Give what *columns* mean, as far as their names do not say it.

    >>> about(['ko', 'sha256'], Labels('en'))
    {'ko': 'as printed, or the preferred Korean form'}
    """
    return {name: label(f"about.{name}") for name in columns if f"about.{name}" in label}
