"""The page of what went wrong: what, why, and what to do, never the inside of the program."""

from __future__ import annotations

import sqlite3
import sys
import traceback
from typing import Any

from datasette import Forbidden, Response
from datasette.database import QueryInterrupted
from datasette.utils.asgi import Base400
from datasette.views.base import DatasetteError

from glossary.errors import DatabaseError
from glossary.web import labels, pages
from glossary.web.kept import BeingMadeError

#: Seconds until a page asks again for what is being made.
AGAIN = 3

#: What Datasette calls a statement that was stopped.
_STOPPED = "SQL Interrupted"


async def answer(datasette: Any, request: Any, error: BaseException) -> Any:
    """Answer with the page, or the JSON, of *error*."""
    label = labels.of(request)
    status, message = _told(error, label)
    if status == 500:
        traceback.print_exception(error, file=sys.stderr)
    if request.path.endswith(".json"):
        return Response.json({"ok": False, "error": message, "status": status}, status=status)
    context = {"status": status, "message": message, "again": AGAIN if _is_made(error) else None}
    return await pages.render(datasette, request, "error.html", context, status)


def _is_made(error: BaseException) -> bool:
    return isinstance(error, BeingMadeError)


def _told(error: BaseException, label: labels.Labels) -> tuple[int, str]:
    if isinstance(error, QueryInterrupted) or getattr(error, "title", None) == _STOPPED:
        return 400, label("error.slow")
    if _is_made(error):
        return 503, label("error.wait")
    if isinstance(error, DatabaseError):
        return 503, str(error)
    if isinstance(error, Forbidden):
        return 403, label("error.403")
    if isinstance(error, (Base400, DatasetteError)):
        status = int(getattr(error, "status", 0) or 400)
        if status in (403, 404):
            return status, label(f"error.{status}")
        return 400, label("error.400", message=_message(error))
    if isinstance(error, (ValueError, OverflowError, sqlite3.OperationalError)):
        return 400, label("error.400", message=str(error))
    return 500, label("error.500")


def _message(error: Any) -> str:
    return str(getattr(error, "message", None) or error)
