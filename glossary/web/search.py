"""The front page: one box for whatever a person types, and its answer as JSON."""

from __future__ import annotations

from typing import Any

from datasette import Response
from datasette.database import QueryInterrupted

from glossary import lookup
from glossary.entries import Found
from glossary.errors import DatabaseError
from glossary.hits import found_record
from glossary.web import pages
from glossary.web.database import glossary_of

#: Hits of a word, unless more are asked for, and at most.
LIMIT, MOST = 20, 100


async def page(datasette: Any, request: Any) -> Any:
    """Answer with the search box, and below it what it finds."""
    word = request.args.get("q") or ""
    context: dict[str, Any] = {"word": word, "found": None, "fault": None}
    try:
        glossary_of(datasette)
        context["found"] = await find(datasette, word) if word.strip() else None
    except DatabaseError as error:
        context["fault"] = str(error)
    except QueryInterrupted:
        context["slow"] = True
    return await pages.render(datasette, request, "glossary_search.html", context)


async def answer(datasette: Any, request: Any) -> Any:
    """Answer as ``glossary lookup --format json`` does for one word."""
    word = request.args.get("q") or ""
    try:
        found = await find(datasette, word, _limit(request.args.get("limit")))
    except DatabaseError as error:
        return Response.json({"ok": False, "error": str(error)}, status=503)
    except QueryInterrupted:
        return Response.json({"ok": False, "error": "that took too long"}, status=503)
    return Response.json(found_record(found))


async def find(datasette: Any, word: str, limit: int = LIMIT) -> Found:
    """Look *word* up, in a thread of Datasette."""
    word = word.encode("utf-8", "replace").decode()  # half a surrogate pair is no character
    return await glossary_of(datasette).read(lambda db: lookup.lookup(db, word, limit))


def _limit(text: str | None) -> int:
    return min(int(text), MOST) if text and text.isascii() and text.isdigit() else LIMIT
