"""Which address is which page; all else is Datasette's own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from glossary.web import actors, pages
from glossary.web.database import GlossaryDatabase, serves

#: The pages: the pattern of the address, the module below glossary.web, its function, which takes
#: the Datasette and the request.
_PAGES = (
    (r"^/$", "search", "page"),
    (r"^/-/results$", "search", "results"),
    (r"^/-/look-up\.json$", "search", "answer"),
    (r"^/concept/(?P<id>\d+)$", "concept", "page"),
    (r"^/concept/(?P<id>\d+)\.json$", "concept", "answer"),
    (r"^/document/(?P<id>\d+)$", "document", "page"),
    (r"^/documents$", "document", "listing"),
    (r"^/overview$", "overview", "page"),
)

View = Callable[..., Awaitable[Any]]


def routes(datasette: Any) -> list[tuple[str, View]]:
    """Give the patterns of the addresses and what answers them, if a glossary is served."""
    if not serves(datasette):
        return []
    found = [(pattern, _page(module, name)) for pattern, module, name in _PAGES if _has(module)]
    if _has("review"):
        found += import_module("glossary.web.review").routes
    found.append((r"^/-/export/(?P<name>[\w.-]+)$", _export))
    return [*found, (r"^/-/glossary/(?P<path>[\w.-]+)$", pages.static)]


async def _export(datasette: Any, request: Any, send: Any) -> Any:
    return await import_module("glossary.web.export").file(datasette, request, send)


def _has(module: str) -> bool:
    return find_spec(f"glossary.web.{module}") is not None


def _page(module: str, name: str) -> View:
    async def view(datasette: Any, request: Any) -> Any:
        for database in datasette.databases.values():
            if isinstance(database, GlossaryDatabase):
                await actors.permit(datasette, request.actor, database.name)
        return await getattr(import_module(f"glossary.web.{module}"), name)(datasette, request)

    return view
