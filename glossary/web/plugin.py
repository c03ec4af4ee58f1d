"""The hooks of Datasette that make it a glossary; each calls the module of the thing.

They do nothing in a Datasette that serves no glossary. Import `glossary.web.server`, not this:
Datasette must be loaded before its plugins.
"""

from __future__ import annotations

import sqlite3
from typing import Any

from datasette import hookimpl


@hookimpl
def startup(datasette: Any) -> None:
    """Have the glossary read the way the commands do."""
    from glossary.web import database

    database.adopt(datasette)


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
    """Give the connection what look-up needs."""


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
