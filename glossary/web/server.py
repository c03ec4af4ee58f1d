"""The Datasette that ``glossary serve`` starts: its settings, and the plugin in it."""

from __future__ import annotations

import os
from typing import Any

from datasette.app import Datasette
from datasette.plugins import pm

from glossary.web import plugin

#: Settings that differ from those of Datasette (docs.datasette.io, settings).
SETTINGS = {
    "suggest_facets": False,     # it tries every column of a table
    "default_cache_ttl": 0,      # a decision is seen at once
    "default_allow_sql": False,
    "allow_download": False,
}


def make(path: str | os.PathLike[str], **more: Any) -> Any:
    """Make the Datasette that serves the glossary at *path*; *more* is for its constructor.

    The plugin is registered by hand where the package is not installed.
    """
    if not pm.is_registered(plugin):
        pm.register(plugin, "glossary")
    return Datasette([os.fspath(path)], settings=SETTINGS, **more)


def hush() -> None:
    """Have nothing printed about pages that are not there.

    Our own page of what went wrong logs what is the program's fault.
    """
    if pm.has_plugin("datasette.handle_exception"):
        pm.unregister(name="datasette.handle_exception")
