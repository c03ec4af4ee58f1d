"""The front page: one box for whatever a person types; its results alone, and as JSON."""

from __future__ import annotations

import asyncio
import sqlite3
from typing import Any

from datasette import Response
from datasette.database import QueryInterrupted

from glossary import lookup
from glossary.entries import Entry, Found
from glossary.errors import DatabaseError
from glossary.lookup.meaning import Meanings
from glossary.lookup.rows import Row, entries
from glossary.showing.hits import found_record
from glossary.web import labels, pages
from glossary.web.database import GlossaryDatabase, glossary_of

#: Hits of a word, unless more are asked for, and at most.
LIMIT, MOST = 20, 100


async def page(datasette: Any, request: Any) -> Any:
    """Answer with the search box, and below it what it finds, or what there is to find."""
    context: dict[str, Any] = {"word": "", "found": None, "fault": None}
    status = 200
    try:
        glossary = glossary_of(datasette)
        context |= await _results(glossary, request)
        if not context["word"]:
            context |= await _welcome(glossary)
    except DatabaseError as error:
        context["fault"], status = str(error), 503
    return await pages.render(datasette, request, "glossary_search.html", context, status)


async def results(datasette: Any, request: Any) -> Any:
    """Answer with the results alone, for the script of the front page."""
    context = await _results(glossary_of(datasette), request)
    return await pages.render(datasette, request, "_results.html", context)


async def answer(datasette: Any, request: Any) -> Any:
    """Answer with a line of ``glossary lookup --format jsonl``."""
    word = request.args.get("q") or ""
    try:
        found = await _find(glossary_of(datasette), word, _limit(request.args.get("limit")))
    except QueryInterrupted:
        message = labels.Labels("en")("search.slow")
        return Response.json({"ok": False, "error": message, "status": 503}, status=503)
    return Response.json(found_record(found))


async def _results(glossary: GlossaryDatabase, request: Any) -> dict[str, Any]:
    """Give what the template of the results shows."""
    word = _clean(request.args.get("q") or "")
    by_meaning = bool(request.args.get("meaning"))
    context: dict[str, Any] = {"word": word, "found": None, "meaning": by_meaning}
    if not word.strip():
        return context
    try:
        meanings = await glossary.meanings() if by_meaning else None
        context["waiting"] = by_meaning and meanings is None
        context["found"] = await _find(glossary, word, LIMIT, meanings)
    except QueryInterrupted:
        context["slow"] = True
    return context


async def _find(
    glossary: GlossaryDatabase, word: str, limit: int, meanings: Meanings | None = None
) -> Found:
    word = _clean(word)
    found = await glossary.read(lambda db: lookup.lookup(db, word, limit))
    if found.hits or meanings is None:
        return found
    # To compare takes longer than a statement may.
    async with glossary.comparing:
        near = _Compared(await asyncio.to_thread(meanings.near, word, limit + 1))
    return await glossary.read(lambda db: lookup.lookup(db, word, limit, near))


class _Compared(Meanings):
    """Meanings that were compared already."""

    def __init__(self, rows: list[Row]) -> None:
        self._rows = rows

    def near(self, word: str, wanted: int) -> list[Row]:
        return self._rows


async def _welcome(glossary: GlossaryDatabase) -> dict[str, Any]:
    tally = await glossary.tally()
    if tally is None:
        return {}

    def read(db: sqlite3.Connection) -> list[Entry]:
        found = entries(db, tally.popular)
        return [found[number] for number in tally.popular if number in found]

    return {
        "popular": await glossary.read(read), "concepts": tally.rows("concept", {}),
        "documents": tally.rows("document", {}),
    }


def _clean(word: str) -> str:
    """Take what is too long for a term off, and half a surrogate pair, which is no character."""
    return word[:lookup.LONGEST].encode("utf-8", "replace").decode()


def _limit(text: str | None) -> int:
    number = int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else LIMIT
    return min(number, MOST)
