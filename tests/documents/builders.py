"""What makes the report a file of each format."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable

import tests.documents
from glossary.documents import FORMATS
from tests.documents.forty import Report

_PREFIX = "build_"

Build = Callable[[Report], bytes]


def _builders() -> dict[str, Build]:
    """Give the functions ``build_<format>`` of all modules of this package."""
    found = {}
    for module in pkgutil.iter_modules(tests.documents.__path__, "tests.documents."):
        if module.name == __name__:
            continue
        for name, function in vars(importlib.import_module(module.name)).items():
            form = name[len(_PREFIX):]
            if name.startswith(_PREFIX) and form in FORMATS:
                found[form] = function
    return found


#: By the names of `FORMATS`.
BUILDERS = _builders()
