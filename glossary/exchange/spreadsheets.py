"""openpyxl, by which XLSX is read and written: an extra of its own, since most never need it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from glossary.errors import TableError


def openpyxl() -> Any:
    """Load openpyxl; raises `TableError` where it is not installed.

    >>> openpyxl().__name__
    'openpyxl'
    """
    try:
        return import_module("openpyxl")
    except ImportError as error:
        raise TableError(
            "XLSX needs openpyxl, not installed here. Run: pip install 'kozh-glossary[xlsx]'"
        ) from error
