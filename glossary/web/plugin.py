"""The hooks of Datasette that make it a glossary; each calls the module of the thing.

They do nothing in a Datasette that serves no glossary. Import `glossary.web.server`, not this:
Datasette must be loaded before its plugins. Modules are loaded where they are needed, because
Datasette loads this one whatever it serves.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

from datasette import hookimpl


@hookimpl
def startup(datasette: Any) -> Any:
    """Have the glossary read the way the commands do."""
    from glossary.web import database, metadata

    async def start() -> None:
        database.adopt(datasette)
        await metadata.tell(datasette)

    return start


@hookimpl
def get_metadata(datasette: Any, key: str | None, table: str | None) -> dict[str, Any]:
    """Name and describe tables and columns; ask the questions."""
    from glossary.web import metadata

    return metadata.metadata(datasette, only_allowed=key == "tables" and table is None)


@hookimpl
def prepare_jinja2_environment(env: Any, datasette: Any) -> None:
    """Let templates be found, ahead of Datasette's own."""
    from glossary.web import pages

    pages.add_templates(env, datasette)


@hookimpl
def register_routes(datasette: Any) -> list[tuple[str, Any]]:
    """Give the addresses of the pages."""
    from glossary.web import routes

    return routes.routes(datasette)


@hookimpl
def extra_template_vars(datasette: Any, request: Any) -> dict[str, Any]:
    """Give templates the labels in the language of the reader."""
    from glossary.web import pages

    return pages.variables(datasette, request)


@hookimpl
def prepare_connection(conn: sqlite3.Connection, database: str, datasette: Any) -> None:
    """Give the connection what the questions need."""
    from glossary.web import queries

    queries.prepare(conn)


@hookimpl(trylast=True)
def filters_from_request(request: Any, database: str, table: str, datasette: Any) -> Any:
    """Answer the search box of a table, after Datasette has found that it cannot."""
    from glossary.web import filters

    async def answer() -> Any:
        return await filters.filters(request, database, table, datasette)

    return answer


@hookimpl
def register_facet_classes() -> list[type]:
    """Give the facets that are counted beside the pages."""
    from glossary.web import facets

    return [facets.GlossaryFacet]


@hookimpl
def render_cell(
    row: Any, value: Any, column: str, table: str | None, database: str, datasette: Any
) -> Any:
    """Mark the language of a text, and make links."""
    from glossary.web import cells

    return cells.cell(row, value, column, table, datasette, database)


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[Any], Any]:
    """Tell the browser what it must not do."""
    from glossary.web import database, security

    return security.wrap if database.serves(datasette) else lambda app: app


@hookimpl
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Any:
    """Say what went wrong on a page of ours."""
    from glossary.web import database, faults

    async def answer() -> Any:
        if database.serves(datasette):
            return await faults.answer(datasette, request, exception)
        return None

    return answer


@hookimpl
def permission_allowed(datasette: Any, actor: Any, action: str) -> bool | None:
    """Tell who may decide about concepts (Datasette 0.65)."""
    from glossary.web import actors

    return actors.permitted(datasette, actor, action)


@hookimpl
def register_actions(datasette: Any) -> list[Any]:
    """Name what is to be permitted (Datasette 1.0)."""
    from glossary.web import actors

    return actors.actions()


@hookimpl
def permission_resources_sql(datasette: Any, actor: Any, action: str) -> Any:
    """Tell who may decide about concepts (Datasette 1.0)."""
    from glossary.web import actors

    return actors.permitted_sql(datasette, actor, action)
